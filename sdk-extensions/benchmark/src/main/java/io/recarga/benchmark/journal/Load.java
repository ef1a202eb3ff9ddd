package io.recarga.benchmark.journal;

import io.recarga.journal.Journal;
import io.recarga.journal.JournalRow;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongConsumer;

/** Threads that do the same for some seconds, each time with another number. */
final class Load {
  private static final long FIRST = 1_000_000_000_000_000_000L;
  private static final long LAST = 9_000_000_000_000_000_000L;

  private Load() {}

  /** Returns how often a second it was done. */
  static double perSecond(int callers, double seconds, LongConsumer work)
      throws InterruptedException {
    LongAdder done = new LongAdder();
    AtomicReference<RuntimeException> failure = new AtomicReference<>();
    List<Thread> threads = new ArrayList<>();
    long began = System.nanoTime();
    long end = began + (long) (seconds * 1e9);
    for (int i = 0; i < callers; i++) {
      Thread thread = new Thread(() -> {
        try {
          while (System.nanoTime() < end) {
            work.accept(ThreadLocalRandom.current().nextLong(FIRST, LAST));
            done.increment();
          }
        } catch (RuntimeException e) {
          failure.compareAndSet(null, e);
        }
      });
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    if (failure.get() != null) {
      throw new IllegalStateException(failure.get());
    }
    return done.sum() * 1e9 / (System.nanoTime() - began);
  }

  /** Writes what the engine writes of one top-up that is delivered. */
  static void topUp(Journal journal, long number) {
    JournalRow row = SampleTopUps.sending(number);
    if (journal.insert(row) != null || !journal.replace(row, SampleTopUps.delivered(row))) {
      throw new IllegalStateException("somebody else has key " + number);
    }
  }
}
