package io.recarga.carrier.ding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recarga.DeclineReason;
import io.recarga.HistoryEntry;
import io.recarga.Money;
import io.recarga.NotServedException;
import io.recarga.Plan;
import io.recarga.Recarga;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.TopUpResult;
import io.recarga.journal.Journal;
import io.recarga.market.peru.Peru;
import io.recarga.simulator.Execution;
import io.recarga.simulator.Fault;
import io.recarga.simulator.SimulatorClock;
import io.recarga.simulator.Wallet;
import io.recarga.simulator.ding.DingSimulator;
import io.recarga.spi.Answer;
import io.recarga.spi.Attempt;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.ProcessingLimits;
import io.recarga.spi.SendPermit;
import io.recarga.spi.http.HttpSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Engine and adapter against the simulator, whose ledger is the truth. */
class SimulatorTest {
  private static final int NEVER_DECIDED = 60;

  private final SimulatorClock clock =
      SimulatorClock.virtual(Instant.parse("2026-11-22T10:00:00Z"));
  private DingSimulator simulator;
  private CarrierAdapter adapter;
  private Recarga recarga;

  @BeforeEach
  void start() {
    start(DingSimulator.builder(clock));
  }

  private void start(DingSimulator.Builder builder) {
    simulator = builder.stall(Duration.ofSeconds(1)).apiKey("demo-key").start();
    adapter = Ding.connect(Ding.Account.sandbox("demo-key")
        .baseUrl(simulator.url())
        .http(HttpSettings.builder().readTimeout(Duration.ofMillis(400)).build())
        .processingLimits(new ProcessingLimits(
            Duration.ofMinutes(2), Duration.ofSeconds(30), "the simulator's settings"))
        .time(clock)
        .build());
    recarga = Recarga.builder()
        .adapter(adapter)
        .journal(Journal.inMemory(1_000))
        .time(clock)
        .build();
  }

  @AfterEach
  void stop() {
    recarga.close();
    simulator.close();
  }

