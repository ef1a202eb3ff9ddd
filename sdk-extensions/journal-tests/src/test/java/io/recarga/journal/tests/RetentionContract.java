package io.recarga.journal.tests;

import static io.recarga.journal.tests.JournalFixture.ids;
import static io.recarga.journal.tests.Samples.ACME;
import static io.recarga.journal.tests.Samples.CLARO;
import static io.recarga.journal.tests.Samples.ICCID;
import static io.recarga.journal.tests.Samples.NOON;
import static io.recarga.journal.tests.Samples.SIM;
import static io.recarga.journal.tests.Samples.TWENTY;
import static io.recarga.journal.tests.Samples.ended;
import static io.recarga.journal.tests.Samples.sending;
import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.Environment;
import io.recarga.PhoneNumber;
import io.recarga.Pin;
import io.recarga.Plan;
import io.recarga.Receipt;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.journal.Journal.Erased;
import io.recarga.journal.JournalRow;
import io.recarga.journal.State;
import io.recarga.spi.Evidence;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Old rows and rows of a line that wants to be forgotten lose all but what their keys answer. */
interface RetentionContract extends JournalFixture {
  Instant LATER = NOON.plusSeconds(1);

  default JournalRow closed(String id, State state) {
    JournalRow row = inserted(sending(id).build());
    return replaced(row, ended(row, state, NOON));
  }

  @ParameterizedTest
  @EnumSource(State.class)
  default void onlyWhatEndedForGoodIsPruned(State state) {
    inserted(sending("k").state(state).build());
    boolean prunable = !state.isOpen() && state != State.UNKNOWN;
    assertThat(journal().prune(LATER, 9)).isEqualTo(prunable ? 1 : 0);
    assertThat(held("k").topUp().sim().isErased()).isEqualTo(prunable);
    assertThat(held("k").state()).isEqualTo(state);
  }

  @Test
  default void onlyWhatEndedBeforeIsPruned() {
    closed("k", State.SUCCEEDED);
    assertThat(journal().prune(NOON, 9)).isZero();
    assertThat(journal().prune(NOON.plusNanos(1), 9)).isEqualTo(1);
  }

  @Test
  default void whatWasPrunedIsNotPrunedAgain() {
    closed("k", State.SUCCEEDED);
    assertThat(journal().prune(LATER, 9)).isEqualTo(1);
    assertThat(elsewhere().prune(LATER, 9)).isZero();
  }

  @Test
  default void noMoreThanTheLimitArePrunedTheOldestFirst() {
    for (int i = 0; i < 5; i++) {
      JournalRow row = inserted(sending("k" + i).build());
      replaced(row, ended(row, State.FAILED, NOON.minusNanos(i)));
    }
    assertThat(journal().prune(LATER, 2)).isEqualTo(2);
    assertThat(held("k4").topUp().sim().isErased()).isTrue();
    assertThat(held("k3").topUp().sim().isErased()).isTrue();
    assertThat(held("k2").topUp().sim().isErased()).isFalse();
    assertThat(journal().prune(LATER, 9)).isEqualTo(3);
  }

  @Test
  default void aPrunedKeyStillAnswersForAnAmount() {
    JournalRow full = SampleRows.full();
    JournalRow row = inserted(full.next(NOON).state(State.FAILED).due(null).build());
    journal().prune(LATER, 9);
    JournalRow reduced = held("k");
    assertThat(reduced.topUp().amount()).isEqualTo(TWENTY);
    assertThat(reduced.topUp().maxCost()).isEqualTo(row.topUp().maxCost());
    assertThat(reduced.topUp().sim()).isEqualTo(SimCard.erased(CLARO));
    assertThat(reduced.topUp().channel()).isNull();
    assertThat(reduced)
        .usingRecursiveComparison()
        .ignoringFields("topUp", "route", "evidence", "note", "version")
        .isEqualTo(row);
    assertThat(reduced.evidence()).isEqualTo(Evidence.of("C-1", null).withTransaction("tx-1"));
    assertThat(reduced.note()).isNull();
    assertThat(reduced.route().notes()).isEmpty();
    assertThat(reduced.route().cost()).isEqualTo(row.route().cost());
    assertThat(reduced.version()).isEqualTo(row.version() + 1);
  }

