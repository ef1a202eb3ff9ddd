package io.recarga.carrier.dtone;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.DeclineReason;
import io.recarga.Money;
import io.recarga.Recarga;
import io.recarga.Receipt;
import io.recarga.TopUp;
import io.recarga.TopUpResult;
import io.recarga.journal.Journal;
import io.recarga.simulator.Fault;
import io.recarga.simulator.SimulatorClock;
import io.recarga.simulator.dtone.DtOneSimulator;
import io.recarga.spi.Answer;
import io.recarga.spi.Attempt;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.ProcessingLimits;
import io.recarga.spi.SendPermit;
import io.recarga.spi.http.HttpSettings;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import okhttp3.Call;
import okhttp3.Credentials;
import okhttp3.EventListener;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The two steps through engine and simulator: whatever gets lost, one sale at most. */
class CrashTest {
  private static final Duration LONG = Duration.ofDays(2);
  private static final TopUp TOP_UP = Given.topUp();

  private final SimulatorClock clock =
      SimulatorClock.virtual(Instant.parse("2026-11-22T10:00:00Z"));
  private final DtOneSimulator dtOne = DtOneSimulator.builder(clock).start();
  private final CarrierAdapter adapter = DtOne.connect(DtOne.Account.sandbox("key", "secret")
      .baseUrl(dtOne.url())
      .processingLimits(
          new ProcessingLimits(Duration.ofSeconds(60), Duration.ofSeconds(30), "this test"))
      .time(clock)
      .build());
  private final Recarga recarga = Recarga.builder()
      .adapter(adapter)
      .journal(Journal.inMemory(10))
      .time(clock)
      .build();

  @AfterEach
  void stop() {
    recarga.close();
    dtOne.close();
  }

  @Test
  void nothingGoesWrong() {
    Receipt receipt = receipt(recarga.topUp(TOP_UP, LONG));

    assertThat(receipt.reference()).endsWith("00");
    assertThat(receipt.cost()).isEqualTo(Money.of("5.42", "USD"));
    checkSales(1);
  }

  @Test
  void lostAnswerToTheCreationIsCancelledAndOrderedAnewUnderANewReference() {
    dtOne.next(Fault.ANSWER_LOST);

    assertThat(receipt(recarga.topUp(TOP_UP, LONG)).reference()).endsWith("01");
    checkSales(1);
  }

  @Test
  void lostCreationIsSentAgainUnderTheSameReferenceAfterQuiescence() {
    dtOne.next(Fault.REQUEST_CUT);
    TopUp patient =
        TOP_UP.toBuilder().sendBy(clock.now().plus(Duration.ofHours(1))).build();

    assertThat(receipt(recarga.topUp(patient, LONG)).reference()).endsWith("00");
    checkSales(1);
  }

  @Test
  void creationThatArrivesAfterItWasGivenUpHoldsMoneyAndSellsNothing() {
    dtOne.next(Fault.executedAfter(Duration.ofHours(3)));

    TopUpResult result = recarga.topUp(TOP_UP, LONG);
    assertThat(result).isInstanceOf(TopUpResult.Declined.class);

    clock.advance(Duration.ofHours(3));
    assertThat(dtOne.held()).isPositive();
    assertThat(recarga.refresh(TOP_UP.key())).isInstanceOf(TopUpResult.Declined.class);
    checkSales(0);
  }

  @Test
  void lostAnswerToTheConfirmationIsFoundSoldOnce() {
    secondCallMeets(Fault.ANSWER_LOST);

    assertThat(receipt(recarga.topUp(TOP_UP, LONG)).reference()).endsWith("00");
    checkSales(1);
  }

  @Test
  void lostConfirmationIsCancelledAndOrderedAnew() {
    secondCallMeets(Fault.REQUEST_CUT);

    assertThat(receipt(recarga.topUp(TOP_UP, LONG)).reference()).endsWith("01");
    checkSales(1);
  }

  @Test
  void confirmationThatArrivesAfterTheCancellationIsRefused() {
    secondCallMeets(Fault.executedAfter(Duration.ofMinutes(5)));

    assertThat(receipt(recarga.topUp(TOP_UP, LONG)).reference()).endsWith("01");
    clock.advance(Duration.ofMinutes(10));
    checkSales(1);
  }

  @Test
  void lostAnswerToTheCancellationIsAskedAgain() {
    secondCallMeets(Fault.REQUEST_CUT);
    dtOne.cancelFaults().next(Fault.ANSWER_LOST);

    assertThat(receipt(recarga.topUp(TOP_UP, LONG)).reference()).endsWith("01");
    checkSales(1);
  }

