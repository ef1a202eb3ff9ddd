package io.recarga.simulator;

import io.recarga.retry.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A clock that tests can set forward, for simulators and for the library under test at once: give
 * the same one to both. Thread-safe.
 */
public final class SimulatorClock implements TimeSource {
  private final boolean virtual;
  private final Instant start;
  private final long startNanos = System.nanoTime();
  private final AtomicLong offsetNanos = new AtomicLong();
  private final AtomicLong timerIds = new AtomicLong();
  private final PriorityQueue<Timer> timers =
      new PriorityQueue<>(Comparator.comparing(Timer::due).thenComparingLong(Timer::id));
  private @Nullable Thread ticker;

  private SimulatorClock(boolean virtual, Instant start) {
    this.virtual = virtual;
    this.start = start;
  }

  /** Makes a clock that runs with the machine's; {@link #advance} sets it further ahead. */
  public static SimulatorClock system() {
    return new SimulatorClock(false, Instant.now());
  }

  /** Makes a clock that stands at {@code start} and moves only when told, or when someone sleeps. */
  public static SimulatorClock virtual(Instant start) {
    return new SimulatorClock(true, Objects.requireNonNull(start, "start"));
  }

  /** Says whether time stands still between calls of {@link #advance} and {@link #sleep}. */
  public boolean isVirtual() {
    return virtual;
  }

  @Override
  public Instant now() {
    return start.plusNanos(elapsedNanos());
  }

  @Override
  public long nanos() {
    return startNanos + elapsedNanos();
  }

  /** Waits; on a virtual clock it advances the time instead and returns at once. */
  @Override
  public void sleep(Duration duration) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted before sleeping");
    }
    if (!virtual) {
      Thread.sleep(Math.max(0, duration.toMillis()), duration.toNanosPart() % 1_000_000);
    } else if (!duration.isNegative()) {
      advance(duration);
    }
  }

  /**
   * Sets the clock forward and runs what falls due on the way, each at its own time, on this thread.
   *
   * @throws IllegalArgumentException if {@code duration} is negative
   */
  public void advance(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException("duration: time does not go back: " + duration);
    }
    Instant target = now().plus(duration);
    for (Timer due = pollDue(target); due != null; due = pollDue(target)) {
      moveTo(due.due());
      due.task().run();
    }
    moveTo(target);
  }

  /**
   * Runs {@code task} when {@code delay} has passed: on the thread that advances the time, or on a
   * daemon thread when it passes by itself.
   */
  public void after(Duration delay, Runnable task) {
    synchronized (timers) {
      timers.add(new Timer(now().plus(delay), timerIds.incrementAndGet(), task));
      if (!virtual && ticker == null) {
        ticker = new Thread(this::tick, "recarga-simulator-clock");
        ticker.setDaemon(true);
        ticker.start();
      }
      timers.notifyAll();
    }
  }

  @Override
  public String toString() {
    return (virtual ? "virtual " : "running ") + now();
  }

  private long elapsedNanos() {
    return offsetNanos.get() + (virtual ? 0 : System.nanoTime() - startNanos);
  }

  private void moveTo(Instant moment) {
    long target = Duration.between(start, moment).toNanos();
    long running = virtual ? 0 : System.nanoTime() - startNanos;
    offsetNanos.accumulateAndGet(target - running, Math::max);
  }

  private @Nullable Timer pollDue(Instant moment) {
    synchronized (timers) {
      Timer first = timers.peek();
      return first == null || first.due().isAfter(moment) ? null : timers.poll();
    }
  }

  private void tick() {
    while (true) {
      Timer due = pollDue(now());
      if (due != null) {
        runOnTicker(due.task());
      } else if (!waitForNext()) {
        return;
      }
    }
  }

  private static void runOnTicker(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      // One task that fails must not stop the clock for the others.
      Thread self = Thread.currentThread();
      self.getUncaughtExceptionHandler().uncaughtException(self, e);
    }
  }

  /** Waits for the next timer; says false, and lets the thread end, when there is none. */
  private boolean waitForNext() {
    synchronized (timers) {
      Timer first = timers.peek();
      if (first == null) {
        ticker = null;
        return false;
      }
      try {
        long millis = Duration.between(now(), first.due()).toMillis();
        timers.wait(Math.max(1, Math.min(millis, 1_000)));
        return true;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        ticker = null;
        return false;
      }
    }
  }

  private record Timer(Instant due, long id, Runnable task) {}
}
