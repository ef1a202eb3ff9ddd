package io.recarga.journal.tests;

import static io.recarga.journal.tests.JournalFixture.assertSame;
import static io.recarga.journal.tests.JournalFixture.atOnce;
import static io.recarga.journal.tests.JournalFixture.ids;
import static io.recarga.journal.tests.Samples.ACME;
import static io.recarga.journal.tests.Samples.NOON;
import static io.recarga.journal.tests.Samples.OTHER;
import static io.recarga.journal.tests.Samples.ended;
import static io.recarga.journal.tests.Samples.fresh;
import static io.recarga.journal.tests.Samples.sending;
import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.journal.JournalRow;
import io.recarga.journal.State;
import io.recarga.spi.AdapterId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Rows whose time has come are taken once, by whoever comes first, and stay as they are. */
interface DueContract extends JournalFixture {

  default List<String> taken(Instant now) {
    return ids(journal().takeDue(now, MINUTE, 100, List.of(ACME)));
  }

  @ParameterizedTest
  @EnumSource(State.class)
  default void openRowsAreTakenAndClosedOnesAreNot(State state) {
    inserted(sending("k").state(state).build());
    assertThat(taken(NOON)).isEqualTo(state.isOpen() ? List.of("k") : List.of());
  }

  @Test
  default void aRowIsTakenFromItsDueOn() {
    inserted(sending("k").build());
    assertThat(taken(NOON.minusNanos(1))).isEmpty();
    assertThat(taken(NOON)).containsExactly("k");
  }

  @Test
  default void anOpenRowWithoutDueIsTakenAtOnce() {
    inserted(sending("k").due(null).build());
    assertThat(taken(Instant.EPOCH)).containsExactly("k");
  }

  @Test
  default void theLongestDueComesFirst() {
    inserted(sending("b").due(NOON.plusNanos(2)).build());
    inserted(sending("a").due(NOON.plusNanos(3)).build());
    inserted(sending("c").due(NOON.plusNanos(1)).build());
    assertThat(taken(NOON.plusSeconds(1))).containsExactly("c", "b", "a");
  }

  @Test
  default void noMoreThanTheLimitAreTaken() {
    for (int i = 0; i < 5; i++) {
      inserted(sending("k" + i).due(NOON.plusNanos(i)).build());
    }
    assertThat(ids(journal().takeDue(NOON.plusSeconds(1), MINUTE, 2, List.of(ACME))))
        .containsExactly("k0", "k1");
    assertThat(ids(elsewhere().takeDue(NOON.plusSeconds(1), MINUTE, 9, List.of(ACME))))
        .containsExactly("k2", "k3", "k4");
  }

  @Test
  default void whatIsTakenIsAsItWasWritten() {
    JournalRow row = inserted(SampleRows.full());
    List<JournalRow> taken = elsewhere().takeDue(NOON.plusSeconds(60), MINUTE, 9, List.of(ACME));
    assertThat(taken).hasSize(1);
    assertSame(taken.get(0), row);
    assertSame(held("k"), row);
  }

  @Test
  default void aTakenRowIsHiddenUntilTheHoldIsOver() {
    inserted(sending("k").build());
    assertThat(taken(NOON)).containsExactly("k");
    assertThat(elsewhere().takeDue(NOON, MINUTE, 9, List.of(ACME))).isEmpty();
    assertThat(taken(NOON.plus(MINUTE).minusNanos(1))).isEmpty();
    assertThat(taken(NOON.plus(MINUTE))).containsExactly("k");
  }

  @Test
  default void aTakenRowIsStillFoundByItsKeyAndMayBeReplaced() {
    JournalRow row = inserted(sending("k").build());
    assertThat(taken(NOON)).containsExactly("k");
    assertThat(elsewhere().replace(row, row.next(NOON).polls(1).build())).isTrue();
    assertThat(held("k").polls()).isEqualTo(1);
  }

  @Test
  default void aWriteEndsTheHold() {
    JournalRow row = inserted(sending("k").build());
    assertThat(taken(NOON)).containsExactly("k");
    replaced(row, row.next(NOON).due(NOON.plusSeconds(5)).build());
    assertThat(taken(NOON.plusSeconds(4))).isEmpty();
    assertThat(taken(NOON.plusSeconds(5))).containsExactly("k");
  }

  @Test
  default void aLateDueIsNotHiddenByAnEarlierHold() {
    JournalRow row = inserted(sending("k").build());
    assertThat(taken(NOON)).containsExactly("k");
    replaced(row, row.next(NOON).build());
    assertThat(taken(NOON)).containsExactly("k");
  }

  @Test
  default void aRowThatEndedIsNotTakenAnyMore() {
    JournalRow row = inserted(sending("k").build());
    replaced(row, ended(row, State.SUCCEEDED, NOON));
    assertThat(taken(NOON.plusSeconds(9999))).isEmpty();
  }

  @Test
  default void rowsOfOtherAdaptersAreLeftAlone() {
    inserted(sending("ours").build());
    inserted(sending("theirs").adapter(OTHER).build());
    assertThat(taken(NOON)).containsExactly("ours");
    assertThat(ids(journal().takeDue(NOON, MINUTE, 9, List.of(OTHER)))).containsExactly("theirs");
  }

  @Test
  default void severalAdaptersAreTakenFromAtOnce() {
    inserted(sending("a").build());
    inserted(sending("b").adapter(OTHER).due(NOON.plusNanos(1)).build());
    inserted(sending("c").adapter(AdapterId.of("third")).build());
    assertThat(ids(journal().takeDue(NOON.plusNanos(1), MINUTE, 9, List.of(OTHER, ACME))))
        .containsExactly("a", "b");
  }

  @Test
  default void rowsWithoutAdapterAreTakenByAnybody() {
    inserted(fresh("k").build());
    inserted(sending("theirs").adapter(OTHER).build());
    assertThat(ids(journal().takeDue(NOON, MINUTE, 9, List.of()))).containsExactly("k");
  }

  @ParameterizedTest
  @EnumSource(
      value = State.class,
      names = {"NEW", "AWAITING_PAYMENT"},
      mode = Mode.INCLUDE)
  default void queuedRowsAreTakenWhenTheyAreDue(State state) {
    inserted(fresh("k").state(state).due(NOON.plusSeconds(7)).build());
    assertThat(taken(NOON.plusSeconds(6))).isEmpty();
    assertThat(taken(NOON.plusSeconds(7))).containsExactly("k");
  }

  @Test
  default void ofManyTakersAtOnceEachRowHasOne() throws Exception {
    for (int i = 0; i < 40; i++) {
      inserted(sending("k" + i).build());
    }
    List<String> all = atOnce(
            4,
            index -> ids((index % 2 == 0 ? journal() : elsewhere())
                .takeDue(NOON, MINUTE, 10, List.of(ACME))))
        .stream()
        .flatMap(List::stream)
        .toList();
    assertThat(all).doesNotHaveDuplicates();
    assertThat(all.size() + taken(NOON).size()).isEqualTo(40);
  }
}
