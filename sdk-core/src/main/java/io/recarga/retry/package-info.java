/**
 * Backoff, retry budget and circuit breaker: small, deterministic, and usable by an app on their
 * own. Time and chance are parameters. Never put a retry of your own around a top-up that changes
 * its key.
 */
@NullMarked
package io.recarga.retry;

import org.jspecify.annotations.NullMarked;
