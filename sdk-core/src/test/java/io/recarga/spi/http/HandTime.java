package io.recarga.spi.http;

import io.recarga.retry.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Time that moves only by hand, and remembers who slept. */
final class HandTime implements TimeSource {
  final List<Duration> sleeps = new CopyOnWriteArrayList<>();
  private Instant now = Instant.parse("2026-11-22T10:00:00Z");
  private long nanos;

  synchronized void pass(Duration duration) {
    now = now.plus(duration);
    nanos += duration.toNanos();
  }

  @Override
  public synchronized Instant now() {
    return now;
  }

  @Override
  public synchronized long nanos() {
    return nanos;
  }

  @Override
  public void sleep(Duration duration) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    sleeps.add(duration);
    pass(duration);
  }
}
