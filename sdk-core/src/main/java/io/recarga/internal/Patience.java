package io.recarga.internal;

import io.recarga.retry.TimeSource;
import java.time.Duration;

/**
 * How long a caller still waits. By the monotonic clock: a wall clock that is set would stretch or
 * end the wait.
 */
final class Patience {
  // Nanoseconds in a long last for 292 years.
  private static final Duration LONGEST = Duration.ofDays(36_500);

  private final TimeSource time;
  private final long end;

  /** Begins to wait now. */
  Patience(TimeSource time, Duration wait) {
    this.time = time;
    this.end = time.nanos() + nanos(wait);
  }

  /** Returns what is left of the wait; negative when it is over. */
  Duration left() {
    return Duration.ofNanos(end - time.nanos());
  }

  boolean isOver() {
    return end - time.nanos() <= 0;
  }

  /** Says whether something that takes so long ends within the wait. */
  boolean lasts(Duration needed) {
    return end - time.nanos() >= nanos(needed);
  }

  private static long nanos(Duration wait) {
    return wait.compareTo(LONGEST) > 0 ? LONGEST.toNanos() : wait.toNanos();
  }
}