  @Test
  void cancellationThatIsNeverTakenWaitsForTheExpiry() {
    secondCallMeets(Fault.REQUEST_CUT);
    for (int i = 0; i < 200; i++) {
      dtOne.cancelFaults().next(Fault.status(503));
    }

    TopUpResult result = recarga.topUp(TOP_UP, LONG);

    TopUpResult.Declined declined = (TopUpResult.Declined) result;
    assertThat(declined.refusal().reason()).isEqualTo(DeclineReason.NOT_SENT);
    // Longer than the hour within which it can be confirmed.
    assertThat(clock.now()).isAfter(Instant.parse("2026-11-22T11:15:00Z"));
    assertThat(dtOne.ledger().count()).isZero();
  }

  @Test
  void zombieThatWakesBetweenTheStepsSendsNoConfirmation() {
    OkHttpClient sleepy = new OkHttpClient.Builder()
        .eventListener(new EventListener() {
          @Override
          public void responseBodyEnd(Call call, long bytes) {
            if (call.request().url().encodedPath().endsWith("async/transactions")) {
              clock.advance(Duration.ofSeconds(6)); // Longer than the send budget.
            }
          }
        })
        .build();
    CarrierAdapter zombie = DtOne.connect(DtOne.Account.sandbox("key", "secret")
        .baseUrl(dtOne.url())
        .http(HttpSettings.builder().client(sleepy).build())
        .time(clock)
        .build());
    Attempt attempt = Attempt.builder(TOP_UP, Given.REFERENCE, clock.now(), zombie.prepare(TOP_UP))
        .permit(SendPermit.from(clock, Duration.ofSeconds(5)))
        .build();

    assertThat(zombie.send(attempt)).isInstanceOf(Answer.InDoubt.class);
    assertThat(dtOne.held()).isPositive();
    assertThat(adapter.find(attempt)).isInstanceOf(Answer.Failed.class);
    assertThat(dtOne.held()).isZero();
    checkSales(0);
  }

  @Test
  void zombieWhoseConfirmationGoesOutAfterAllIsRefusedByTheCarrier() throws Exception {
    dtOne.next(Fault.ANSWER_LOST);
    assertThat(receipt(recarga.topUp(TOP_UP, LONG)).reference()).endsWith("01");

    assertThat(confirmByHand(2_260_000_001L)).isEqualTo(400);
    checkSales(1);
  }

  @Test
  void saleThatIsReversedLaterIsToldWhenAsked() {
    secondCallMeets(Fault.reversedAfter(Duration.ofHours(1)));
    assertThat(recarga.topUp(TOP_UP, Duration.ofMinutes(30)))
        .isInstanceOf(TopUpResult.Delivered.class);

    clock.advance(Duration.ofHours(1));
    TopUpResult result = recarga.refresh(TOP_UP.key());

    assertThat(((TopUpResult.Declined) result).refusal().reason())
        .isEqualTo(DeclineReason.GIVEN_BACK);
    assertThat(dtOne.wallet().balance()).isEqualByComparingTo("1000");
  }

  @Test
  void attemptCapEndsInADeclineWithProof() {
    dtOne.next(Fault.ANSWER_LOST, Fault.ANSWER_LOST, Fault.ANSWER_LOST);

    TopUpResult result = recarga.topUp(TOP_UP, LONG);

    assertThat(((TopUpResult.Declined) result).refusal().isRetryable()).isTrue();
    checkSales(0);
  }

  /** Lets the creation pass and the call after it meet {@code fault}. */
  private void secondCallMeets(Fault fault) {
    dtOne.next(Fault.NOTICE_LOST, fault);
  }

  private void checkSales(int count) {
    assertThat(dtOne.ledger().count()).isEqualTo(count);
    BigDecimal paid = new BigDecimal("5.42").multiply(BigDecimal.valueOf(count));
    assertThat(dtOne.wallet().balance().add(dtOne.held()).add(paid)).isEqualByComparingTo("1000");
  }

  private int confirmByHand(long id) throws Exception {
    Request request = new Request.Builder()
        .url(dtOne.url() + "/async/transactions/" + id + "/confirm")
        .header("Authorization", Credentials.basic("key", "secret"))
        .post(RequestBody.create("", MediaType.get("application/json")))
        .build();
    try (Response response = new OkHttpClient().newCall(request).execute()) {
      return response.code();
    }
  }

  private static Receipt receipt(TopUpResult result) {
    assertThat(result).isInstanceOf(TopUpResult.Delivered.class);
    return ((TopUpResult.Delivered) result).receipt();
  }
}
