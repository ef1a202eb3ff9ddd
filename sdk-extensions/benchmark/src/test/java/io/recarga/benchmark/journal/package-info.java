/** Small forms of the programs that measure durable top-ups. */
@NullMarked
package io.recarga.benchmark.journal;

import org.jspecify.annotations.NullMarked;
