package io.recarga.internal;

import io.recarga.TopUpKey;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Lets one thread of this process work on a key while the others wait for it. */
final class InFlight {
  private final Threads threads;
  private final Map<TopUpKey, Running> running = new ConcurrentHashMap<>();

  InFlight(Threads threads) {
    this.threads = threads;
  }

  /** Takes the key, or returns null if another thread has it. */
  @Nullable
  Slot take(TopUpKey key) {
    Running mine = new Running();
    return running.putIfAbsent(key, mine) == null ? new Slot(key, mine) : null;
  }

  boolean isBusy(TopUpKey key) {
    return running.containsKey(key);
  }

  /**
   * Waits until nobody works on the key.
   *
   * @return whether that came within the wait and without an interrupt; the flag is kept
   */
  boolean awaitIdle(TopUpKey key, Patience patience) {
    Running work = running.get(key);
    CountDownLatch latch = work == null ? null : work.latch();
    while (latch != null) {
      Duration left = patience.left();
      if (left.toMillis() <= 0) {
        return false;
      }
      try {
        if (threads.await(latch, left)) {
          return true;
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }

  /** The right to work on one key until it is closed. */
  final class Slot implements AutoCloseable {
    private final TopUpKey key;
    private final Running work;
    private boolean held = true;

    private Slot(TopUpKey key, Running work) {
      this.key = key;
      this.work = work;
    }

    /** Passes the right on; closing this slot then does nothing. */
    Slot handOver() {
      held = false;
      return new Slot(key, work);
    }

    @Override
    public void close() {
      if (!held) {
        return;
      }
      held = false;
      running.remove(key, work);
      work.end();
    }
  }

  /** The work on one key; has a latch only where somebody waits. */
  private static final class Running {
    private @Nullable CountDownLatch latch;
    private boolean over;

    /** Returns what opens at its end, or null if that was. */
    synchronized @Nullable CountDownLatch latch() {
      if (latch == null && !over) {
        latch = new CountDownLatch(1);
      }
      return over ? null : latch;
    }

    synchronized void end() {
      over = true;
      if (latch != null) {
        latch.countDown();
      }
    }
  }
}
