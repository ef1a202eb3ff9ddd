/** A placeholder for the smallest sample. */
@NullMarked
package io.recarga.sample.minimal;

import org.jspecify.annotations.NullMarked;