  /** What the engine must know: Ding does not refuse a reference that it has seen. */
  @Test
  void aRepeatedReferenceIsChargedTwice() {
    TopUp topUp = topUp("51987654321");
    Attempt attempt = Attempt.builder(topUp, Given.REFERENCE, clock.now(), adapter.prepare(topUp))
        .permit(SendPermit.from(clock, Duration.ofMinutes(1)))
        .build();

    assertThat(adapter.send(attempt)).isInstanceOf(Answer.Delivered.class);
    assertThat(adapter.send(attempt)).isInstanceOf(Answer.Delivered.class);

    assertThat(simulator.ledger().executionsOf(Given.REFERENCE)).hasSize(2);
    assertThat(adapter.wallet()).isEqualTo(Money.of("988.72", "USD"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void whateverGoesWrongNoReferenceIsSentTwiceAndNobodyIsToldWhatIsNotSo(Fault fault) {
    simulator.next(fault);

    TopUpResult result = decided(topUp("51987654321"));

    assertThat(simulator.ledger().count()).as("%s", result).isLessThanOrEqualTo(1);
    simulator.faults().injected().forEach((reference, met) -> assertThat(met).hasSize(1));
    int sold = simulator.ledger().count() - simulator.ledger().reversed().size();
    if (result instanceof TopUpResult.Delivered) {
      assertThat(simulator.ledger().count()).isEqualTo(1);
    }
    if (result instanceof TopUpResult.Declined) {
      assertThat(sold).isZero();
    }
    assertThat(result.isOpen()).isFalse();
  }

  static List<Fault> faults() {
    return Fault.matrix();
  }

  /** Nothing was sold, but Ding would sell a repeat again: a person decides. */
  @ParameterizedTest
  @MethodSource("lost")
  void whatLeftNoTraceIsNeverSentAgain(Fault fault) {
    simulator.next(fault);
    int before = simulator.faults().moneyCalls();

    TopUpResult result = decided(topUp("51987654321"));

    assertThat(result).isInstanceOf(TopUpResult.Unknown.class);
    assertThat(simulator.faults().moneyCalls() - before).isEqualTo(1);
    assertThat(simulator.ledger().count()).isZero();
  }

  static List<Fault> lost() {
    return List.of(
        Fault.REQUEST_CUT,
        Fault.REQUEST_SWALLOWED,
        Fault.status(500),
        Fault.status(502),
        Fault.OVERLOADED_RETRY_AT_ONCE,
        Fault.redirect(307));
  }

  @ParameterizedTest
  @CsvSource({
    "1, THROTTLED",
    "2, CARRIER_UNAVAILABLE",
    "3, CARRIER_FAILED",
    "4, PLAN_UNAVAILABLE",
    "5, INVALID_LINE",
    "6, CARRIER_UNAVAILABLE",
    "7, WALLET_TOO_LOW",
    "8, INVALID_LINE",
    "9, LINE_BLOCKED"
  })
  void testNumbersForceWhatTheirLastDigitSays(String digit, DeclineReason reason) {
    TopUpResult result = recarga.topUp(topUp("5190000000" + digit));

    assertThat(((TopUpResult.Declined) result).refusal().reason()).isEqualTo(reason);
    assertThat(simulator.ledger().count()).isZero();
    assertThat(adapter.wallet()).isEqualTo(Money.of("1000", "USD"));
  }

  @Test
  void theTestNumberItselfSucceedsAndCostsNothing() {
    assertThat(recarga.topUp(topUp("51900000000"))).isInstanceOf(TopUpResult.Delivered.class);
    assertThat(adapter.wallet()).isEqualTo(Money.of("1000", "USD"));
  }

  @Test
  void refusalsAreReadTheSameWayWithStatus200() {
    recarga.close();
    simulator.close();
    start(DingSimulator.builder(clock).refusalsWithStatus200().wallet(Wallet.of("1.00", "USD")));

    TopUpResult result = recarga.topUp(topUp("51987654321"));

    assertThat(((TopUpResult.Declined) result).refusal().reason())
        .isEqualTo(DeclineReason.WALLET_TOO_LOW);
  }

  @Test
  void theForecastIsWhatTheWalletPays() {
    TopUp topUp = topUp("51987654321");
    Money forecast = adapter.quote(topUp).cost();

    var receipt = ((TopUpResult.Delivered) recarga.topUp(topUp)).receipt();

    assertThat(receipt.cost()).isEqualTo(forecast);
    assertThat(receipt.delivered()).isEqualTo(Money.of("20", "PEN"));
    assertThat(adapter.wallet()).isEqualTo(Money.of("1000", "USD").minus(forecast));
  }

  @Test
  void anEstimateThatClaimsTooMuchIsSeenThrough() {
    recarga.close();
    simulator.close();
    start(DingSimulator.builder(clock).optimisticEstimates());

    assertThatThrownBy(() -> recarga.topUp(TopUp.ofAmount(
            TopUpKey.of("odd"), SimCard.of("+51987654321", Peru.CLARO), Money.of("20.01", "PEN"))))
        .isInstanceOf(NotServedException.class)
        .hasMessageContaining("20.00 PEN and 20.03 PEN");
    assertThat(simulator.ledger().count()).isZero();
  }

  @Test
  void everyListedPlanIsSoldAtItsQuote() {
    int sold = 0;
    for (var carrier : Peru.CARRIERS) {
      SimCard sim = SimCard.of("+51987654321", carrier);
      for (Plan plan : recarga.lookups().plans(sim).values()) {
        TopUp topUp = TopUp.ofPlan(TopUpKey.forOrder("plan", ++sold), sim, plan);
        Money cost = adapter.quote(topUp).cost();
        var receipt = ((TopUpResult.Delivered) decided(topUp)).receipt();
        assertThat(receipt.cost()).as(plan.toString()).isEqualTo(cost);
        assertThat(receipt.pin() != null)
            .as(plan.toString())
            .isEqualTo(plan.delivery() == Plan.Delivery.PIN);
      }
    }
    assertThat(sold).isEqualTo(12);
    assertThat(simulator.ledger().count()).isEqualTo(sold);
  }

  @Test
  void aBatchPlanIsPendingAndThenDelivered() {
    recarga.close();
    simulator.close();
    start(DingSimulator.builder(clock).processing(Duration.ofMinutes(10)));
    TopUpResult first = recarga.topUp(batch());

    assertThat(first).isInstanceOf(TopUpResult.Pending.class);
    assertThat(decided(batch())).isInstanceOf(TopUpResult.Delivered.class);
    assertThat(simulator.ledger().count()).isEqualTo(1);
  }

  @Test
  void aSubmittedTransferCanBeCancelled() {
    recarga.close();
    simulator.close();
    start(DingSimulator.builder(clock).processing(Duration.ofDays(2)));
    TopUpResult.Pending pending = (TopUpResult.Pending) recarga.topUp(batch());

    HistoryEntry record = Ding.cancel(adapter, pending.progress().reference());

    assertThat(record.status()).isEqualTo(HistoryEntry.Status.GIVEN_BACK);
    TopUpResult.Declined declined =
        (TopUpResult.Declined) recarga.refresh(batch().key());
    assertThat(declined.refusal().reason()).isEqualTo(DeclineReason.GIVEN_BACK);
    assertThat(adapter.wallet()).isEqualTo(Money.of("1000", "USD"));
    clock.advance(Duration.ofDays(3));
    assertThat(simulator.ledger().count()).isZero();
  }

  @Test
  void historyAndActivityTellWhatTheLedgerHolds() {
    recarga.topUp(topUp("51987654321"));
    recarga.topUp(topUp("51987654322"));

    assertThat(adapter.history(clock.now().minusSeconds(60), clock.now().plusSeconds(60)))
        .extracting(HistoryEntry::reference)
        .containsExactlyInAnyOrderElementsOf(
            simulator.ledger().executions().stream().map(Execution::reference).toList());
    assertThat(adapter.activity(SimCard.of("+51987654322", Peru.CLARO))).hasSize(1);
  }

  private TopUpResult decided(TopUp topUp) {
    TopUpResult result = recarga.topUp(topUp);
    for (int hour = 0; result.isOpen() && hour < NEVER_DECIDED; hour++) {
      result = recarga.await(topUp.key(), Duration.ofHours(1));
    }
    return result;
  }

  private TopUp batch() {
    SimCard sim = SimCard.of("+51987654321", Peru.BITEL);
    Plan plan = adapter.plans(sim).stream()
        .filter(one -> one.id().equals("BZPE_BATCH_30"))
        .findFirst()
        .orElseThrow();
    return TopUp.ofPlan(TopUpKey.of("batch"), sim, plan);
  }

  private static TopUp topUp(String digits) {
    return TopUp.ofAmount(
        TopUpKey.of("order-" + digits),
        SimCard.of("+" + digits, Peru.CLARO),
        Money.of("20.00", "PEN"));
  }
}
