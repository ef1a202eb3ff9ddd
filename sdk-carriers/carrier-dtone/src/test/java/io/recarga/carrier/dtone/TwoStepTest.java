package io.recarga.carrier.dtone;

import static io.recarga.carrier.dtone.Answers.delivery;
import static io.recarga.carrier.dtone.Answers.doubt;
import static io.recarga.carrier.dtone.FakeDtOne.bodyOf;
import static io.recarga.carrier.dtone.FakeDtOne.cancelled;
import static io.recarga.carrier.dtone.FakeDtOne.completed;
import static io.recarga.carrier.dtone.FakeDtOne.created;
import static io.recarga.carrier.dtone.FakeDtOne.error;
import static io.recarga.carrier.dtone.FakeDtOne.json;
import static io.recarga.carrier.dtone.FakeDtOne.lost;
import static io.recarga.carrier.dtone.FakeDtOne.transaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recarga.DeclineReason;
import io.recarga.Money;
import io.recarga.NotSentException;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.retry.TimeSource;
import io.recarga.simulator.SimulatorClock;
import io.recarga.spi.Answer;
import io.recarga.spi.Attempt;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.Doubt;
import io.recarga.spi.Evidence;
import io.recarga.spi.Route;
import io.recarga.spi.SendPermit;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Creating, confirming and cancelling, each of which may get lost on its way there or back. */
class TwoStepTest {
  private static final String REFERENCE = Given.REFERENCE;

  private FakeDtOne dtOne;
  private CarrierAdapter adapter;

  @BeforeEach
  void start() throws IOException {
    dtOne = new FakeDtOne();
    adapter = DtOne.connect(dtOne.account().build());
    dtOne.on(FakeDtOne.CREATE, 201, created(REFERENCE));
    dtOne.on(FakeDtOne.CONFIRM, 202, transaction(REFERENCE, 2, "CONFIRMED"));
  }

  @AfterEach
  void stop() {
    dtOne.close();
  }

  @Test
  void createsWithoutConfirmingAndThenConfirmsByTheIdThatCameBack() {
    Answer answer = adapter.send(Given.attempt(adapter));

    assertThat(((Answer.Accepted) answer).evidence().transactionId()).isEqualTo(FakeDtOne.ID);
    assertThat(bodyOf(dtOne.calls(FakeDtOne.CREATE).get(0))).contains("\"auto_confirm\":false");
    assertThat(dtOne.calls(FakeDtOne.CONFIRM)).hasSize(1);
    assertThat(bodyOf(dtOne.calls(FakeDtOne.CONFIRM).get(0))).isEmpty();
  }

  @Test
  void lostAnswerToTheCreationConfirmsNothing() {
    dtOne.on(FakeDtOne.CREATE, request -> lost());

    assertThat(doubt(adapter.send(Given.attempt(adapter)))).isEqualTo(Doubt.NO_ANSWER);
    assertThat(dtOne.calls(FakeDtOne.CONFIRM)).isEmpty();
  }

