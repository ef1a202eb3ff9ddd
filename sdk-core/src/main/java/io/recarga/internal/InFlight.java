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
  private final Map<TopUpKey, CountDownLatch> running = new ConcurrentHashMap<>();

  InFlight(Threads threads) {
    this.threads = threads;
  }

  /** Takes the key, or returns null if another thread has it. */
  @Nullable
  Slot take(TopUpKey key) {
    CountDownLatch mine = new CountDownLatch(1);
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
    CountDownLatch latch = running.get(key);
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
    private final CountDownLatch latch;
    private boolean held = true;

    private Slot(TopUpKey key, CountDownLatch latch) {
      this.key = key;
      this.latch = latch;
    }

    /** Passes the right on; closing this slot then does nothing. */
    Slot handOver() {
      held = false;
      return new Slot(key, latch);
    }

    @Override
    public void close() {
      if (!held) {
        return;
      }
      held = false;
      running.remove(key, latch);
      latch.countDown();
    }
  }
}
