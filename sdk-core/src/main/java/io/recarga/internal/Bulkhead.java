package io.recarga.internal;

import io.recarga.AccountLimits;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The places for top-ups on their way to one account. */
final class Bulkhead {
  private final AccountLimits limits;
  private final Semaphore places;
  private final AtomicInteger waiting = new AtomicInteger();

  Bulkhead(AccountLimits limits) {
    this.limits = limits;
    this.places = new Semaphore(limits.inFlight());
  }

  /** Takes a place, waiting a little for it, or returns false; an interrupt keeps its flag. */
  boolean enter() {
    if (places.tryAcquire()) {
      return true;
    }
    if (waiting.incrementAndGet() > limits.waiting()) {
      waiting.decrementAndGet();
      return false;
    }
    try {
      return places.tryAcquire(limits.longestWait().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      waiting.decrementAndGet();
    }
  }

  void leave() {
    places.release();
  }

  int inFlight() {
    return limits.inFlight() - places.availablePermits();
  }
}
