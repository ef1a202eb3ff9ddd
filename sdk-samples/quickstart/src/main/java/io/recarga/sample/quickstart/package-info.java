/** A placeholder for the quickstart. */
@NullMarked
package io.recarga.sample.quickstart;

import org.jspecify.annotations.NullMarked;
