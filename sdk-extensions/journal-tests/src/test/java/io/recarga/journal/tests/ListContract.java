package io.recarga.journal.tests;

import static io.recarga.journal.tests.JournalFixture.assertSame;
import static io.recarga.journal.tests.JournalFixture.ids;
import static io.recarga.journal.tests.Samples.ACME;
import static io.recarga.journal.tests.Samples.CLARO;
import static io.recarga.journal.tests.Samples.ICCID;
import static io.recarga.journal.tests.Samples.NOON;
import static io.recarga.journal.tests.Samples.OTHER;
import static io.recarga.journal.tests.Samples.SIM;
import static io.recarga.journal.tests.Samples.TWENTY;
import static io.recarga.journal.tests.Samples.fresh;
import static io.recarga.journal.tests.Samples.sending;
import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.PhoneNumber;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.journal.Journal.Backlog;
import io.recarga.journal.JournalRow;
import io.recarga.journal.State;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows are listed by state, by attempt and by line, in pages that neither skip nor repeat. */
interface ListContract extends JournalFixture {

  @ParameterizedTest
  @EnumSource(State.class)
  default void rowsAreListedByState(State state) {
    for (State each : State.values()) {
      inserted(sending("k-" + each.name()).state(each).build());
    }
    assertThat(ids(elsewhere().list(state, null, 100))).containsExactly("k-" + state.name());
  }

  @Test
  default void whatIsListedIsAsItWasWritten() {
    JournalRow row = inserted(SampleRows.aCase());
    assertSame(elsewhere().list(State.UNKNOWN, null, 9).get(0), row);
  }

  @Test
  default void statesAreListedInPagesByKey() {
    for (String id : List.of("b", "a", "B", "A", "-", "_", "10", "9", ":")) {
      inserted(sending(id).state(State.UNKNOWN).build());
    }
    inserted(sending(TopUp.ofAmount(TopUpKey.of("aaa", "z"), SIM, TWENTY))
        .state(State.UNKNOWN)
        .build());
    List<JournalRow> first = journal().list(State.UNKNOWN, null, 4);
    List<JournalRow> second = elsewhere().list(State.UNKNOWN, first.get(3).key(), 4);
    List<JournalRow> third = journal().list(State.UNKNOWN, second.get(3).key(), 4);
    assertThat(ids(first)).containsExactly("z", "-", "10", "9");
    assertThat(ids(second)).containsExactly(":", "A", "B", "_");
    assertThat(ids(third)).containsExactly("a", "b");
  }

  @Test
  default void anEmptyStateListsNothing() {
    inserted(sending("k").build());
    assertThat(journal().list(State.UNKNOWN, null, 9)).isEmpty();
    assertThat(journal().list(State.SENDING, TopUpKey.of("z"), 9)).isEmpty();
  }

  @Test
  default void attemptsAreListedFromTheFirstMomentToBeforeTheLast() {
    inserted(sending("before").attemptBegan(NOON.minusNanos(1)).build());
    inserted(sending("first").attemptBegan(NOON).build());
    inserted(sending("last").attemptBegan(NOON.plusSeconds(1).minusNanos(1)).build());
    inserted(sending("after").attemptBegan(NOON.plusSeconds(1)).build());
    assertThat(ids(elsewhere().attempted(ACME, NOON, NOON.plusSeconds(1), null, 9)))
        .containsExactly("first", "last");
  }

  @Test
  default void attemptsOfOtherAdaptersAndRowsWithoutOneAreNotListed() {
    inserted(sending("theirs").adapter(OTHER).build());
    inserted(fresh("none").build());
    assertThat(journal().attempted(ACME, Instant.MIN, Instant.MAX, null, 9)).isEmpty();
    assertThat(ids(journal().attempted(OTHER, Instant.MIN, Instant.MAX, null, 9)))
        .containsExactly("theirs");
  }

  @Test
  default void onlyTheLatestAttemptCounts() {
    JournalRow row = inserted(sending("k").build());
    replaced(
        row, row.next(NOON).adapter(OTHER).attemptBegan(NOON.plusSeconds(60)).build());
    assertThat(journal().attempted(ACME, Instant.MIN, Instant.MAX, null, 9)).isEmpty();
    assertThat(journal().attempted(OTHER, NOON, NOON.plusSeconds(60), null, 9)).isEmpty();
    assertThat(journal().attempted(OTHER, NOON, NOON.plusSeconds(61), null, 9)).hasSize(1);
  }

