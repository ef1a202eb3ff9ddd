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
  private final long began;
  private final Duration wait;

  /** Begins to wait now. */
  Patience(TimeSource time, Duration wait) {
    this.time = time;
    this.began = time.nanos();
    this.wait = wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }

  /** Returns what is left of the wait; negative when it is over. */
  Duration left() {
    return wait.minusNanos(time.nanos() - began);
  }

  boolean isOver() {
    return left().compareTo(Duration.ZERO) <= 0;
  }

  /** Says whether something that takes so long ends within the wait. */
  boolean lasts(Duration needed) {
    return left().compareTo(needed) >= 0;
  }
}
