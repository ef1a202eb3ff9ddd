package io.recarga.journal.tests;

import static io.recarga.journal.tests.JournalFixture.assertSame;
import static io.recarga.journal.tests.Samples.NOON;
import static io.recarga.journal.tests.Samples.sending;
import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.JournalException;
import io.recarga.TopUpKey;
import io.recarga.journal.JdbcJournal;
import io.recarga.journal.JournalRow;
import io.recarga.journal.State;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whoever shares a commit with others is told exactly what became of his own row, and not earlier. */
interface SharedCommitContract extends JdbcCase {
  int WRITERS = 40;

  private static JournalRow row(int index) {
    return sending("k" + index).build();
  }

  @Test
  default void everyWriterIsToldOfHisOwnRow() throws Exception {
    JdbcJournal journal = fixture().sharing(fixture().source());
    List<JournalRow> rows =
        IntStream.range(0, WRITERS).mapToObj(SharedCommitContract::row).toList();
    Crowd<Boolean> inserts = Crowd.of(WRITERS, index -> journal.insert(rows.get(index)) == null);
    assertThat(inserts.ends()).containsOnly(true);
    List<JournalRow> ended = rows.stream()
        .map(row -> Samples.ended(row, State.SUCCEEDED, NOON.plusSeconds(1)))
        .toList();
    // Every third wants to replace what is not there any more.
    for (int i = 0; i < WRITERS; i += 3) {
      replaced(rows.get(i), rows.get(i).next(NOON).owner("rival").build());
    }
    Crowd<Boolean> replaces =
        Crowd.of(WRITERS, index -> journal.replace(rows.get(index), ended.get(index)));
    List<Object> ends = replaces.ends();
    for (int i = 0; i < WRITERS; i++) {
      assertThat(ends.get(i)).isEqualTo(i % 3 != 0);
      JournalRow held = held("k" + i);
      if (i % 3 != 0) {
        assertSame(held, ended.get(i));
      } else {
        assertThat(held.owner()).isEqualTo("rival");
      }
    }
  }

  @Test
  default void ofManyWhoInsertOneKeyOneDoes() throws Exception {
    GatedPool pool = new GatedPool(fixture().source());
    JdbcJournal journal = fixture().sharing(pool);
    pool.shut();
    Crowd<JournalRow> crowd = Crowd.of(
        WRITERS,
        index -> journal.insert(sending("k" + index % 5).owner("w" + index).build()));
    crowd.awaitStandstill();
    pool.open();
    List<Object> rivals = crowd.ends();
    AtomicInteger winners = new AtomicInteger();
    for (int i = 0; i < WRITERS; i++) {
      String owner = held("k" + i % 5).owner();
      if (rivals.get(i) == null) {
        winners.incrementAndGet();
        assertThat(owner).isEqualTo("w" + i);
      } else {
        assertThat(((JournalRow) rivals.get(i)).owner()).isEqualTo(owner);
      }
    }
    assertThat(winners).hasValue(5);
  }

  @Test
  default void ofManyWhoReplaceOneRowOneDoes() throws Exception {
    GatedPool pool = new GatedPool(fixture().source());
    JdbcJournal journal = fixture().sharing(pool);
    JournalRow row = inserted(row(0));
    pool.shut();
    Crowd<Boolean> crowd = Crowd.of(
        WRITERS, index -> journal.replace(row, row.next(NOON).owner("w" + index).build()));
    crowd.awaitStandstill();
    pool.open();
    List<Object> ends = crowd.ends();
    assertThat(Collections.frequency(ends, true)).isEqualTo(1);
    assertThat(Collections.frequency(ends, false)).isEqualTo(WRITERS - 1);
    assertThat(held("k0").owner()).isEqualTo("w" + ends.indexOf(true));
    assertThat(held("k0").version()).isEqualTo(1);
  }

  @Test
  default void ofVersionsThatComeTogetherEachHasItsTurn() throws Exception {
    GatedPool pool = new GatedPool(fixture().source());
    JdbcJournal journal = fixture().sharing(pool);
    JournalRow row = inserted(row(0));
    JournalRow stale = row.next(NOON).version(7).build();
    pool.shut();
    Crowd<Boolean> crowd = Crowd.of(
        WRITERS,
        index -> index == WRITERS / 2
            ? journal.replace(row, row.next(NOON).owner("right").build())
            : journal.replace(stale, stale.next(NOON).owner("wrong").build()));
    crowd.awaitStandstill();
    pool.open();
    List<Object> ends = crowd.ends();
    assertThat(ends.get(WRITERS / 2)).isEqualTo(true);
    assertThat(Collections.frequency(ends, true)).isEqualTo(1);
    assertThat(held("k0").owner()).isEqualTo("right");
  }

  @Test
  default void aRowThatTheServerRefusesHarmsOnlyItself() throws Exception {
    GatedPool pool = new GatedPool(fixture().source());
    JdbcJournal journal = fixture().sharing(pool);
    pool.shut();
    Crowd<Boolean> crowd =
        Crowd.of(WRITERS, index -> journal.insert(index == 17 ? refused() : row(index)) == null);
    crowd.awaitStandstill();
    pool.open();
    List<Object> ends = crowd.ends();
    assertThat(ends.get(17)).isInstanceOf(JournalException.class);
    assertThat(Crowd.failures(ends)).hasSize(1);
    assertThat(Collections.frequency(ends, true)).isEqualTo(WRITERS - 1);
    assertThat(fixture().ask("SELECT COUNT(*) FROM recarga_topup")).isEqualTo("" + (WRITERS - 1));
  }

