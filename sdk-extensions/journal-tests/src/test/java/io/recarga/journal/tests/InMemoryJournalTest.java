package io.recarga.journal.tests;

import static io.recarga.journal.tests.JournalFixture.MINUTE;
import static io.recarga.journal.tests.JournalFixture.atOnce;
import static io.recarga.journal.tests.JournalFixture.ids;
import static io.recarga.journal.tests.Samples.ACME;
import static io.recarga.journal.tests.Samples.NOON;
import static io.recarga.journal.tests.Samples.sending;
import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.journal.Journal;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class InMemoryJournalTest implements JournalContract {
  private final Journal journal = Journal.inMemory(10_000);

  @Override
  public Journal journal() {
    return journal;
  }

  @Override
  public Journal elsewhere() {
    return journal;
  }

  /** Rows whose order would change while they are put in order made the sorting itself fail. */
  @Test
  void takersOfManyRowsDoNotDisturbEachOther() throws Exception {
    Random random = new Random(4711);
    for (int i = 0; i < 5_000; i++) {
      journal.insert(
          sending("k" + i).due(NOON.minusSeconds(random.nextInt(100_000))).build());
    }
    List<String> all =
        atOnce(8, index -> ids(journal.takeDue(NOON, MINUTE, 625, List.of(ACME)))).stream()
            .flatMap(List::stream)
            .toList();
    assertThat(all).isNotEmpty().doesNotHaveDuplicates();
  }
}
