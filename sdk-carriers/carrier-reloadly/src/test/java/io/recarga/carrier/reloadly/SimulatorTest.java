package io.recarga.carrier.reloadly;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.Carrier;
import io.recarga.CarrierEvidence;
import io.recarga.DeclineReason;
import io.recarga.Money;
import io.recarga.PhoneNumber;
import io.recarga.Quote;
import io.recarga.Recarga;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.TopUpResult;
import io.recarga.journal.Journal;
import io.recarga.simulator.Fault;
import io.recarga.simulator.SimulatorClock;
import io.recarga.simulator.Wallet;
import io.recarga.simulator.reloadly.ReloadlySimulator;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.ProcessingLimits;
import io.recarga.spi.http.HttpSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Engine and adapter against the simulator, whose ledger is the truth. */
class SimulatorTest {
  private static final Duration SHORT = Duration.ofSeconds(5);
  private static final int NEVER_DECIDED = 60;

  private final SimulatorClock clock =
      SimulatorClock.virtual(Instant.parse("2026-11-22T10:00:00Z"));
  private ReloadlySimulator simulator;
  private Recarga recarga;
  private CarrierAdapter adapter;

  @BeforeEach
  void start() {
    simulator = ReloadlySimulator.builder(clock)
        .credentials("demo-id", "demo-secret")
        .stall(Duration.ofSeconds(1))
        .start();
    adapter = adapter(false);
    recarga = recarga(adapter);
  }

