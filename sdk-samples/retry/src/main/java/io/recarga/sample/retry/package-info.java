/** The retry package on its own, around a read of yours; no top-up in sight. */
@NullMarked
package io.recarga.sample.retry;

import org.jspecify.annotations.NullMarked;
