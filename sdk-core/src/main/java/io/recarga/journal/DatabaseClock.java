package io.recarga.journal;

import io.recarga.retry.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The database's time, asked now and then and counted on by a monotonic clock in between. The wall
 * clock only tells when something happened to this machine, such as a pause, that the monotonic one
 * may not have seen.
 */
final class DatabaseClock {
  private static final Duration FRESH = Duration.ofSeconds(60);
  private static final Duration USABLE = Duration.ofMinutes(10);
  private static final Duration CLOCKS_AGREE = Duration.ofMillis(500);
  private static final int QUESTIONS = 3;

  private final Supplier<Instant> remote;
  private final Map<TimeSource, Measure> measures =
      Collections.synchronizedMap(new WeakHashMap<>());
  private final ReentrantLock asking = new ReentrantLock();

  DatabaseClock(Supplier<Instant> remote) {
    this.remote = remote;
  }

  /**
   * Returns the time.
   *
   * @throws RuntimeException if the database can't be asked, and was not asked for too long
   */
  Instant now(TimeSource local) {
    Measure last = measures.get(local);
    if (last != null && last.isWithin(FRESH, local)) {
      return last.now(local);
    }
    if (last == null || !last.isWithin(USABLE, local)) {
      asking.lock();
      return asked(local);
    }
    if (!asking.tryLock()) {
      return last.now(local);
    }
    try {
      return asked(local);
    } catch (RuntimeException e) {
      return last.now(local);
    }
  }

  private Instant asked(TimeSource local) {
    try {
      return measured(local).now(local);
    } finally {
      asking.unlock();
    }
  }

  private Measure measured(TimeSource local) {
    Measure now = measures.get(local);
    if (now == null || !now.isWithin(FRESH, local)) {
      now = ask(local);
      measures.put(local, now);
    }
    return now;
  }

  /** The answer that came back soonest says most exactly when it was given. */
  private Measure ask(TimeSource local) {
    Measure best = askOnce(local);
    for (int i = 1; i < QUESTIONS; i++) {
      Measure other = askOnce(local);
      best = other.took() < best.took() ? other : best;
    }
    return best;
  }

  private Measure askOnce(TimeSource local) {
    long asked = local.nanos();
    Instant time = remote.get();
    long took = local.nanos() - asked;
    return new Measure(time, asked + took / 2, local.now().minusNanos(took - took / 2), took);
  }

  /** What the database's clock, the monotonic clock and the wall clock said at one moment. */
  private record Measure(Instant time, long nanos, Instant wall, long took) {

    Instant now(TimeSource local) {
      return time.plusNanos(local.nanos() - nanos);
    }

    boolean isWithin(Duration age, TimeSource local) {
      Duration passed = Duration.ofNanos(local.nanos() - nanos);
      Duration byWall = Duration.between(wall, local.now());
      return passed.compareTo(age) <= 0
          && !passed.isNegative()
          && byWall.minus(passed).abs().compareTo(CLOCKS_AGREE) <= 0;
    }
  }
}
