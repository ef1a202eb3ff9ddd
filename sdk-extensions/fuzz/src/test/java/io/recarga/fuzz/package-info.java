/** Bytes that nobody thought of, for every reader of foreign bytes. */
@NullMarked
package io.recarga.fuzz;

import org.jspecify.annotations.NullMarked;
