/**
 * The HTTP ring, for adapter writers: a money call that leaves at most once and says whether it
 * left, harmless reads with retries, bounded JSON, tokens renewed once, and webhook signatures.
 */
@NullMarked
package io.recarga.spi.http;

import org.jspecify.annotations.NullMarked;
