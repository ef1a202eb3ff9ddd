package io.recarga.journal.tests;

import static io.recarga.journal.tests.JournalFixture.assertSame;
import static io.recarga.journal.tests.JournalFixture.atOnce;
import static io.recarga.journal.tests.Samples.NOON;
import static io.recarga.journal.tests.Samples.ended;
import static io.recarga.journal.tests.Samples.fresh;
import static io.recarga.journal.tests.Samples.sending;
import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.journal.Journal;
import io.recarga.journal.Journal.End;
import io.recarga.journal.JournalRow;
import io.recarga.journal.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever reads ends from position to position misses no row's latest one. */
interface EndContract extends JournalFixture {

  private static List<String> ids(List<End> ends) {
    return ends.stream().map(end -> end.row().key().id()).toList();
  }

  private static long last(List<End> ends) {
    return ends.get(ends.size() - 1).position();
  }

  default JournalRow end(String id, Instant when) {
    JournalRow row = inserted(sending(id).build());
    return replaced(row, ended(row, State.SUCCEEDED, when));
  }

  @ParameterizedTest
  @EnumSource(State.class)
  default void closedRowsHaveAnEndAndOpenOnesDoNot(State state) {
    inserted(sending("k").state(state).build());
    assertThat(journal().ends(0, 9)).hasSize(state.isOpen() ? 0 : 1);
  }

  @Test
  default void aNewJournalHasNoEnds() {
    assertThat(journal().ends(0, 9)).isEmpty();
    assertThat(journal().ends(Long.MIN_VALUE, 9)).isEmpty();
    assertThat(journal().ends(Long.MAX_VALUE, 9)).isEmpty();
  }

  @Test
  default void positionsBeginAfterNothing() {
    end("k", NOON);
    assertThat(journal().ends(0, 9).get(0).position()).isPositive();
  }

  @Test
  default void anEndIsListedAsItWasWritten() {
    inserted(SampleRows.delivered());
    assertSame(elsewhere().ends(0, 9).get(0).row(), SampleRows.delivered());
  }

  @Test
  default void endsThatAreNewAreListedByTheirTime() {
    end("b", NOON.plusNanos(3));
    end("c", NOON.plusNanos(1));
    end("a", NOON.plusNanos(1));
    end("d", NOON.plusNanos(2));
    assertThat(ids(journal().ends(0, 9))).containsExactly("a", "c", "d", "b");
  }

  @Test
  default void positionsRise() {
    end("a", NOON);
    end("b", NOON);
    long first = last(journal().ends(0, 9));
    // Earlier by its time, but later to be known.
    end("c", NOON.minusSeconds(60));
    List<End> later = elsewhere().ends(first, 9);
    assertThat(ids(later)).containsExactly("c");
    assertThat(later.get(0).position()).isGreaterThan(first);
  }

  @Test
  default void everyReaderSeesTheSamePositions() {
    for (int i = 0; i < 9; i++) {
      end("k" + i, NOON.plusNanos(i));
    }
    assertThat(positions(journal().ends(0, 99))).isEqualTo(positions(elsewhere().ends(0, 99)));
  }

  private static List<Long> positions(List<End> ends) {
    return ends.stream().map(End::position).toList();
  }

  @Test
  default void endsAreListedInPages() {
    for (int i = 0; i < 7; i++) {
      end("k" + i, NOON.plusNanos(i));
    }
    List<String> all = new ArrayList<>();
    long position = 0;
    for (List<End> page = journal().ends(0, 3);
        !page.isEmpty();
        page = elsewhere().ends(position, 3)) {
      assertThat(page).hasSizeLessThanOrEqualTo(3);
      all.addAll(ids(page));
      position = last(page);
    }
    assertThat(all).containsExactly("k0", "k1", "k2", "k3", "k4", "k5", "k6");
  }

  @Test
  default void whatWasReadIsNotListedAgain() {
    end("k", NOON);
    assertThat(journal().ends(last(journal().ends(0, 9)), 9)).isEmpty();
  }

