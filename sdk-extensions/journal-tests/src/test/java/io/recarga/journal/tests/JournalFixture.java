package io.recarga.journal.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.TopUpKey;
import io.recarga.journal.Journal;
import io.recarga.journal.JournalRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What the parts of the contract need: an empty journal, as two machines see it. */
interface JournalFixture {
  Duration MINUTE = Duration.ofMinutes(1);

  /** Returns the journal of this test, empty at its beginning. */
  Journal journal();

  /** Returns the same journal as another machine sees it. */
  Journal elsewhere();

  default JournalRow inserted(JournalRow row) {
    assertThat(journal().insert(row)).isNull();
    return row;
  }

  default JournalRow replaced(JournalRow before, JournalRow after) {
    assertThat(journal().replace(before, after)).isTrue();
    return after;
  }

  default JournalRow held(String id) {
    return elsewhere().find(TopUpKey.of(id)).orElseThrow();
  }

  static void assertSame(JournalRow actual, JournalRow expected) {
    assertThat(actual).usingRecursiveComparison().isEqualTo(expected);
  }

  static List<String> ids(List<JournalRow> rows) {
    return rows.stream().map(row -> row.key().id()).toList();
  }

  /** Runs the same at once on many threads and returns what they returned. */
  static <T> List<T> atOnce(int threads, IndexedTask<T> task) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      CountDownLatch gate = new CountDownLatch(1);
      List<Future<T>> futures = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        int index = i;
        Callable<T> gated = () -> {
          gate.await();
          return task.run(index);
        };
        futures.add(pool.submit(gated));
      }
      gate.countDown();
      List<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      return results;
    } finally {
      pool.shutdownNow();
    }
  }

  /** What one of many threads does. */
  interface IndexedTask<T> {
    T run(int index) throws Exception;
  }
}
