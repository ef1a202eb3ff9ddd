package io.recarga.testkit;

import io.recarga.retry.TimeSource;
import java.time.Duration;
import java.time.Instant;

/** Time that moves when it is told to, from the machine's present on. */
final class ManualTime implements TimeSource {
  private final Instant start = Instant.now();
  private volatile Duration passed = Duration.ZERO;

  /** Lets {@code duration} pass at once. */
  synchronized void advance(Duration duration) {
    passed = passed.plus(duration);
  }

  @Override
  public Instant now() {
    return start.plus(passed);
  }

  @Override
  public long nanos() {
    return passed.toNanos();
  }

  @Override
  public void sleep(Duration duration) {
    advance(duration);
  }
}
