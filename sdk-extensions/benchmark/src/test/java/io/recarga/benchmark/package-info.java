/** Whether the programs that measure still run. */
@NullMarked
package io.recarga.benchmark;

import org.jspecify.annotations.NullMarked;
