package io.recarga.internal;

import io.recarga.retry.TimeSource;
import java.time.Duration;

/** Lets one line a minute through and counts the others. */
final class SeldomLine {
  private static final long NANOS = Duration.ofMinutes(1).toNanos();

  private final TimeSource time;
  private long last;
  private long silent = -1;

  SeldomLine(TimeSource time) {
    this.time = time;
  }

  /** Returns how many were held back before this one, or -1 if this one is held back as well. */
  synchronized long next() {
    long now = time.nanos();
    if (silent >= 0 && now - last < NANOS) {
      silent++;
      return -1;
    }
    long before = Math.max(0, silent);
    last = now;
    silent = 0;
    return before;
  }
}