  /** A row that no column takes: its fingerprint is too long. */
  private static JournalRow refused() {
    return JournalRow.builder(Samples.topUp("refused"), "f".repeat(300), NOON, NOON)
        .build();
  }

  @Test
  default void aRowThatCannotBeWrittenDownHarmsOnlyItself() throws Exception {
    GatedPool pool = new GatedPool(fixture().source());
    JdbcJournal journal = fixture().sharing(pool);
    pool.shut();
    Crowd<Boolean> crowd = Crowd.of(
        WRITERS,
        index ->
            journal.insert(sending("k" + index).owner(index == 17 ? "Ñ" : "me").build()) == null);
    pool.open();
    List<Object> ends = crowd.ends();
    assertThat(ends.get(17)).isInstanceOf(IllegalArgumentException.class);
    assertThat(Collections.frequency(ends, true)).isEqualTo(WRITERS - 1);
  }

  @Test
  default void nobodyIsToldBeforeTheCommit() throws Exception {
    GatedPool pool = new GatedPool(fixture().source());
    JdbcJournal journal = fixture().sharing(pool);
    pool.shut();
    Crowd<Boolean> crowd = Crowd.of(WRITERS, index -> journal.insert(row(index)) == null);
    crowd.awaitStandstill();
    assertThat(crowd.isAnyDone()).isFalse();
    assertThat(fixture().ask("SELECT COUNT(*) FROM recarga_topup")).isEqualTo("0");
    pool.open();
    assertThat(crowd.ends()).containsOnly(true);
  }

  @Test
  default void aSharedCommitThatThrewIsInDoubtForEachOfItsRows() throws Exception {
    FaultyPool faulty = new FaultyPool(fixture().source());
    GatedPool pool = new GatedPool(faulty);
    JdbcJournal journal = fixture().sharing(pool);
    pool.shut();
    faulty.arm();
    SQLException cut = new SQLException("cut", "08006");
    faulty.failAfter("executeQuery", cut).failAfter("executeUpdate", cut);
    Crowd<Boolean> crowd = Crowd.of(WRITERS, index -> journal.insert(row(index)) == null);
    crowd.awaitStandstill();
    pool.open();
    List<Object> ends = crowd.ends();
    List<Throwable> failures = Crowd.failures(ends);
    assertThat(failures).isNotEmpty().doesNotHaveDuplicates();
    assertThat(failures)
        .allSatisfy(failure -> assertThat(failure)
            .isInstanceOf(IllegalStateException.class)
            .isNotInstanceOf(JournalException.class));
    for (int i = 0; i < WRITERS; i++) {
      assertThat(held("k" + i).owner()).isEqualTo("me");
    }
  }

  @Test
  default void withoutAConnectionEachRowIsProvenNotToBeHeld() throws Exception {
    FaultyPool faulty = new FaultyPool(fixture().source());
    GatedPool pool = new GatedPool(faulty);
    JdbcJournal journal = fixture().sharing(pool);
    pool.shut();
    faulty.failOn("getConnection", new SQLException("gone", "08001"), 1_000).arm();
    Crowd<Boolean> crowd = Crowd.of(WRITERS, index -> journal.insert(row(index)) == null);
    crowd.awaitStandstill();
    pool.open();
    assertThat(crowd.ends())
        .allSatisfy(end -> assertThat(end).isInstanceOf(JournalException.class));
    assertThat(fixture().ask("SELECT COUNT(*) FROM recarga_topup")).isEqualTo("0");
  }

  @Test
  default void whoeverIsInterruptedHasHisRowWrittenWithTheOthers() throws Exception {
    GatedPool pool = new GatedPool(fixture().source());
    JdbcJournal journal = fixture().sharing(pool);
    List<Integer> interrupted = Collections.synchronizedList(new ArrayList<>());
    inserted(row(0));
    pool.shut();
    Crowd<Boolean> crowd = Crowd.of(WRITERS, index -> {
      if (index % 4 == 1) {
        Thread.currentThread().interrupt();
      }
      try {
        return journal.insert(row(index)) == null;
      } finally {
        if (Thread.currentThread().isInterrupted()) {
          interrupted.add(index);
        }
      }
    });
    pool.open();
    crowd.ends();
    assertThat(interrupted).hasSize(WRITERS / 4).allMatch(index -> index % 4 == 1);
    for (int i = 0; i < WRITERS; i++) {
      if (i % 4 != 1) {
        assertThat(journal().find(TopUpKey.of("k" + i))).isPresent();
      }
    }
  }

  @Test
  default void everyReaderIsToldOfHisOwnRow() throws Exception {
    GatedPool pool = new GatedPool(fixture().source());
    JdbcJournal journal = fixture().sharing(pool);
    List<JournalRow> rows =
        IntStream.range(0, WRITERS).mapToObj(index -> inserted(row(index))).toList();
    fixture().run("UPDATE recarga_topup SET format = 999 WHERE topup_key = 'k7'");
    pool.shut();
    Crowd<Optional<JournalRow>> crowd = Crowd.of(
        WRITERS, index -> journal.find(TopUpKey.of(index % 5 == 3 ? "none" : "k" + index)));
    crowd.awaitStandstill();
    pool.open();
    List<Object> ends = crowd.ends();
    for (int i = 0; i < WRITERS; i++) {
      if (i == 7) {
        assertThat(ends.get(i)).isInstanceOf(JournalException.class);
      } else if (i % 5 == 3) {
        assertThat(ends.get(i)).isEqualTo(Optional.empty());
      } else {
        assertSame((JournalRow) ((Optional<?>) ends.get(i)).orElseThrow(), rows.get(i));
      }
    }
  }
}
