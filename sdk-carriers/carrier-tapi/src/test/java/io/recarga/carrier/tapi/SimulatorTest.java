package io.recarga.carrier.tapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.DeclineReason;
import io.recarga.HistoryEntry;
import io.recarga.Money;
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
import io.recarga.simulator.tapi.TapiSimulator;
import io.recarga.spi.Answer;
import io.recarga.spi.Attempt;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.Notice;
import io.recarga.spi.ProcessingLimits;
import io.recarga.spi.SendPermit;
import io.recarga.spi.http.HttpSettings;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Engine and adapter against the simulator, whose ledger is the truth. */
class SimulatorTest {
  private static final int NEVER_DECIDED = 60;

  private final SimulatorClock clock =
      SimulatorClock.virtual(Instant.parse("2026-11-22T10:00:00Z"));
  private TapiSimulator simulator;
  private CarrierAdapter adapter;
  private Recarga recarga;

  @BeforeEach
  void start() {
    start(TapiSimulator.builder(clock));
  }

  private void start(TapiSimulator.Builder builder) {
    simulator = builder
        .stall(Duration.ofSeconds(1))
        .credentials("demo.user", "demo-pass")
        .keys("login-key", "companies-key", "recharge-key")
        .start();
    HttpSettings http =
        HttpSettings.builder().readTimeout(Duration.ofMillis(400)).build();
    adapter = Tapi.connect(FakeTapi.accountAt(simulator.url(), http)
        .processingLimits(new ProcessingLimits(
            Duration.ofMinutes(2), Duration.ofSeconds(30), "the simulator's settings"))
        .webhookKey("x-hook", "hook-secret")
        .settlement(
            Tapi.SettlementLayout.builder().build(),
            day -> new ByteArrayInputStream(
                simulator.settlementFile(day).getBytes(StandardCharsets.UTF_8)))
        .time(clock)
        .build());
    recarga = Recarga.builder()
        .adapter(adapter)
        .journal(Journal.inMemory(1_000))
        .time(clock)
        .build();
  }

