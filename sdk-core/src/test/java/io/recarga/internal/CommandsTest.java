package io.recarga.internal;

import static io.recarga.internal.Rig.KEY;
import static io.recarga.internal.Rig.PATIENT;
import static io.recarga.internal.Rig.TOP_UP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recarga.DeclineReason;
import io.recarga.KeyConflictException;
import io.recarga.Money;
import io.recarga.NotResolvableException;
import io.recarga.NotRetryableException;
import io.recarga.OpenCase;
import io.recarga.PaymentTaken;
import io.recarga.Progress.Stage;
import io.recarga.Proof;
import io.recarga.Resolution;
import io.recarga.TopUp;
import io.recarga.TopUpResult;
import io.recarga.UnknownKeyException;
import io.recarga.journal.Journal;
import io.recarga.journal.State;
import io.recarga.spi.Answer;
import io.recarga.spi.Attempt;
import io.recarga.spi.Doubt;
import io.recarga.spi.DuplicateLevel;
import io.recarga.spi.Evidence;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Payment, cancelling, refunds and cases: T0, T11 to T15. */
class CommandsTest {
  private static final Answer LOST = Answer.inDoubt(Doubt.NO_ANSWER, Evidence.none());

  private final DrivenTime time = new DrivenTime();
  private final Journal journal = Journal.inMemory(99);
  private final ScriptedAdapter adapter = new ScriptedAdapter("a", DuplicateLevel.REFUSES_REPEAT);
  private final Rig rig = new Rig(time, journal, adapter);
  private final Engine engine = rig.engine();
  private final Commands commands = engine.commands();
  private final Instant tomorrow = time.now().plus(Duration.ofDays(1));

  @Test
  void nothingIsSentBeforeItIsPaid() {
    TopUpResult opened = commands.awaitPayment(TOP_UP, tomorrow);
    assertThat(Rig.progress(opened).stage()).isEqualTo(Stage.AWAITING_PAYMENT);
    engine.workOnce(10);
    assertThat(engine.topUp(TOP_UP, PATIENT).isOpen()).isTrue();
    assertThat(engine.refresh(KEY).isOpen()).isTrue();
    assertThat(adapter.sent).isEmpty();

    assertThat(commands.paid(KEY, "bank-1").kind()).isEqualTo(PaymentTaken.Kind.TAKEN);
    engine.workOnce(10);
    assertThat(engine.find(KEY)).get().isInstanceOf(TopUpResult.Delivered.class);
    assertThat(adapter.sent).hasSize(1);
  }

  @Test
  void theTimeToSendBeginsWithThePayment() {
    commands.awaitPayment(TOP_UP, tomorrow);
    time.advance(Duration.ofHours(23));
    commands.paid(KEY, "bank-1");
    time.advance(Duration.ofHours(23));
    engine.workOnce(10);
    assertThat(engine.find(KEY)).get().isInstanceOf(TopUpResult.Delivered.class);
  }

  @Test
  void eachEvidenceCountsOnce() {
    commands.awaitPayment(TOP_UP, tomorrow);
    commands.paid(KEY, "bank-1");
    assertThat(commands.paid(KEY, "bank-1").kind()).isEqualTo(PaymentTaken.Kind.REPEATED);
    assertThat(commands.paid(KEY, "bank-2").kind()).isEqualTo(PaymentTaken.Kind.DOUBLE);
    engine.workOnce(10);
    assertThat(commands.paid(KEY, "bank-1").kind()).isEqualTo(PaymentTaken.Kind.REPEATED);
    assertThat(commands.paid(KEY, "bank-2").kind()).isEqualTo(PaymentTaken.Kind.DOUBLE);
    assertThat(rig.row(KEY).paymentId()).isEqualTo("bank-1");
    assertThat(adapter.sent).hasSize(1);
  }

