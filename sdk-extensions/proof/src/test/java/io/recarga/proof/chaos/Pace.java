package io.recarga.proof.chaos;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Lets callers begin evenly, so many per second. */
final class Pace {
  private final long nanos;
  private final AtomicLong next = new AtomicLong(System.nanoTime());

  /** Makes a pace of so many per second; 0 for as many as there can be. */
  Pace(double perSecond) {
    nanos = perSecond > 0 ? (long) (TimeUnit.SECONDS.toNanos(1) / perSecond) : 0;
  }

  void await() {
    if (nanos == 0) {
      return;
    }
    long mine = next.getAndAdd(nanos);
    for (long left = mine - System.nanoTime(); left > 0; left = mine - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