  @Test
  default void aPrunedKeyStillAnswersForAPlan() {
    inserted(sending(SampleRows.ofPlan()).state(State.SUCCEEDED).due(null).build());
    journal().prune(LATER, 9);
    Plan plan = Objects.requireNonNull(held("k").topUp().plan());
    assertThat(plan).isEqualTo(SampleRows.ofPlan().plan());
    assertThat(plan.name()).isEqualTo("p-1");
    assertThat(plan.description()).isNull();
    assertThat(plan.price()).isEqualTo(SampleRows.ofPlan().plan().price());
  }

  @Test
  default void aPrunedReceiptHasNeitherLineNorPin() {
    TopUp topUp = Samples.topUp("k");
    Receipt receipt = Receipt.builder(topUp)
        .attempt(Environment.LIVE, ACME, "REF-k")
        .times(NOON, NOON)
        .delivered(TWENTY)
        .transactionId("tx-1")
        .pin(Pin.of("48151623421042", null, null))
        .build();
    inserted(sending(topUp).state(State.SUCCEEDED).due(null).receipt(receipt).build());
    journal().prune(LATER, 9);
    Receipt reduced = Objects.requireNonNull(held("k").receipt());
    assertThat(reduced.pin()).isNull();
    assertThat(reduced.sim().isErased()).isTrue();
    assertThat(reduced.delivered()).isEqualTo(TWENTY);
    assertThat(reduced.transactionId()).isEqualTo("tx-1");
    assertThat(reduced.reference()).isEqualTo("REF-k");
    assertThat(reduced.deliveredAt()).isEqualTo(NOON);
  }

  @Test
  default void aPrunedRowIsStillFoundByReferenceAndTransaction() {
    JournalRow row = inserted(sending("k").reference("R1").build());
    row = replaced(row, row.next(NOON).reference("R2").transactionId("tx-1").build());
    replaced(row, ended(row, State.SUCCEEDED, NOON));
    journal().prune(LATER, 9);
    assertThat(elsewhere().findByReference(ACME, "R1")).isPresent();
    assertThat(elsewhere().findByReference(ACME, "R2")).isPresent();
    assertThat(elsewhere().findByTransaction(ACME, "tx-1")).isPresent();
    assertThat(ids(journal().attempted(ACME, NOON, LATER, null, 9))).containsExactly("k");
  }

  @Test
  default void pruningIsNoNewEnd() {
    closed("k", State.SUCCEEDED);
    long position = journal().ends(0, 9).get(0).position();
    journal().prune(LATER, 9);
    assertThat(journal().ends(position, 9)).isEmpty();
    assertThat(journal().ends(0, 9)).hasSize(1);
  }

  @Test
  default void anEndThatWasPrunedBeforeItWasReadIsListed() {
    closed("k", State.SUCCEEDED);
    journal().prune(LATER, 9);
    assertThat(elsewhere().ends(0, 9)).hasSize(1);
  }

  @Test
  default void whoReadARowBeforeItWasPrunedCannotBringTheLineBack() {
    JournalRow row = closed("k", State.SUCCEEDED);
    journal().prune(LATER, 9);
    assertThat(elsewhere().replace(row, row.next(LATER).note("late").build())).isFalse();
    assertThat(held("k").topUp().sim().isErased()).isTrue();
  }

  @Test
  default void aPrunedRowMayBeWrittenAgain() {
    closed("k", State.SUCCEEDED);
    journal().prune(LATER, 9);
    JournalRow row = held("k");
    replaced(row, ended(row, State.REVERSED, LATER));
    assertThat(held("k").state()).isEqualTo(State.REVERSED);
    assertThat(journal().prune(LATER.plusSeconds(1), 9)).isZero();
  }

