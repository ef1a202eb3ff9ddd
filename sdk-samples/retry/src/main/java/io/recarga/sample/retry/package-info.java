/** A placeholder for the retry sample. */
@NullMarked
package io.recarga.sample.retry;

import org.jspecify.annotations.NullMarked;
