package io.recarga.internal;

import io.recarga.retry.TimeSource;

/** At most so many top-ups in any second, by the monotonic clock. */
final class RateLimit {
  private static final long SECOND = 1_000_000_000L;

  private final TimeSource time;
  private final long nanosEach;
  private final long burst;
  // The moment at which the bucket would be full again.
  private long full;

  RateLimit(TimeSource time, int perSecond) {
    this.time = time;
    this.nanosEach = SECOND / perSecond;
    this.burst = SECOND - nanosEach;
    this.full = time.nanos();
  }

  synchronized boolean tryTake() {
    long now = time.nanos();
    long from = Math.max(full, now);
    if (from - now > burst) {
      return false;
    }
    full = from + nanosEach;
    return true;
  }
}
