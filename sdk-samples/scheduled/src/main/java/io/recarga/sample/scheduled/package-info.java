/** Auto-renewal by a scheduler that several machines share. */
@NullMarked
package io.recarga.sample.scheduled;

import org.jspecify.annotations.NullMarked;
