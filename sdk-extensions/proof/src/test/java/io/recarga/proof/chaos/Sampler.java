package io.recarga.proof.chaos;

import io.recarga.journal.Journal;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks at the own process now and then, and says what it sees. */
final class Sampler {
  private Sampler() {}

  /** Begins to look every so many seconds; 0 for never. */
  static void start(Journal journal, int seconds) {
    if (seconds == 0) {
      return;
    }
    long began = System.nanoTime();
    ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    var unused = thread.scheduleAtFixedRate(
        () -> System.out.println(look(journal, System.nanoTime() - began).toLine()),
        seconds,
        seconds,
        TimeUnit.SECONDS);
  }

  private static Sample look(Journal journal, long nanos) {
    System.gc();
    long open;
    try {
      open = journal.backlog().stream()
          .filter(each -> each.state().isOpen())
          .mapToLong(Journal.Backlog::rows)
          .sum();
    } catch (RuntimeException e) {
      open = 0; // The database was away for a moment.
    }
    return new Sample(
        TimeUnit.NANOSECONDS.toSeconds(nanos),
        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1024,
        ManagementFactory.getThreadMXBean().getThreadCount(),
        open);
  }
}
