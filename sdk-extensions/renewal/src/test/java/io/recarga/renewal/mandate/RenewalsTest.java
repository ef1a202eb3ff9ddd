package io.recarga.renewal.mandate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recarga.Allowance;
import io.recarga.Money;
import io.recarga.Plan;
import io.recarga.Recarga;
import io.recarga.SimCard;
import io.recarga.SimType;
import io.recarga.TopUpResult;
import io.recarga.journal.Journal;
import io.recarga.market.peru.Peru;
import io.recarga.renewal.Language;
import io.recarga.renewal.mandate.Run.Outcome;
import io.recarga.renewal.store.ForwardingStore;
import io.recarga.renewal.store.RenewalStore;
import io.recarga.renewal.store.Stored;
import io.recarga.simulator.Execution;
import io.recarga.simulator.FakeCarrier;
import io.recarga.simulator.Fault;
import io.recarga.simulator.SimulatorClock;
import io.recarga.simulator.Wallet;
import io.recarga.spi.AdapterId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RenewalsTest {
  private static final SimCard SIM =
      SimCard.of("987654321", Peru.CLARO).toBuilder().type(SimType.TOURIST).build();
  private static final Money TWENTY = Money.of("20", "PEN");

  // Noon in Lima.
  private final SimulatorClock clock =
      SimulatorClock.virtual(Instant.parse("2026-11-24T17:00:00Z"));
  private final Wallet wallet = Wallet.of("1000", "PEN");
  private Money price = TWENTY;
  private final FakeCarrier carrier =
      FakeCarrier.builder(clock).wallet(wallet).plans(this::plans).build();
  private final Recarga recarga = Recarga.builder()
      .adapter(carrier)
      .journal(Journal.inMemory(1_000))
      .time(clock)
      .build();
  private final RenewalStore store = RenewalStore.inMemory();
  private Money balance = Money.of("50", "PEN");
  private final Renewals renewals =
      new Renewals(recarga, store, clock, sim -> Optional.ofNullable(balance));

  @AfterEach
  void close() {
    recarga.close();
  }

  @Test
  void aMonthlyMandateRenewsOnceOnItsDayOfEachMonth() {
    renewals.agree(monthly(31, "100").build());
    runFor(100);
    assertThat(carrier.ledger().executions())
        .extracting(Execution::at)
        .extracting(at -> at.atZone(java.time.ZoneId.of("America/Lima")).toLocalDate())
        .containsExactly(
            LocalDate.parse("2026-11-30"),
            LocalDate.parse("2026-12-31"),
            LocalDate.parse("2027-01-31"),
            LocalDate.parse("2027-02-28"));
    assertThat(recarga.find(renewals.find("m1").orElseThrow().key(4)))
        .get()
        .isInstanceOf(TopUpResult.Delivered.class);
    assertThat(renewals.latest("m1")).get().isInstanceOf(TopUpResult.Delivered.class);
  }

  @Test
  void aDayThatWasMissedIsSkipped() {
    renewals.agree(monthly(25, "100").build());
    renewals.runDue(9);
    clock.advance(Duration.ofDays(3));
    assertThat(run().outcome()).isEqualTo(Outcome.NOT_DUE);
    runFor(29);
    assertThat(carrier.ledger().count()).isEqualTo(1);
  }

  @Test
  void aLowBalanceRenewsAtMostOnceADayAndWithinTheMonthsLimit() {
    balance = Money.of("1", "PEN");
    renewals.agree(low("50").build());
    runFor(1);
    assertThat(carrier.ledger().count()).isEqualTo(2);
    runFor(4);
    // 40 of 50 soles are used in November.
    assertThat(carrier.ledger().count()).isEqualTo(2);
    runFor(30);
    assertThat(carrier.ledger().count()).isEqualTo(4);
  }

  @Test
  void theLimitIsSaid() {
    balance = Money.of("1", "PEN");
    renewals.agree(low("20").build());
    assertThat(run().outcome()).isEqualTo(Outcome.RENEWED);
    clock.advance(Duration.ofHours(24));
    Run capped = run();
    assertThat(capped.outcome()).isEqualTo(Outcome.CAPPED);
    assertThat(capped.text().in(Language.SPANISH))
        .isEqualTo("El tope mensual de S/ 20.00 no alcanza: ya se usaron S/ 20.00.");
  }

  @Test
  void enoughBalanceOrNoneThatCanBeReadRenewsNothing() {
    renewals.agree(low("50").build());
    assertThat(run().text().code()).isEqualTo("run.enough");
    balance = null;
    clock.advance(Duration.ofHours(1));
    assertThat(run().text().code()).isEqualTo("run.unreadable");
    balance = Money.of("1", "USD");
    clock.advance(Duration.ofHours(1));
    assertThat(run().text().code()).isEqualTo("run.unreadable");
    assertThat(carrier.ledger().count()).isZero();
  }

  @Test
  void aRevokedMandateRenewsNothing() {
    renewals.agree(monthly(25, "100").build());
    renewals.revoke("m1", "maria");
    assertThat(renewals.state("m1")).isEqualTo(MandateState.REVOKED);
    runFor(60);
    assertThat(carrier.ledger().count()).isZero();
    assertThatThrownBy(() -> renewals.revoke("m2", "maria")).hasMessageStartingWith("id: ");
  }

  @Test
  void whoRevokesWhileAnotherMachineIsAboutToSendStopsIt() {
    balance = Money.of("1", "PEN");
    renewals.agree(low("50").build());
    // The serial is raised and the machine halts; the mandate is revoked; the machine goes on.
    HaltingStore halting = new HaltingStore(store, () -> renewals.revoke("m1", "maria"));
    Renewals other = new Renewals(recarga, halting, clock, sim -> Optional.of(balance));
    Run run = other.runDue(9).get(0);

    assertThat(run.outcome()).isEqualTo(Outcome.DECLINED);
    assertThat(carrier.ledger().count()).isZero();
    assertThat(renewals.state("m1")).isEqualTo(MandateState.REVOKED);
    clock.advance(Duration.ofDays(40));
    renewals.runDue(9);
    assertThat(carrier.ledger().count()).isZero();
  }

  @Test
  void aCrashAfterTheSerialWasRaisedIsFinishedByAnotherMachineOnce() {
    balance = Money.of("1", "PEN");
    renewals.agree(low("50").build());
    HaltingStore crashing = new HaltingStore(store, () -> {
      throw new IllegalStateException("crashed");
    });
    Renewals other = new Renewals(recarga, crashing, clock, sim -> Optional.of(balance));
    assertThat(other.runDue(9).get(0).outcome()).isEqualTo(Outcome.FAILED);
    assertThat(carrier.ledger().count()).isZero();

    clock.advance(Duration.ofMinutes(11));
    assertThat(run().outcome()).isEqualTo(Outcome.RENEWED);
    assertThat(carrier.ledger().count()).isEqualTo(1);
    assertThat(renewals.runDue(9)).isEmpty();
  }

  @Test
  void whatCouldNotBeSentInItsPeriodIsMissed() {
    renewals.agree(monthly(25, "100").build());
    renewals.runDue(9);
    clock.advance(Duration.ofDays(1));
    HaltingStore crashing = new HaltingStore(store, () -> {
      throw new IllegalStateException("crashed");
    });
    new Renewals(recarga, crashing, clock, sim -> Optional.empty()).runDue(9);
    clock.advance(Duration.ofDays(10));
    renewals.runDue(9);
    assertThat(carrier.ledger().count()).isZero();
    runFor(20);
    assertThat(carrier.ledger().count()).isEqualTo(1);
  }

  @Test
  void whileARenewalIsInDoubtTheMandateRests() {
    balance = Money.of("1", "PEN");
    carrier.next(Fault.PENDING_FOR_EVER);
    renewals.agree(low("100").build());
    assertThat(run().outcome()).isEqualTo(Outcome.UNDER_WAY);
    runFor(3);
    assertThat(carrier.sends()).hasSize(1);
  }

  @Test
  void whatIsDeclinedCountsForNoLimitAndIsNotRepeatedInItsPeriod() {
    balance = Money.of("1", "PEN");
    wallet.debit(wallet.balance());
    renewals.agree(low("20").build());
    Run declined = run();
    assertThat(declined.outcome()).isEqualTo(Outcome.DECLINED);
    assertThat(declined.key().id()).isEqualTo("auto:m1:1");
    clock.advance(Duration.ofHours(2));
    assertThat(renewals.runDue(9)).isEmpty();

    wallet.credit(new java.math.BigDecimal("1000"));
    clock.advance(Duration.ofHours(22));
    assertThat(run().outcome()).isEqualTo(Outcome.RENEWED);
    assertThat(carrier.ledger().count()).isEqualTo(1);
  }

  @Test
  void aPlanIsBoughtUnlessItBecameTooDear() {
    Plan plan = plans(AdapterId.of("fake")).get(0);
    renewals.agree(Mandate.ofPlan(
            "m1", SIM, Trigger.monthly(25), plan, TWENTY, Money.of("100", "PEN"), "form 7")
        .build());
    runFor(2);
    assertThat(carrier.ledger().executions())
        .extracting(Execution::product)
        .containsExactly("data");
    price = Money.of("20.10", "PEN");
    runFor(40);
    assertThat(carrier.ledger().count()).isEqualTo(1);
  }

  @Test
  void theLastDayEndsAMandate() {
    renewals.agree(monthly(25, "100").lastDay(LocalDate.parse("2026-12-24")).build());
    runFor(90);
    assertThat(carrier.ledger().count()).isEqualTo(1);
    assertThat(renewals.state("m1")).isEqualTo(MandateState.ENDED);
  }

  @Test
  void whatAMandateHoldsIsReadBackAndItsNumberIsNotShown() {
    renewals.agree(
        monthly(25, "100").tenant("acme").lastDay(LocalDate.parse("2027-01-01")).build());
    Mandate read = renewals.find("m1").orElseThrow();
    assertThat(read.sim()).isEqualTo(SIM);
    assertThat(read.key(3).toString()).isEqualTo("acme/auto:m1:3");
    assertThat(read.lastDay()).isEqualTo("2027-01-01");
    assertThat(read.consent()).isEqualTo("signed form 7");
    assertThat(read.toString()).doesNotContain("987654321");
    assertThatThrownBy(() -> renewals.agree(monthly(1, "100").build()))
        .hasMessageStartingWith("id: ");
  }

  @Test
  void limitsThatAllowNothingAreRefused() {
    assertThatThrownBy(() -> monthly(25, "19.99")).hasMessageStartingWith("perMonth: ");
    assertThatThrownBy(() -> Trigger.monthly(32)).hasMessageStartingWith("dayOfMonth: ");
    assertThatThrownBy(() -> Trigger.lowBalance(Money.of("0", "PEN")))
        .hasMessageStartingWith("below: ");
  }

  @Test
  void aMachineWhoseClockIsBehindRenewsNoPeriodAgain() {
    balance = Money.of("1", "PEN");
    renewals.agree(low("100").build());
    SimulatorClock ahead = SimulatorClock.virtual(clock.now().plus(Duration.ofHours(13)));
    Renewals other = new Renewals(recarga, store, ahead, sim -> Optional.of(balance));
    run();
    other.runDue(9);
    assertThat(carrier.ledger().count()).isEqualTo(2);
    clock.advance(Duration.ofHours(11));
    renewals.runDue(9);
    assertThat(carrier.ledger().count()).isEqualTo(2);
  }

  private Mandate.Builder monthly(int day, String perMonth) {
    return Mandate.ofAmount(
        "m1", SIM, Trigger.monthly(day), TWENTY, Money.of(perMonth, "PEN"), "signed form 7");
  }

  private Mandate.Builder low(String perMonth) {
    return Mandate.ofAmount(
        "m1",
        SIM,
        Trigger.lowBalance(Money.of("5", "PEN")),
        TWENTY,
        Money.of(perMonth, "PEN"),
        "signed form 7");
  }

  private List<Plan> plans(AdapterId adapter) {
    return List.of(Plan.builder(adapter, "data", "Data", Peru.CLARO, price)
        .allowances(List.of(Allowance.data(1_000)))
        .build());
  }

  private Run run() {
    List<Run> runs = renewals.runDue(9);
    assertThat(runs).hasSize(1);
    return runs.get(0);
  }

  private void runFor(int days) {
    for (int hour = 0; hour <= days * 24; hour++) {
      renewals.runDue(9);
      clock.advance(Duration.ofHours(1));
    }
  }

  /** Does something right after the first replace went through. */
  private static final class HaltingStore extends ForwardingStore {
    private Runnable action;

    HaltingStore(RenewalStore store, Runnable action) {
      super(store);
      this.action = action;
    }

    @Override
    public boolean replace(Stored before, Stored after) {
      boolean replaced = super.replace(before, after);
      Runnable once = action;
      action = () -> {};
      once.run();
      return replaced;
    }
  }
}
