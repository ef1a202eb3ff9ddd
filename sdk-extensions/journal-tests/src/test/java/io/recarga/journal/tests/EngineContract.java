package io.recarga.journal.tests;

import static io.recarga.journal.tests.JournalFixture.atOnce;
import static io.recarga.journal.tests.Samples.topUp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recarga.Environment;
import io.recarga.JournalException;
import io.recarga.KeyConflictException;
import io.recarga.Money;
import io.recarga.Recarga;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.TopUpResult;
import io.recarga.journal.Journal;
import io.recarga.simulator.FakeCarrier;
import io.recarga.simulator.Fault;
import io.recarga.simulator.SimulatorClock;
import java.sql.SQLException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine on a database: one sale for each key, whatever machine asks and whatever commit is lost. */
interface EngineContract extends JdbcCase {

  private static SimulatorClock clock() {
    return SimulatorClock.virtual(Instant.parse("2026-11-23T12:00:00Z"));
  }

  private static Recarga machine(Journal journal, FakeCarrier carrier, SimulatorClock clock) {
    return Recarga.builder().adapter(carrier).journal(journal).time(clock).build();
  }

  @Test
  default void theSameKeyIsPaidOnceByWhicheverMachine() {
    SimulatorClock clock = clock();
    FakeCarrier carrier =
        FakeCarrier.builder(clock).environment(Environment.LIVE).build();
    try (Recarga one = machine(journal(), carrier, clock);
        Recarga other = machine(elsewhere(), carrier, clock)) {
      TopUpResult result = one.topUp(topUp("k"));
      assertThat(result).isInstanceOf(TopUpResult.Delivered.class);
      assertThat(other.topUp(topUp("k"))).isEqualTo(result);
      assertThat(other.find(TopUpKey.of("k"))).contains(result);
      assertThat(carrier.ledger().count()).isEqualTo(1);
    }
  }

  @Test
  default void machinesThatAskAtOnceAreAnsweredAlike() throws Exception {
    SimulatorClock clock = clock();
    FakeCarrier carrier = FakeCarrier.create(clock);
    try (Recarga one = machine(journal(), carrier, clock);
        Recarga other = machine(elsewhere(), carrier, clock)) {
      atOnce(6, index -> (index % 2 == 0 ? one : other).topUp(topUp("k")));
      assertThat(carrier.ledger().count()).isEqualTo(1);
      assertThat(one.find(TopUpKey.of("k")).orElseThrow())
          .isInstanceOf(TopUpResult.Delivered.class);
    }
  }

  @Test
  default void aLostAnswerIsFoundOut() {
    SimulatorClock clock = clock();
    FakeCarrier carrier = FakeCarrier.create(clock).next(Fault.ANSWER_LOST);
    try (Recarga recarga = machine(journal(), carrier, clock)) {
      assertThat(recarga.topUp(topUp("k"))).isInstanceOf(TopUpResult.Delivered.class);
      assertThat(carrier.ledger().count()).isEqualTo(1);
    }
  }

  @Test
  default void theSameKeyForSomethingElseIsRefusedOnEveryMachine() {
    SimulatorClock clock = clock();
    FakeCarrier carrier = FakeCarrier.create(clock);
    try (Recarga one = machine(journal(), carrier, clock);
        Recarga other = machine(elsewhere(), carrier, clock)) {
      one.topUp(topUp("k"));
      TopUp another = TopUp.ofAmount(TopUpKey.of("k"), Samples.SIM, Money.of("5", "PEN"));
      assertThatThrownBy(() -> other.topUp(another)).isInstanceOf(KeyConflictException.class);
      assertThat(carrier.ledger().count()).isEqualTo(1);
    }
  }

  @Test
  default void aKeyStillAnswersAfterItWasPrunedAndErased() {
    SimulatorClock clock = clock();
    FakeCarrier carrier = FakeCarrier.create(clock);
    try (Recarga recarga = machine(journal(), carrier, clock)) {
      recarga.topUp(topUp("a"));
      recarga.topUp(topUp("b"));
      assertThat(journal().prune(Instant.MAX, 1)).isEqualTo(1);
      assertThat(journal().erase(Samples.SIM).reduced()).isEqualTo(1);
      assertThat(recarga.topUp(topUp("a"))).isInstanceOf(TopUpResult.Delivered.class);
      assertThat(recarga.topUp(topUp("b"))).isInstanceOf(TopUpResult.Delivered.class);
      assertThat(carrier.ledger().count()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"executeUpdate", "executeQuery"})
  default void anAnswerOfTheDatabaseThatWasLostCostsNoSecondSale(String call) {
    SimulatorClock clock = clock();
    FakeCarrier carrier = FakeCarrier.create(clock);
    FaultyPool pool = new FaultyPool(fixture().source());
    try (Recarga recarga = machine(fixture().over(pool), carrier, clock)) {
      pool.failAfter(call, new SQLException("cut", "08006")).arm();
      assertThat(recarga.topUp(topUp("k"))).isNotNull();
      assertThat(recarga.topUp(topUp("k"))).isInstanceOf(TopUpResult.Delivered.class);
      assertThat(carrier.ledger().count()).isEqualTo(1);
    }
  }

  @Test
  default void withoutADatabaseNothingIsSent() {
    SimulatorClock clock = clock();
    FakeCarrier carrier = FakeCarrier.create(clock);
    FaultyPool pool = new FaultyPool(fixture().source());
    try (Recarga recarga = machine(fixture().over(pool), carrier, clock)) {
      pool.failOn("executeUpdate", new SQLException("read only", "25006")).arm();
      assertThatThrownBy(() -> recarga.topUp(topUp("k"))).isInstanceOf(JournalException.class);
      assertThat(carrier.ledger().count()).isZero();
      assertThat(recarga.topUp(topUp("k"))).isInstanceOf(TopUpResult.Delivered.class);
    }
  }
}