  @Test
  default void aPrunedKeyIsStillTaken() {
    closed("k", State.SUCCEEDED);
    journal().prune(LATER, 9);
    assertThat(elsewhere().insert(sending("k").build())).isNotNull();
  }

  @ParameterizedTest
  @EnumSource(State.class)
  default void eraseLeavesWhatIsUnderWay(State state) {
    inserted(sending("k").state(state).build());
    boolean over = !state.isOpen() && state != State.UNKNOWN;
    assertThat(journal().erase(SIM)).isEqualTo(new Erased(over ? 1 : 0, over ? 0 : 1));
    assertThat(held("k").topUp().sim().isErased()).isEqualTo(over);
  }

  @Test
  default void eraseKeepsKeyAndOutcome() {
    closed("k", State.SUCCEEDED);
    elsewhere().erase(SIM);
    assertThat(held("k").state()).isEqualTo(State.SUCCEEDED);
    assertThat(held("k").fingerprint()).isEqualTo("fp1:k");
    assertThat(journal().ofLine("default", SIM, Instant.MIN, 9)).isEmpty();
  }

  @Test
  default void eraseReachesAllTenantsAndNoOtherLine() {
    for (String tenant : List.of("one", "two")) {
      TopUp topUp = TopUp.ofAmount(TopUpKey.of(tenant, "k"), SIM, TWENTY);
      inserted(sending(topUp).state(State.FAILED).due(null).build());
    }
    SimCard neighbour = SimCard.of("+51987654322", CLARO);
    TopUp other = TopUp.ofAmount(TopUpKey.of("other"), neighbour, TWENTY);
    inserted(sending(other).state(State.FAILED).due(null).build());
    assertThat(journal().erase(SIM)).isEqualTo(new Erased(2, 0));
    assertThat(held("other").topUp().sim()).isEqualTo(neighbour);
  }

  @Test
  default void eraseFindsALineByNumberAndByIccid() {
    SimCard both = SimCard.builder(CLARO)
        .number(new PhoneNumber(Samples.NUMBER))
        .iccid(ICCID)
        .build();
    List<SimCard> sims = List.of(SIM, both, SimCard.of(ICCID, CLARO));
    for (int i = 0; i < sims.size(); i++) {
      TopUp topUp = TopUp.ofAmount(TopUpKey.of("k" + i), sims.get(i), TWENTY);
      inserted(sending(topUp).state(State.SUCCEEDED).due(null).build());
    }
    assertThat(journal().erase(SimCard.of(ICCID, CLARO))).isEqualTo(new Erased(2, 0));
    assertThat(held("k0").topUp().sim()).isEqualTo(SIM);
    assertThat(journal().erase(both)).isEqualTo(new Erased(1, 0));
  }

  @Test
  default void eraseCountsEachWaitingRowOnce() {
    SimCard both = SimCard.builder(CLARO)
        .number(new PhoneNumber(Samples.NUMBER))
        .iccid(ICCID)
        .build();
    inserted(sending(TopUp.ofAmount(TopUpKey.of("k"), both, TWENTY)).build());
    assertThat(journal().erase(both)).isEqualTo(new Erased(0, 1));
  }

  @Test
  default void eraseOfALineThatIsNotKnownDoesNothing() {
    closed("k", State.SUCCEEDED);
    assertThat(journal().erase(SimCard.of("+51987654322", CLARO))).isEqualTo(new Erased(0, 0));
    assertThat(journal().erase(SimCard.erased(CLARO))).isEqualTo(new Erased(0, 0));
    assertThat(held("k").topUp().sim()).isEqualTo(SIM);
  }

  @Test
  default void eraseIsNoNewEnd() {
    closed("k", State.SUCCEEDED);
    long position = journal().ends(0, 9).get(0).position();
    journal().erase(SIM);
    assertThat(journal().ends(position, 9)).isEmpty();
  }
}