  @Test
  default void aLaterEndOfARowReplacesTheEarlierOne() {
    JournalRow row = end("a", NOON);
    end("b", NOON.plusNanos(1));
    long position = last(journal().ends(0, 9));
    replaced(row, ended(row, State.REVERSED, NOON.plusSeconds(1)));
    List<End> later = elsewhere().ends(position, 9);
    assertThat(ids(later)).containsExactly("a");
    assertThat(later.get(0).row().state()).isEqualTo(State.REVERSED);
    assertThat(ids(journal().ends(0, 9))).containsExactly("b", "a");
  }

  @Test
  default void aLaterEndThatComesBeforeTheFirstIsReadIsListedOnce() {
    JournalRow row = end("a", NOON);
    replaced(row, ended(row, State.REVERSED, NOON.plusSeconds(1)));
    List<End> ends = journal().ends(0, 9);
    assertThat(ends).hasSize(1);
    assertThat(ends.get(0).row().state()).isEqualTo(State.REVERSED);
  }

  @Test
  default void aRowThatWasOpenedAgainHasNoEndUntilItEndsAgain() {
    JournalRow row = inserted(sending("k").build());
    row = replaced(row, ended(row, State.FAILED, NOON));
    long position = last(journal().ends(0, 9));
    row = replaced(row, row.next(NOON).state(State.NOT_EXECUTED).due(NOON).build());
    assertThat(journal().ends(0, 9)).isEmpty();
    replaced(row, ended(row, State.SUCCEEDED, NOON));
    List<End> again = elsewhere().ends(position, 9);
    assertThat(ids(again)).containsExactly("k");
    assertThat(again.get(0).position()).isGreaterThan(position);
  }

  @Test
  default void aRowThatWasOpenedBeforeItsEndWasReadHasNone() {
    JournalRow row = inserted(sending("k").build());
    row = replaced(row, ended(row, State.FAILED, NOON));
    replaced(row, row.next(NOON).state(State.NOT_EXECUTED).due(NOON).build());
    assertThat(journal().ends(0, 9)).isEmpty();
  }

  @Test
  default void takingAndFailedWritesGiveNoEnd() {
    JournalRow row = inserted(fresh("k").build());
    replaced(row, row.next(NOON).polls(1).build());
    assertThat(journal().replace(row, ended(row, State.FAILED, NOON))).isFalse();
    assertThat(journal().ends(0, 9)).isEmpty();
  }

  @Test
  default void readersAndWritersAtOnceMissNothing() throws Exception {
    int each = 25;
    AtomicInteger writing = new AtomicInteger(2);
    List<Set<String>> read = atOnce(4, index -> {
      Journal mine = index % 2 == 0 ? journal() : elsewhere();
      return index < 2 ? written(mine, index, each, writing) : read(mine, writing);
    });
    assertThat(read.get(2)).hasSize(2 * each);
    assertThat(read.get(3)).isEqualTo(read.get(2));
  }

  private static Set<String> written(Journal journal, int writer, int rows, AtomicInteger writing) {
    for (int i = 0; i < rows; i++) {
      journal.insert(
          sending("w" + writer + "-" + i).state(State.SUCCEEDED).due(null).build());
    }
    writing.decrementAndGet();
    return Set.of();
  }

  /** Reads to the end, as it is after the last writer is done. */
  private static Set<String> read(Journal journal, AtomicInteger writing) {
    Set<String> seen = new HashSet<>();
    long position = 0;
    boolean isOver = false;
    while (!isOver) {
      boolean wasLast = writing.get() == 0;
      List<End> ends = journal.ends(position, 3);
      for (End end : ends) {
        assertThat(end.position()).isGreaterThan(position);
        position = end.position();
        seen.add(end.row().key().id());
      }
      isOver = wasLast && ends.isEmpty();
    }
    return seen;
  }
}