  @AfterEach
  void stop() {
    recarga.close();
    simulator.close();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void whateverGoesWrongNothingIsSoldTwiceAndNobodyIsToldWhatIsNotSo(Fault fault) {
    simulator.next(fault);

    TopUpResult result = decided(recarga, topUp("51987654321"));

    int sold = simulator.ledger().count() - simulator.ledger().reversed().size();
    assertThat(simulator.ledger().count()).as("%s", simulator).isLessThanOrEqualTo(1);
    if (result instanceof TopUpResult.Delivered) {
      assertThat(simulator.ledger().count()).as("delivered, %s", simulator).isEqualTo(1);
    }
    if (result instanceof TopUpResult.Declined) {
      assertThat(sold).as("declined, %s", simulator).isZero();
    }
  }

  static List<Fault> faults() {
    return Fault.matrix();
  }

  @ParameterizedTest
  @MethodSource("executed")
  void whatWasSoldIsFoundInTheEnd(Fault fault) {
    simulator.next(fault);

    assertThat(decided(recarga, topUp("51987654321"))).isInstanceOf(TopUpResult.Delivered.class);
    assertThat(simulator.ledger().count()).isEqualTo(1);
  }

  static Stream<Fault> executed() {
    return Stream.of(
        Fault.ANSWER_LOST,
        Fault.ANSWER_STALLED,
        Fault.status(500).executed(),
        Fault.OVERLOADED_RETRY_AT_ONCE.executed(),
        Fault.HTML_ANSWER,
        Fault.TRUNCATED_ANSWER,
        Fault.EMPTY_ANSWER,
        Fault.DUPLICATE_EXECUTED,
        Fault.pendingThenDelivered(SHORT),
        Fault.searchLags(SHORT),
        Fault.searchFails(2));
  }

  @Test
  void theForecastIsWhatTheWalletPays() {
    TopUp topUp = topUp("51987654321");
    Quote quote = adapter.quote(topUp);

    TopUpResult.Delivered delivered = (TopUpResult.Delivered) recarga.topUp(topUp);

    assertThat(delivered.receipt().cost()).isEqualTo(quote.cost());
    assertThat(adapter.wallet()).isEqualTo(Money.of("1000", "USD").minus(quote.cost()));
  }

  @Test
  void anAsynchronousTopUpIsDeliveredByPolling() {
    Recarga async = recarga(adapter(true));

    assertThat(decided(async, topUp("51987654321"))).isInstanceOf(TopUpResult.Delivered.class);
    assertThat(simulator.ledger().count()).isEqualTo(1);
    async.close();
  }

  @Test
  void tokensThatExpireAreRenewedOnTheWay() {
    adapter.wallet();
    simulator.expireTokens();

    assertThat(recarga.topUp(topUp("51987654321"))).isInstanceOf(TopUpResult.Delivered.class);
    assertThat(simulator.tokensIssued()).isEqualTo(2);
    assertThat(simulator.ledger().count()).isEqualTo(1);
  }

  @Test
  void anEmptyWalletIsDeclined() {
    simulator.close();
    simulator =
        ReloadlySimulator.builder(clock).wallet(Wallet.of("0.01", "USD")).start();

    TopUpResult result = recarga(adapter(false)).topUp(topUp("51987654321"));

    assertThat(((TopUpResult.Declined) result).refusal().reason())
        .isEqualTo(DeclineReason.WALLET_TOO_LOW);
  }

  @Test
  void aPortedNumberIsLookedUp() {
    simulator.port("+51987654321", 9004);

    List<CarrierEvidence> found = adapter.carrierOf(PhoneNumber.parse("+51987654321"));

    assertThat(found)
        .containsExactly(
            new CarrierEvidence(Given.BITEL, CarrierEvidence.Basis.PORTABILITY_LOOKUP));
  }

  @Test
  void everyListedPlanIsQuotedAndSold() {
    int sold = 0;
    for (Carrier carrier : List.of(Given.CLARO, Given.BITEL)) {
      SimCard sim = SimCard.of(Given.NUMBER, carrier);
      for (var plan : recarga.lookups().plans(sim).values()) {
        TopUp topUp = TopUp.ofPlan(TopUpKey.forOrder("plan", ++sold), sim, plan);
        Quote quote = adapter.quote(topUp);
        TopUpResult.Delivered delivered = (TopUpResult.Delivered) decided(recarga, topUp);
        assertThat(delivered.receipt().cost()).as(plan.toString()).isEqualTo(quote.cost());
      }
    }
    assertThat(sold).isEqualTo(6);
    assertThat(simulator.ledger().count()).isEqualTo(sold);
  }

  @Test
  void historyAndActivityTellWhatTheLedgerHolds() {
    recarga.topUp(topUp("51987654321"));
    recarga.topUp(topUp("51987654322"));

    assertThat(adapter.history(
            clock.now().minus(Duration.ofDays(1)), clock.now().plus(Duration.ofDays(1))))
        .hasSize(2);
    assertThat(adapter.activity(SimCard.of("+51987654322", Given.CLARO))).hasSize(1);
  }

  private TopUpResult decided(Recarga with, TopUp topUp) {
    TopUpResult result = with.topUp(topUp);
    for (int hour = 0; result instanceof TopUpResult.Pending && hour < NEVER_DECIDED; hour++) {
      result = with.await(topUp.key(), Duration.ofHours(1));
    }
    return result;
  }

  private CarrierAdapter adapter(boolean asynchronous) {
    return Reloadly.connect(Reloadly.Account.sandbox("demo-id", "demo-secret")
        .authUrl(simulator.url())
        .topupsUrl(simulator.url())
        .audience("https://topups-sandbox.reloadly.com")
        .http(HttpSettings.builder().readTimeout(Duration.ofMillis(400)).build())
        .processingLimits(new ProcessingLimits(
            Duration.ofMinutes(2), Duration.ofSeconds(30), "the simulator's settings"))
        .portabilityLookup(true)
        .asynchronous(asynchronous)
        .time(clock)
        .build());
  }

  private Recarga recarga(CarrierAdapter through) {
    return Recarga.builder()
        .adapter(through)
        .journal(Journal.inMemory(1_000))
        .time(clock)
        .build();
  }

  private static TopUp topUp(String digits) {
    return TopUp.ofAmount(
        TopUpKey.of("order-" + digits),
        SimCard.of("+" + digits, Given.CLARO),
        Money.of("20.00", "PEN"));
  }
}