  @Test
  void whatIsNotPaidInTimeExpiresAndLaterMoneyIsLate() {
    commands.awaitPayment(TOP_UP, tomorrow);
    assertThat(commands.expire(KEY).isOpen()).isTrue();
    time.advance(Duration.ofDays(1));
    // Nobody has looked yet, and still the time is over.
    assertThat(commands.paid(KEY, "bank-1").kind()).isEqualTo(PaymentTaken.Kind.LATE);

    TopUpResult expired = commands.expire(KEY);
    assertThat(Rig.refusal(expired).reason()).isEqualTo(DeclineReason.EXPIRED);
    assertThat(Rig.refusal(expired).proof()).isEqualTo(Proof.NOT_SENT);
    assertThat(commands.paid(KEY, "bank-1").kind()).isEqualTo(PaymentTaken.Kind.LATE);
    engine.workOnce(10);
    assertThat(adapter.sent).isEmpty();
  }

  @Test
  void moneyForWhatAwaitsNoneIsSaidSo() {
    engine.topUp(TOP_UP, PATIENT);
    assertThat(commands.paid(KEY, "bank-1").kind()).isEqualTo(PaymentTaken.Kind.NOT_AWAITED);
    assertThatThrownBy(() -> commands.paid(TOP_UP.key().withTenant("other"), "bank-1"))
        .isInstanceOf(UnknownKeyException.class);
  }

  @Test
  void aKeyForSomethingElseIsRefusedHereToo() {
    commands.awaitPayment(TOP_UP, tomorrow);
    TopUp other = TopUp.ofAmount(KEY, Rig.SIM, Money.of("30", "PEN"));
    assertThatThrownBy(() -> commands.awaitPayment(other, tomorrow))
        .isInstanceOf(KeyConflictException.class);
    assertThatThrownBy(() -> commands.enqueue(other)).isInstanceOf(KeyConflictException.class);
    assertThatThrownBy(() -> engine.topUp(other, PATIENT)).isInstanceOf(KeyConflictException.class);
  }

  @Test
  void whatWasNotSentCanBeCancelled() {
    commands.enqueue(TOP_UP);
    TopUpResult cancelled = commands.cancel(KEY, "ana");
    assertThat(Rig.refusal(cancelled).reason()).isEqualTo(DeclineReason.CANCELLED);
    engine.workOnce(10);
    assertThat(adapter.sent).isEmpty();

    commands.awaitPayment(Rig.topUp("unpaid"), tomorrow);
    commands.cancel(Rig.topUp("unpaid").key(), "ana");
    assertThat(commands.paid(Rig.topUp("unpaid").key(), "bank-9").kind())
        .isEqualTo(PaymentTaken.Kind.LATE);
  }

  @Test
  void whatWaitsForItsNextAttemptCanBeCancelled() {
    adapter.onSend =
        attempt -> EngineTest.rejected(DeclineReason.CARRIER_UNAVAILABLE, Duration.ofMinutes(30));
    engine.topUp(TOP_UP.toBuilder().sendBy(tomorrow).build(), Duration.ofSeconds(20));
    assertThat(rig.row(KEY).state()).isEqualTo(State.NOT_EXECUTED);
    TopUpResult cancelled = commands.cancel(KEY, "ana");
    assertThat(Rig.refusal(cancelled).reason()).isEqualTo(DeclineReason.CANCELLED);
    assertThat(Rig.refusal(cancelled).proof()).isEqualTo(Proof.REJECTED);
  }

  @Test
  void whatMayBeUnderWayCannotBeCancelled() {
    inDoubt();
    assertThat(commands.cancel(KEY, "ana").isOpen()).isTrue();
    engine.refresh(KEY);
    assertThat(commands.cancel(KEY, "ana")).isInstanceOf(TopUpResult.Delivered.class);
  }

  @Test
  void aRefundBarsSendingForEver() {
    adapter.onSend = attempt -> EngineTest.rejected(DeclineReason.WALLET_TOO_LOW, null);
    engine.topUp(TOP_UP, PATIENT);
    TopUpResult refunding = commands.refundBegan(KEY, "ana");
    assertThat(Rig.refusal(refunding).isRetryable()).isFalse();
    assertThatThrownBy(() -> engine.retry(KEY, tomorrow, "ops"))
        .isInstanceOf(NotRetryableException.class);
    assertThat(adapter.sent).hasSize(1);
  }

