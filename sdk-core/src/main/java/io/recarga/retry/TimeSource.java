package io.recarga.retry;

import java.time.Duration;
import java.time.Instant;

/** Where time comes from and how to wait. Tests give their own. Thread-safe. */
public interface TimeSource {

  /** Returns the machine's time. */
  static TimeSource system() {
    return SystemTime.INSTANCE;
  }

  /** Returns the wall clock's time. */
  Instant now();

  /**
   * Returns the wall clock's time in milliseconds since 1970, or the nearest number there is. Costs
   * less than {@link #now} where only a distance counts.
   */
  default long millis() {
    Instant now = now();
    try {
      return now.toEpochMilli();
    } catch (ArithmeticException e) {
      return now.getEpochSecond() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
  }

  /** Returns a monotonic count of nanoseconds, for durations only. */
  long nanos();

  /**
   * Waits.
   *
   * @throws InterruptedException if the thread was interrupted before or while waiting
   */
  void sleep(Duration duration) throws InterruptedException;
}
