/** Backoff, budget and breaker: small, deterministic, usable on their own. */
@NullMarked
package io.recarga.retry;

import org.jspecify.annotations.NullMarked;