  private void restart(TapiSimulator.Builder builder) {
    stop();
    start(builder);
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

    TopUpResult result = decided(topUp("987654321"));

    assertThat(simulator.ledger().count()).as("%s", result).isLessThanOrEqualTo(1);
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

  @Test
  void aUsedReferenceIsRefusedAndLookedUp() {
    TopUp topUp = topUp("987654321");
    Attempt attempt = Attempt.builder(topUp, Given.REFERENCE, clock.now(), adapter.prepare(topUp))
        .permit(SendPermit.from(clock, Duration.ofMinutes(1)))
        .build();

    assertThat(adapter.send(attempt)).isInstanceOf(Answer.Delivered.class);
    assertThat(adapter.send(attempt)).isInstanceOf(Answer.InDoubt.class);
    assertThat(adapter.find(attempt)).isInstanceOf(Answer.Delivered.class);
    assertThat(simulator.ledger().executionsOf(Given.REFERENCE)).hasSize(1);
  }

  @Test
  void whatIsUnderWayIsDeliveredByLookingItUp() {
    restart(TapiSimulator.builder(clock).processing(Duration.ofMinutes(5)));

    assertThat(recarga.topUp(topUp("987654321"))).isInstanceOf(TopUpResult.Pending.class);
    assertThat(decided(topUp("987654321"))).isInstanceOf(TopUpResult.Delivered.class);
    assertThat(simulator.ledger().count()).isEqualTo(1);
  }

  @Test
  void aWebhookFollowsA202AndItsReplyIsWhatTapiWaitsFor() throws Exception {
    try (MockWebServer app = new MockWebServer()) {
      List<Notice> notices = new CopyOnWriteArrayList<>();
      app.setDispatcher(new Dispatcher() {
        @Override
        public MockResponse dispatch(RecordedRequest request) {
          Notice notice = adapter.notice(
              request.getHeaders().toMultimap(), request.getBody().toByteArray());
          notices.add(notice);
          return new MockResponse.Builder()
              .code(notice.reply().status())
              .body(new String(notice.reply().body(), StandardCharsets.UTF_8))
              .build();
        }
      });
      app.start();
      restart(TapiSimulator.builder(clock)
          .processing(Duration.ofMinutes(5))
          .webhook(app.url("/hook"), "x-hook", "hook-secret"));
      TopUpResult.Pending pending = (TopUpResult.Pending) recarga.topUp(topUp("987654321"));

      clock.advance(Duration.ofMinutes(6));
      simulator.webhooks().flush();

      assertThat(notices).hasSize(1);
      assertThat(notices.get(0).reference()).isEqualTo(pending.progress().reference());
      assertThat(simulator.webhooks().delivered()).isEqualTo(1);
    }
  }

  @Test
  void aLineAtItsLimitIsDeclined() {
    restart(TapiSimulator.builder(clock).limitPerNumber(1));
    recarga.topUp(topUp("987654321"));

    TopUpResult second = recarga.topUp(TopUp.ofAmount(
        TopUpKey.of("second"), SimCard.of("987654321", Peru.CLARO), Money.of("5", "PEN")));

    assertThat(((TopUpResult.Declined) second).refusal().reason())
        .isEqualTo(DeclineReason.LINE_LIMIT_REACHED);
  }

  /** TAPI does not promise that a payment answered 401 was not made: it is looked up first. */
  @Test
  void aPaymentWithATokenThatEndedEarlyIsLookedUpAndThenSentAgainUnderItsReference() {
    adapter.plans(SimCard.of("987654321", Peru.CLARO));
    simulator.expireTokens();
    TopUp patient = topUp("987654321").toBuilder()
        .sendBy(clock.now().plus(Duration.ofDays(1)))
        .build();

    assertThat(decided(patient)).isInstanceOf(TopUpResult.Delivered.class);
    assertThat(simulator.ledger().count()).isEqualTo(1);
    assertThat(simulator.tokensIssued()).isEqualTo(2);
  }

  @Test
  void everyListedPlanIsSold() {
    int sold = 0;
    for (var carrier : Peru.CARRIERS) {
      SimCard sim = SimCard.of("987654321", carrier);
      for (Plan plan : recarga.lookups().plans(sim).values()) {
        TopUpResult result = decided(TopUp.ofPlan(TopUpKey.forOrder("plan", ++sold), sim, plan));
        assertThat(result).as(plan.toString()).isInstanceOf(TopUpResult.Delivered.class);
      }
    }
    assertThat(sold).isEqualTo(5);
    assertThat(simulator.ledger().count()).isEqualTo(sold);
  }

  @Test
  void theSettlementFileTellsWhatTheLedgerHolds() {
    recarga.topUp(topUp("987654321"));
    recarga.topUp(topUp("987654322"));

    List<HistoryEntry> found =
        adapter.history(clock.now().minusSeconds(60), clock.now().plusSeconds(60));

    assertThat(found)
        .extracting(HistoryEntry::reference)
        .containsExactlyElementsOf(
            simulator.ledger().executions().stream().map(Execution::reference).toList());
    assertThat(found).allSatisfy(entry -> {
      assertThat(entry.status()).isEqualTo(HistoryEntry.Status.DELIVERED);
      assertThat(entry.delivered()).isEqualTo(Money.of("20", "PEN"));
      assertThat(entry.number()).isNotNull();
    });
  }

  private TopUpResult decided(TopUp topUp) {
    TopUpResult result = recarga.topUp(topUp);
    for (int hour = 0; result.isOpen() && hour < NEVER_DECIDED; hour++) {
      result = recarga.await(topUp.key(), Duration.ofHours(1));
    }
    return result;
  }

  private static TopUp topUp(String number) {
    return TopUp.ofAmount(
        TopUpKey.of("order-" + number), SimCard.of(number, Peru.CLARO), Money.of("20.00", "PEN"));
  }
}