  @Test
  default void attemptsAreListedInPagesByKeyWhateverTheirState() {
    State[] states = State.values();
    for (int i = 0; i < states.length; i++) {
      inserted(sending("k" + i).state(states[i]).build());
    }
    List<JournalRow> first = journal().attempted(ACME, NOON, NOON.plusNanos(1), null, 7);
    List<JournalRow> rest =
        journal().attempted(ACME, NOON, NOON.plusNanos(1), first.get(6).key(), 7);
    assertThat(ids(first)).containsExactly("k0", "k1", "k2", "k3", "k4", "k5", "k6");
    assertThat(ids(rest)).containsExactly("k7", "k8", "k9");
  }

  @Test
  default void rowsOfALineAreListedTheNewestFirst() {
    inserted(created("a", SIM, NOON));
    inserted(created("b", SIM, NOON.plusNanos(2)));
    inserted(created("c", SIM, NOON.plusNanos(1)));
    assertThat(ids(elsewhere().ofLine("default", SIM, Instant.MIN, 9)))
        .containsExactly("b", "c", "a");
    assertThat(ids(elsewhere().ofLine("default", SIM, Instant.MIN, 2))).containsExactly("b", "c");
  }

  @Test
  default void rowsOfALineAreListedSinceAMoment() {
    inserted(created("a", SIM, NOON));
    assertThat(journal().ofLine("default", SIM, NOON, 9)).hasSize(1);
    assertThat(journal().ofLine("default", SIM, NOON.plusNanos(1), 9)).isEmpty();
  }

  @Test
  default void rowsOfOtherLinesAndTenantsAreNotListed() {
    inserted(created("k", SIM, NOON));
    SimCard neighbour = SimCard.of("+51987654322", CLARO);
    assertThat(journal().ofLine("default", neighbour, Instant.MIN, 9)).isEmpty();
    assertThat(journal().ofLine("another", SIM, Instant.MIN, 9)).isEmpty();
  }

  @Test
  default void aLineIsItsNumberWhereThereIsOne() {
    SimCard both = SimCard.builder(CLARO)
        .number(new PhoneNumber(Samples.NUMBER))
        .iccid(ICCID)
        .build();
    inserted(created("number", SIM, NOON));
    inserted(created("both", both, NOON.plusNanos(1)));
    inserted(created("iccid", SimCard.of(ICCID, CLARO), NOON));
    assertThat(ids(journal().ofLine("default", SIM, NOON, 9))).containsExactly("both", "number");
    assertThat(ids(journal().ofLine("default", both, NOON, 9))).containsExactly("both", "number");
    assertThat(ids(journal().ofLine("default", SimCard.of(ICCID, CLARO), NOON, 9)))
        .containsExactly("iccid");
  }

  @Test
  default void anErasedLineHasNoRows() {
    inserted(created("k", SimCard.erased(CLARO), NOON));
    assertThat(journal().ofLine("default", SimCard.erased(CLARO), Instant.MIN, 9))
        .isEmpty();
  }

  @Test
  default void openRowsAndCasesAreCountedByAdapterAndState() {
    inserted(sending("a").due(NOON.plusSeconds(2)).build());
    inserted(sending("b").due(NOON.plusSeconds(1)).build());
    inserted(sending("c").adapter(OTHER).build());
    inserted(sending("d").state(State.UNKNOWN).due(null).build());
    inserted(sending("e").state(State.SUCCEEDED).due(null).build());
    inserted(sending("f").state(State.FAILED).due(null).build());
    inserted(sending("g").state(State.REVERSED).due(null).build());
    inserted(fresh("h").build());
    assertThat(elsewhere().backlog())
        .containsExactlyInAnyOrder(
            new Backlog(ACME, State.SENDING, 2, NOON.plusSeconds(1)),
            new Backlog(OTHER, State.SENDING, 1, NOON),
            new Backlog(ACME, State.UNKNOWN, 1, null),
            new Backlog(null, State.NEW, 1, NOON));
  }

  @Test
  default void anEmptyJournalHasNoBacklog() {
    assertThat(journal().backlog()).isEmpty();
  }

  private static JournalRow created(String id, SimCard sim, Instant created) {
    TopUp topUp = TopUp.ofAmount(TopUpKey.of(id), sim, TWENTY);
    return JournalRow.builder(topUp, "f", NOON, created).due(NOON).build();
  }
}
