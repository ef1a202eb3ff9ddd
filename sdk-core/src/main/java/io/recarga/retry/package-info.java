/**
 * Backoff, retry budget and circuit breaker: small, deterministic, and usable by an app on their
 * own. Time and chance are parameters, and nothing else of Recarga is needed. Never put a retry of
 * your own around a top-up that changes its key.
 *
 * <p>Beta: what is in here may still change in a minor version.
 */
@NullMarked
package io.recarga.retry;

import org.jspecify.annotations.NullMarked;
