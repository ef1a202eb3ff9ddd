/** One top-up in one file. To copy from. */
@NullMarked
package io.recarga.sample.minimal;

import org.jspecify.annotations.NullMarked;
