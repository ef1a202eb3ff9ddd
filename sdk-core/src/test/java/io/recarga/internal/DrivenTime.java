package io.recarga.internal;

import io.recarga.retry.TimeSource;
import java.time.Duration;
import java.time.Instant;

/** A clock that a test drives; sleeping moves it at once. */
final class DrivenTime implements TimeSource {
  static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

  private Instant now = START;
  private long nanos;

  @Override
  public synchronized Instant now() {
    return now;
  }

  @Override
  public synchronized long nanos() {
    return nanos;
  }

  @Override
  public void sleep(Duration duration) {
    advance(duration);
  }

  synchronized void advance(Duration duration) {
    now = now.plus(duration);
    nanos += duration.toNanos();
  }

  /** Moves the wall clock only, as a correction by NTP does. */
  synchronized void jumpWall(Duration duration) {
    now = now.plus(duration);
  }
}