  @Test
  void lostAnswerToTheConfirmationIsInDoubtUnderTheIdAndNotRepeated() {
    dtOne.on(FakeDtOne.CONFIRM, request -> lost());

    Answer answer = adapter.send(Given.attempt(adapter));

    assertThat(doubt(answer)).isEqualTo(Doubt.NO_ANSWER);
    assertThat(((Answer.InDoubt) answer).evidence().transactionId()).isEqualTo(FakeDtOne.ID);
    assertThat(dtOne.calls(FakeDtOne.CONFIRM)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1007002", "1007004", "1000401", "1000429", "1006001", "1009001", "42"})
  void noAnswerToAConfirmationProvesThatNothingWasSold(String code) {
    dtOne.on(FakeDtOne.CONFIRM, 400, error(code));

    Answer answer = adapter.send(Given.attempt(adapter));

    assertThat(answer).isInstanceOf(Answer.InDoubt.class);
    assertThat(((Answer.InDoubt) answer).evidence().transactionId()).isEqualTo(FakeDtOne.ID);
  }

  @Test
  void creationThatTookTooLongIsNotConfirmed() {
    SimulatorClock clock = SimulatorClock.virtual(Instant.parse("2026-11-22T10:00:00Z"));
    dtOne.on(FakeDtOne.CREATE, request -> {
      clock.advance(Duration.ofSeconds(6));
      return json(201, created(REFERENCE));
    });
    Attempt attempt = Attempt.builder(
            Given.topUp(), REFERENCE, clock.now(), adapter.prepare(Given.topUp()))
        .permit(SendPermit.from(clock, Duration.ofSeconds(5)))
        .build();

    Answer answer = adapter.send(attempt);

    assertThat(((Answer.InDoubt) answer).evidence().transactionId()).isEqualTo(FakeDtOne.ID);
    assertThat(dtOne.calls(FakeDtOne.CONFIRM)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"external_id\": \"ABCDEFGHIJKLMNOPQRSTUVWX00\" -> \"external_id\": \"OTHER\" -> another reference",
        "+51987654321 -> +51987654322 -> another line",
        "\"id\": 55011 -> \"id\": 55012 -> another product",
        "\"amount\": 20 -> \"amount\": 21 -> 21.00 PEN instead of 20.00 PEN"
      })
  void whatWasCreatedInAnotherWayIsNotConfirmed(String change) {
    String[] parts = change.split(" -> ", 3);
    String other = created(REFERENCE).replace(parts[0], parts[1]);
    assertThat(other).isNotEqualTo(created(REFERENCE));
    dtOne.on(FakeDtOne.CREATE, 201, other);

    Answer answer = adapter.send(Given.attempt(adapter));

    assertThat(doubt(answer)).isEqualTo(Doubt.AMBIGUOUS);
    assertThat(evidence(answer).words()).isEqualTo("not confirmed: created with " + parts[2]);
    assertThat(dtOne.calls(FakeDtOne.CONFIRM)).isEmpty();
  }

  @Test
  void whatBecameDearerThanAllowedIsNotConfirmed() {
    var limited = Given.topUp().toBuilder().maxCost(Money.of("5.51", "USD")).build();

    assertThat(doubt(adapter.send(Given.attempt(adapter, limited)))).isEqualTo(Doubt.AMBIGUOUS);
    assertThat(dtOne.calls(FakeDtOne.CONFIRM)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"5.52 USD", "1.00 EUR"})
  void whatCostsNoMoreThanAllowedIsConfirmed(String limit) {
    String[] parts = limit.split(" ", 2);
    var limited =
        Given.topUp().toBuilder().maxCost(Money.of(parts[0], parts[1])).build();

    adapter.send(Given.attempt(adapter, limited));

    assertThat(dtOne.calls(FakeDtOne.CONFIRM)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"external_id\": \"ABCDEFGHIJKLMNOPQRSTUVWX00\" -> \"external_id\": null",
        "\"credit_party_identifier\" -> \"party\"",
        "\"id\": 55011 -> \"id\": null",
        "\"prices\" -> \"price\""
      })
  void whatIsNotRepeatedIsTakenAsOrdered(String change) {
    String[] parts = change.split(" -> ", 2);
    String silent = created(REFERENCE).replace(parts[0], parts[1]);
    assertThat(silent).isNotEqualTo(created(REFERENCE));
    dtOne.on(FakeDtOne.CREATE, 201, silent);
    var limited = Given.topUp().toBuilder().maxCost(Money.of("6", "USD")).build();

    adapter.send(Given.attempt(adapter, limited));

    assertThat(dtOne.calls(FakeDtOne.CONFIRM)).hasSize(1);
  }

  @Test
  void whatWasCreatedWithoutAnyAmountIsConfirmed() {
    dtOne.on(
        FakeDtOne.CREATE,
        201,
        created(REFERENCE)
            .replace("\"requested_values\"", "\"requested\"")
            .replace("\"benefits\"", "\"benefit\""));

    adapter.send(Given.attempt(adapter));

    assertThat(dtOne.calls(FakeDtOne.CONFIRM)).hasSize(1);
  }

  @Test
  void planIsConfirmedWhateverItsAmount() {
    TopUp plan = TopUp.ofPlan(
        TopUpKey.of("plan"),
        Given.sim(Given.CLARO),
        adapter.plans(Given.sim(Given.CLARO)).get(0));
    dtOne.on(FakeDtOne.CREATE, 201, created(REFERENCE).replace("55011", "55012"));

    adapter.send(Given.attempt(adapter, plan));

    assertThat(dtOne.calls(FakeDtOne.CONFIRM)).hasSize(1);
  }

  @Test
  void confirmationOfAnotherTransactionIsInDoubtUnderOurs() {
    dtOne.on(FakeDtOne.CONFIRM, 202, completed(REFERENCE).replace(FakeDtOne.ID, "42"));

    Answer answer = adapter.send(Given.attempt(adapter));

    assertThat(doubt(answer)).isEqualTo(Doubt.AMBIGUOUS);
    assertThat(((Answer.InDoubt) answer).evidence().transactionId()).isEqualTo(FakeDtOne.ID);
  }

  @Test
  void confirmationThatStillSaysCreatedIsInDoubt() {
    dtOne.on(FakeDtOne.CONFIRM, 202, created(REFERENCE));

    Answer answer = adapter.send(Given.attempt(adapter));

    assertThat(doubt(answer)).isEqualTo(Doubt.AMBIGUOUS);
    assertThat(((Answer.InDoubt) answer).evidence().words())
        .isEqualTo("confirmed, but still answered as created");
  }

  @Test
  void whatWasAnsweredToAConfirmationOrACancellationIsTold() {
    dtOne.on(FakeDtOne.CONFIRM, 502, "<html/>");
    assertThat(evidence(adapter.send(Given.attempt(adapter))).code()).isEqualTo("HTTP 502");
    dtOne.on(FakeDtOne.CONFIRM, 400, error("1007004"));
    Evidence confirmation = evidence(adapter.send(Given.attempt(adapter)));
    assertThat(confirmation.code()).isEqualTo("1007004");
    assertThat(confirmation.words()).isEqualTo("answers the confirmation");

    foundAs(created(REFERENCE));
    dtOne.on(FakeDtOne.READ, 200, created(REFERENCE).replace("2026-11-22T11:", "2999-01-01T11:"));
    dtOne.on(FakeDtOne.CANCEL, 400, "<html/>");
    assertThat(evidence(adapter.find(Given.asked(adapter, null))).code()).isEqualTo("HTTP 400");
    dtOne.on(FakeDtOne.CANCEL, 400, error("1007005"));
    Evidence cancellation = evidence(adapter.find(Given.asked(adapter, null)));
    assertThat(cancellation.code()).isEqualTo("1007005");
    assertThat(cancellation.transactionId()).isEqualTo(FakeDtOne.ID);
  }

  @Test
  void cancellationThatCannotBeReadBackIsNoProof() {
    foundAs(created(REFERENCE));
    dtOne.on(FakeDtOne.CANCEL, 202, cancelled(REFERENCE));
    dtOne.on(FakeDtOne.READ, 404, error("1008004"));

    assertThat(doubt(adapter.find(Given.asked(adapter, null)))).isEqualTo(Doubt.UNREADABLE);
  }

  @Test
  void unconfirmedIsProofAfterACancellationAndARead() {
    foundAs(created(REFERENCE));
    dtOne.on(FakeDtOne.CANCEL, 202, cancelled(REFERENCE));
    dtOne.on(FakeDtOne.READ, 200, cancelled(REFERENCE));

    Answer answer = adapter.find(Given.asked(adapter, null));

    assertThat(((Answer.Failed) answer).reason()).isEqualTo(DeclineReason.NOT_SENT);
    assertThat(dtOne.allCalls()).endsWith(FakeDtOne.SEARCH, FakeDtOne.CANCEL, FakeDtOne.READ);
  }

  @Test
  void cancellationWithoutAReadThatShowsItIsNoProof() {
    foundAs(created(REFERENCE));
    dtOne.on(FakeDtOne.CANCEL, 202, cancelled(REFERENCE));
    dtOne.on(FakeDtOne.READ, 200, created(REFERENCE).replace("2026-11-22T11:", "2999-01-01T11:"));

    assertThat(doubt(adapter.find(Given.asked(adapter, null)))).isEqualTo(Doubt.AMBIGUOUS);
  }

  @Test
  void lostAnswerToTheCancellationIsReadBack() {
    foundAs(created(REFERENCE));
    int[] calls = {0};
    dtOne.on(FakeDtOne.CANCEL, request -> calls[0]++ == 0 ? lost() : json(400, error("1007005")));
    dtOne.on(FakeDtOne.READ, 200, cancelled(REFERENCE));

    assertThat(adapter.find(Given.asked(adapter, null))).isInstanceOf(Answer.Failed.class);
    assertThat(calls[0]).isEqualTo(2);
  }

  @Test
  void confirmationThatCameFirstWinsOverTheCancellation() {
    foundAs(created(REFERENCE));
    dtOne.on(FakeDtOne.CANCEL, 400, error("1007007"));
    dtOne.on(FakeDtOne.READ, 200, completed(REFERENCE));

    assertThat(delivery(adapter.find(Given.asked(adapter, null))).echoedReference())
        .isEqualTo(REFERENCE);
  }

  @Test
  void expiredTransactionNeedsNoCancellationToBeProof() {
    foundAs(created(REFERENCE));
    dtOne.on(FakeDtOne.CANCEL, 400, error("1007007"));
    dtOne.on(FakeDtOne.READ, 200, created(REFERENCE).replace("2026-11-22T11:", "2020-01-01T11:"));

    assertThat(adapter.find(Given.asked(adapter, null))).isInstanceOf(Answer.Failed.class);
  }

  @Test
  void expiryThatMayBeAheadOfOurClockIsNoProof() {
    Instant now = TimeSource.system().now();
    foundAs(created(REFERENCE));
    dtOne.on(FakeDtOne.CANCEL, 503, error("1009503"));
    dtOne.on(
        FakeDtOne.READ,
        200,
        created(REFERENCE)
            .replace("2026-11-22T11:00:00.000000000Z", now.minusSeconds(60).toString()));

    assertThat(doubt(adapter.find(Given.asked(adapter, null)))).isEqualTo(Doubt.AMBIGUOUS);
  }

  @Test
  void whoOnlyAsksAfterALostJournalCancelsNothing() {
    foundAs(created(REFERENCE));
    Attempt lost = Attempt.builder(
            Given.topUp(), REFERENCE, Instant.EPOCH, Route.of(Map.of(), null))
        .build();

    assertThat(adapter.find(lost)).isInstanceOf(Answer.Accepted.class);
    assertThat(dtOne.calls(FakeDtOne.CANCEL)).isEmpty();
  }

  @Test
  void transactionOfOneStepIsNotCancelledWhileItIsBeingCreated() {
    CarrierAdapter oneStep = DtOne.connect(dtOne.account().oneStep(true).build());
    foundAs(created(REFERENCE).replace("2026-11-22T11:", "2999-01-01T11:"));

    assertThat(oneStep.find(Given.asked(oneStep, null))).isInstanceOf(Answer.Accepted.class);
    assertThat(dtOne.calls(FakeDtOne.CANCEL)).isEmpty();
  }

  @Test
  void transactionOfOneStepIsNotConfirmedByUs() {
    CarrierAdapter oneStep = DtOne.connect(dtOne.account().oneStep(true).build());

    assertThat(oneStep.send(Given.attempt(oneStep))).isInstanceOf(Answer.Accepted.class);
    assertThat(dtOne.calls(FakeDtOne.CONFIRM)).isEmpty();
  }

  @Test
  void permitThatRanOutSendsNothing() {
    Attempt late = Attempt.builder(
            Given.topUp(), REFERENCE, Instant.now(), adapter.prepare(Given.topUp()))
        .permit(SendPermit.from(TimeSource.system(), Duration.ofNanos(1)))
        .build();

    assertThatThrownBy(() -> adapter.send(late)).isInstanceOf(NotSentException.class);
    assertThat(dtOne.calls(FakeDtOne.CREATE)).isEmpty();
  }

  @Test
  void transactionOfOneStepThatNeverWasConfirmedIsCancelledAfterItsExpiry() {
    CarrierAdapter oneStep = DtOne.connect(dtOne.account().oneStep(true).build());
    foundAs(created(REFERENCE).replace("2026-11-22T11:", "2020-01-01T11:"));
    dtOne.on(FakeDtOne.CANCEL, 202, cancelled(REFERENCE));
    dtOne.on(FakeDtOne.READ, 200, cancelled(REFERENCE));

    assertThat(oneStep.find(Given.asked(oneStep, null))).isInstanceOf(Answer.Failed.class);
  }

  @Test
  void synchronousOrdersAreConfirmedSynchronously() {
    CarrierAdapter sync = DtOne.connect(dtOne.account().synchronous(true).build());
    dtOne.on(FakeDtOne.CREATE.replace("async", "sync"), 201, created(REFERENCE));
    dtOne.on(FakeDtOne.CONFIRM.replace("async", "sync"), 202, completed(REFERENCE));

    assertThat(delivery(sync.send(Given.attempt(sync))).delivered())
        .isEqualTo(Money.of("20", "PEN"));
  }

  private static Evidence evidence(Answer answer) {
    return ((Answer.InDoubt) answer).evidence();
  }

  private void foundAs(String transaction) {
    dtOne.on(FakeDtOne.SEARCH, 200, "[" + transaction + "]");
  }
}