  @Test
  void anErasedLineIsNotSentToAgainAndItsKeyStillAnswers() {
    adapter.onSend = attempt -> EngineTest.rejected(DeclineReason.WALLET_TOO_LOW, null);
    engine.topUp(TOP_UP, PATIENT);
    assertThat(commands.erase(Rig.SIM)).isEqualTo(new Journal.Erased(1, 0));
    TopUpResult erased = engine.topUp(TOP_UP, PATIENT);
    assertThat(Rig.refusal(erased).reason()).isEqualTo(DeclineReason.WALLET_TOO_LOW);
    assertThat(Rig.refusal(erased).isRetryable()).isFalse();
    assertThatThrownBy(() -> engine.retry(KEY, tomorrow, "ops"))
        .isInstanceOf(NotRetryableException.class);
    assertThat(adapter.sent).hasSize(1);
  }

  @Test
  void oldRowsAreReducedByWorkersAndStillReplay() {
    rig.policy =
        io.recarga.EnginePolicy.builder().retention(Duration.ofDays(30)).build();
    Engine tidy = rig.engine();
    tidy.topUp(TOP_UP, PATIENT);
    time.advance(Duration.ofDays(29));
    tidy.doChores();
    assertThat(rig.row(KEY).topUp().sim().isErased()).isFalse();
    time.advance(Duration.ofDays(2));
    tidy.doChores();
    assertThat(rig.row(KEY).topUp().sim().isErased()).isTrue();
    assertThat(tidy.topUp(TOP_UP, PATIENT)).isInstanceOf(TopUpResult.Delivered.class);
    assertThat(adapter.sent).hasSize(1);
  }

  @Test
  void aRefundOfWhatWaitsEndsIt() {
    commands.enqueue(TOP_UP);
    assertThat(commands.refundBegan(KEY, "ana")).isInstanceOf(TopUpResult.Declined.class);
    engine.workOnce(10);
    assertThat(adapter.sent).isEmpty();
  }

  @Test
  void aSaleAfterARefundBeganIsACase() {
    inDoubt();
    assertThat(commands.refundBegan(KEY, "ana").isOpen()).isTrue();
    TopUpResult found = engine.refresh(KEY);
    assertThat(((TopUpResult.Unknown) found).openCase().cause()).isEqualTo(OpenCase.Cause.CONFLICT);
  }

  @Test
  void aSaleWhoseAnswerComesAfterARefundBeganIsACase() {
    adapter.onSend = attempt -> {
      commands.refundBegan(KEY, "ana");
      return ScriptedAdapter.delivered(attempt);
    };
    assertThat(engine.topUp(TOP_UP, PATIENT)).isInstanceOf(TopUpResult.Unknown.class);
  }

  @Test
  void aDoubtThatIsNeverFoundIsNotSentAgainOnceItsRefundBegan() {
    adapter.onSend = attempt -> LOST;
    adapter.onFind = attempt -> Answer.notFound(io.recarga.spi.Window.until(time.now()));
    engine.topUp(TOP_UP.toBuilder().sendBy(tomorrow).build(), Duration.ofSeconds(20));
    commands.refundBegan(KEY, "ana");
    rig.work(engine, Duration.ofHours(30));
    assertThat(engine.find(KEY)).get().isInstanceOf(TopUpResult.Declined.class);
    assertThat(adapter.sent).hasSize(1);
  }

  @Test
  void whatWasDeliveredIsNotMarkedForARefund() {
    engine.topUp(TOP_UP, PATIENT);
    assertThat(commands.refundBegan(KEY, "ana")).isInstanceOf(TopUpResult.Delivered.class);
    assertThat(rig.row(KEY).refundBegan()).isNull();
  }

