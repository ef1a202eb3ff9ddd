package io.recarga.retry;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Time that moves only when it is told to; a sleep moves it and is remembered. */
final class ManualTime implements TimeSource {
  private final List<Duration> sleeps = new ArrayList<>();
  private Duration passed = Duration.ZERO;

  @Override
  public synchronized Instant now() {
    return Instant.parse("2026-11-23T12:00:00Z").plus(passed);
  }

  @Override
  public synchronized long nanos() {
    return passed.toNanos();
  }

  @Override
  public synchronized void sleep(Duration duration) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    sleeps.add(duration);
    advance(duration);
  }

  synchronized void advance(Duration duration) {
    passed = passed.plus(duration);
  }

  synchronized List<Duration> sleeps() {
    return List.copyOf(sleeps);
  }
}
