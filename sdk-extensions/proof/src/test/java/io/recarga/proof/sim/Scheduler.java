package io.recarga.proof.sim;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * Orders all that happens in a world: one fiber runs at a time, and time passes only when all of
 * them wait. Which of several that could go on goes on is drawn from the seed.
 */
final class Scheduler {
  static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

  private final SplittableRandom random;
  private final FiberThreads threads;
  private final PriorityQueue<Timer> timers = new PriorityQueue<>();
  private final List<Fiber> ready = new ArrayList<>();
  private final List<Fiber> waiters = new ArrayList<>();
  private long now;
  private long sequence;
  private @Nullable Fiber current;
  private volatile @Nullable Throwable failure;

  Scheduler(SplittableRandom random, FiberThreads threads) {
    this.random = random;
    this.threads = threads;
  }

  /** Returns the true time; processes may see another. */
  Instant now() {
    return START.plusNanos(now);
  }

  long nanos() {
    return now;
  }

  @Nullable
  Fiber current() {
    return current;
  }

  /** Runs {@code event}, which must not wait, when {@code delay} has passed. */
  void after(Duration delay, Runnable event) {
    timers.add(new Timer(now + Math.max(0, delay.toNanos()), sequence++, null, 0, event));
  }

  void at(Instant moment, Runnable event) {
    after(Duration.between(now(), moment), event);
  }

  /** Begins a fiber now. */
  Fiber spawn(Runnable body) {
    Fiber fiber = new Fiber(body);
    ready.add(fiber);
    return fiber;
  }

  /** Runs until nothing is left to do. */
  void run() {
    Fiber first = next();
    if (first != null) {
      threads.runFrom(this, first);
    }
    Throwable failed = failure;
    if (failed != null) {
      throw new IllegalStateException("a fiber failed", failed);
    }
  }

  /** Lets others go first, if the seed wants so. */
  void giveWay() {
    Fiber self = current;
    if (self != null && !ready.isEmpty() && random.nextInt(4) == 0) {
      ready.add(self);
      block(self);
    }
  }

  void sleep(long nanos) {
    Fiber self = current;
    long wake = now + Math.max(0, nanos);
    wakeWaiters();
    Timer first = timers.peek();
    if (ready.isEmpty() && (first == null || first.when() > wake)) {
      now = wake;
    } else if (self != null) {
      timers.add(new Timer(wake, sequence++, self, ++self.ticket, null));
      block(self);
    }
  }

  boolean await(CountDownLatch latch, Duration atMost) {
    Fiber self = current;
    if (self == null || latch.getCount() == 0) {
      return latch.getCount() == 0;
    }
    timers.add(new Timer(now + atMost.toNanos(), sequence++, self, ++self.ticket, null));
    self.awaits = latch;
    waiters.add(self);
    block(self);
    waiters.remove(self);
    self.awaits = null;
    return latch.getCount() == 0;
  }

  /** Lets a waiting fiber go on at once. */
  void wake(Fiber fiber) {
    if (fiber != current && fiber.started && !fiber.done && !ready.contains(fiber)) {
      fiber.ticket++;
      ready.add(fiber);
    }
  }

  private void block(Fiber self) {
    Fiber next = next();
    if (next == self) {
      return;
    }
    if (next == null) {
      throw new IllegalStateException("all wait for one another");
    }
    threads.hand(this, next);
    self.awaitBaton();
  }

  /** Chooses who goes on; lets time pass where nobody can. Null when nothing is left to do. */
  @Nullable
  Fiber next() {
    while (true) {
      wakeWaiters();
      if (!ready.isEmpty()) {
        int chosen = ready.size() == 1 ? 0 : random.nextInt(ready.size());
        Fiber fiber = ready.set(chosen, ready.get(ready.size() - 1));
        ready.remove(ready.size() - 1);
        current = fiber;
        return fiber;
      }
      Timer timer = timers.poll();
      if (timer == null) {
        current = null;
        return null;
      }
      if (timer.fiber() != null && timer.ticket() != timer.fiber().ticket) {
        continue; // It went on for another reason.
      }
      now = Math.max(now, timer.when());
      if (timer.fiber() != null) {
        ready.add(timer.fiber());
      } else if (timer.event() != null) {
        current = null;
        happen(timer.event());
      }
    }
  }

  private void happen(Runnable event) {
    try {
      event.run();
    } catch (Throwable e) {
      failed(e); // On the stack is a fiber that has nothing to do with it.
    }
  }

  private void wakeWaiters() {
    if (waiters.isEmpty()) {
      return;
    }
    for (Fiber fiber : List.copyOf(waiters)) {
      CountDownLatch latch = fiber.awaits;
      if (latch != null && latch.getCount() == 0) {
        waiters.remove(fiber);
        fiber.awaits = null;
        fiber.ticket++;
        if (!ready.contains(fiber)) {
          ready.add(fiber);
        }
      }
    }
  }

  void failed(Throwable thrown) {
    if (failure == null) {
      failure = thrown;
    }
    ready.clear();
    timers.clear();
    waiters.clear();
  }

  private record Timer(
      long when,
      long order,
      @Nullable Fiber fiber,
      long ticket,
      @Nullable Runnable event) implements Comparable<Timer> {
    @Override
    public int compareTo(Timer other) {
      int byTime = Long.compare(when, other.when);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }
}