  @ParameterizedTest
  @EnumSource(names = {"DELIVERED", "NOT_DELIVERED"})
  void aCaseIsClosedByANamedPerson(Resolution resolution) {
    openCase();
    TopUpResult closed = commands.resolve(KEY, resolution, "ana", "call 77 with the carrier", null);
    boolean delivered = resolution == Resolution.DELIVERED;
    assertThat(closed.getClass())
        .isEqualTo(delivered ? TopUpResult.Delivered.class : TopUpResult.Declined.class);
    assertThat(rig.row(KEY).resolvedBy()).isEqualTo("ana");
    assertThat(rig.row(KEY).note()).contains("call 77");
    if (!delivered) {
      assertThat(Rig.refusal(closed).proof()).isEqualTo(Proof.RESOLVED);
      assertThat(Rig.refusal(closed).isRetryable()).isFalse();
    }
    assertThatThrownBy(() -> commands.resolve(KEY, resolution, "ben", "again", null))
        .isInstanceOf(NotResolvableException.class);
    assertThat(adapter.sent).hasSize(1);
  }

  @Test
  void aCaseSentAgainKeepsItsReferenceAndAdapter() {
    ScriptedAdapter other = new ScriptedAdapter("b", DuplicateLevel.REPLAYS);
    Rig two = new Rig(time, journal, adapter, other);
    Engine both = two.engine();
    openCase();
    adapter.onSend = ScriptedAdapter::delivered;
    Instant sendBy = time.now().plus(Duration.ofHours(1));
    both.commands().resolve(KEY, Resolution.SEND_AGAIN, "ana", "call 77", sendBy);
    two.work(both, Duration.ofMinutes(5));
    assertThat(both.find(KEY)).get().isInstanceOf(TopUpResult.Delivered.class);
    assertThat(adapter.sent).extracting(Attempt::reference).hasSize(2);
    assertThat(adapter.sent.get(0).reference()).isEqualTo(adapter.sent.get(1).reference());
    assertThat(other.sent).isEmpty();
  }

  @Test
  void aCaseWhoseRefundBeganIsNotSentAgain() {
    openCase();
    commands.refundBegan(KEY, "ana");
    assertThatThrownBy(
            () -> commands.resolve(KEY, Resolution.SEND_AGAIN, "ana", "call 77", tomorrow))
        .isInstanceOf(NotResolvableException.class);
    assertThat(commands.resolve(KEY, Resolution.NOT_DELIVERED, "ana", "call 78", null))
        .isInstanceOf(TopUpResult.Declined.class);
  }

  @Test
  void lateNewsAreLaidBesideTheCaseAndDoNotCloseIt() {
    openCase();
    adapter.onFind = ScriptedAdapter::delivered;
    TopUpResult still = engine.refresh(KEY);
    OpenCase known = ((TopUpResult.Unknown) still).openCase();
    assertThat(known.news()).contains("now shows a sale");
    assertThat(known.newsAt()).isEqualTo(time.now());
    assertThat(engine.refresh(KEY)).isEqualTo(still);
  }

  @Test
  void aSaleThatShowsUpAfterAPersonSaidThereWasNoneIsACaseAgain() {
    openCase();
    commands.resolve(KEY, Resolution.NOT_DELIVERED, "ana", "call 77", null);
    adapter.onFind = ScriptedAdapter::delivered;
    assertThat(engine.refresh(KEY)).isInstanceOf(TopUpResult.Unknown.class);
  }

  private void inDoubt() {
    adapter.onSend = attempt -> LOST;
    adapter.onFind = attempt -> LOST;
    engine.topUp(TOP_UP, Duration.ofSeconds(20));
    adapter.onFind = ScriptedAdapter::delivered;
  }

  private void openCase() {
    adapter.onSend = attempt -> LOST;
    adapter.onFind = attempt -> LOST;
    assertThat(engine.topUp(TOP_UP, Duration.ofDays(2))).isInstanceOf(TopUpResult.Unknown.class);
  }
}
