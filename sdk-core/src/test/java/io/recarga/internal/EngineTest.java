package io.recarga.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recarga.Carrier;
import io.recarga.CredentialsException;
import io.recarga.DeclineReason;
import io.recarga.EnginePolicy;
import io.recarga.Environment;
import io.recarga.Iccid;
import io.recarga.KeyConflictException;
import io.recarga.Money;
import io.recarga.NotRetryableException;
import io.recarga.NotSentException;
import io.recarga.NotServedException;
import io.recarga.OpenCase;
import io.recarga.Plan;
import io.recarga.Progress.Stage;
import io.recarga.Proof;
import io.recarga.Recarga;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.TopUpResult;
import io.recarga.UnknownKeyException;
import io.recarga.journal.Journal;
import io.recarga.spi.Answer;
import io.recarga.spi.Attempt;
import io.recarga.spi.Delivery;
import io.recarga.spi.Doubt;
import io.recarga.spi.DuplicateLevel;
import io.recarga.spi.Evidence;
import io.recarga.spi.Proves;
import io.recarga.spi.Rejection;
import io.recarga.spi.Route;
import io.recarga.spi.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EngineTest {
  private static final Carrier CLARO =
      Carrier.builder("claro-pe", "Claro", "PE").build();
  private static final SimCard SIM = SimCard.of("987654321", CLARO);
  private static final TopUpKey KEY = TopUpKey.of("order-4711");
  private static final TopUp TOP_UP = TopUp.ofAmount(KEY, SIM, Money.of("20", "PEN"));
  private static final Duration LONG = Duration.ofDays(2);

  private final DrivenTime time = new DrivenTime();
  private final ScriptedAdapter first = new ScriptedAdapter("first", DuplicateLevel.REFUSES_REPEAT);
  private final ScriptedAdapter second = new ScriptedAdapter("second", DuplicateLevel.REPLAYS);
  private final Journal journal = Journal.inMemory(1000);
  private final Recarga recarga = recarga(journal, first);
  private final Recarga both = recarga(Journal.inMemory(1000), first, second);

  private Recarga recarga(Journal in, ScriptedAdapter... adapters) {
    Recarga.Builder builder = Recarga.builder().journal(in).time(time).random(new Random(4711));
    for (ScriptedAdapter adapter : adapters) {
      builder.adapter(adapter);
    }
    return builder.build();
  }

  @Test
  void sameKeyAndContentReplaysWithoutSending() {
    TopUpResult once = recarga.topUp(TOP_UP);
    TopUpResult again =
        recarga.topUp(TOP_UP.toBuilder().maxCost(Money.of("9", "USD")).build());

    assertThat(once).isInstanceOf(TopUpResult.Delivered.class).isEqualTo(again);
    assertThat(first.sent).hasSize(1);
    assertThat(recarga.find(KEY)).contains(once);
  }

  @Test
  void everyEndIsReplayedEqual() {
    for (Answer end : List.of(
        rejected(DeclineReason.INVALID_LINE, null),
        Answer.givenBack(Evidence.of("BACK", "given back")),
        Answer.inDoubt(Doubt.NO_ANSWER, Evidence.none()))) {
      first.onSend = attempt -> end;
      first.onFind = attempt -> Answer.inDoubt(Doubt.AMBIGUOUS, Evidence.none());
      TopUp topUp =
          TopUp.ofAmount(TopUpKey.of("key" + first.sent.size()), SIM, Money.of("20", "PEN"));
      TopUpResult once = recarga.topUp(topUp, LONG);

      assertThat(once.isOpen()).isFalse();
      assertThat(recarga.topUp(topUp)).isEqualTo(once);
    }
  }

  @Test
  void sameKeyForSomethingElseIsRefusedAndSendsNothing() {
    recarga.topUp(TOP_UP);
    SimCard otherLine = SimCard.of("987654322", CLARO);

    for (TopUp other : List.of(
        TopUp.ofAmount(KEY, SIM, Money.of("20.01", "PEN")),
        TopUp.ofAmount(KEY, otherLine, Money.of("20", "PEN")),
        TopUp.ofPlan(KEY, SIM, planOf(first)))) {
      assertThatThrownBy(() -> recarga.topUp(other))
          .isInstanceOf(KeyConflictException.class)
          .hasMessageContaining("order-4711");
    }
    assertThat(first.sent).hasSize(1);
  }

  @Test
  void equalAmountsAreOneContent() {
    recarga.topUp(TOP_UP);
    TopUp same = TopUp.ofAmount(KEY, SIM, Money.of("20.00", "PEN"));
    assertThat(recarga.topUp(same)).isInstanceOf(TopUpResult.Delivered.class);
  }

  @Test
  void twoTenantsWithOneKeySendTwice() {
    recarga.topUp(TOP_UP);
    TopUpKey other = TopUpKey.of("tenant-b", KEY.id());
    recarga.topUp(TopUp.ofAmount(other, SIM, Money.of("20", "PEN")));

    assertThat(first.sent).extracting(Attempt::reference).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void thirtyTwoThreadsWithOneKeySendOnce() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    first.onSend = attempt -> {
      entered.countDown();
      awaitLatch(release);
      return ScriptedAdapter.delivered(attempt);
    };
    ExecutorService threads = Executors.newFixedThreadPool(32);
    List<Future<TopUpResult>> results = new ArrayList<>();
    for (int i = 0; i < 32; i++) {
      results.add(threads.submit(() -> recarga.topUp(TOP_UP)));
    }
    awaitLatch(entered);
    release.countDown();
    for (Future<TopUpResult> result : results) {
      assertThat(result.get(10, TimeUnit.SECONDS)).isInstanceOf(TopUpResult.Delivered.class);
    }
    threads.shutdownNow();
    assertThat(first.sent).hasSize(1);
  }

  @Test
  void rowIsJournaledBeforeTheSend() {
    first.onSend = attempt -> {
      assertThat(journal.find(KEY)).get().asString().contains("SENDING");
      return ScriptedAdapter.delivered(attempt);
    };
    assertThat(recarga.topUp(TOP_UP)).isInstanceOf(TopUpResult.Delivered.class);
  }

  @Test
  void doubtIsPendingAndTheRecordDecides() {
    first.onSend = attempt -> Answer.inDoubt(Doubt.NO_ANSWER, Evidence.none());
    TopUpResult result = recarga.topUp(TOP_UP, Duration.ofSeconds(1));
    TopUpResult later = recarga.await(KEY, Duration.ofMinutes(1));

    assertThat(stageOf(result)).isEqualTo(Stage.IN_DOUBT);
    assertThat(later).isInstanceOf(TopUpResult.Delivered.class);
    assertThat(first.sent).hasSize(1);
  }

  @Test
  void anUnforeseenExceptionIsDoubtNotFailure() {
    first.onSend = attempt -> {
      throw new IllegalStateException("bug");
    };
    assertThat(stageOf(recarga.topUp(TOP_UP, Duration.ofSeconds(1)))).isEqualTo(Stage.IN_DOUBT);
  }

  @Test
  void certifiedRejectionDeclinesWithTheCarriersCode() {
    first.onSend = attempt -> rejected(DeclineReason.WALLET_TOO_LOW, null);
    TopUpResult.Declined declined = (TopUpResult.Declined) recarga.topUp(TOP_UP);

    assertThat(declined.refusal().reason()).isEqualTo(DeclineReason.WALLET_TOO_LOW);
    assertThat(declined.refusal().proof()).isEqualTo(Proof.REJECTED);
    assertThat(declined.refusal().isRetryable()).isTrue();
    assertThat(declined.refusal().carrierCode()).isEqualTo("CODE");
  }

  @Test
  void aRetryOpensWhatHardProofDeclined() {
    first.onSend = attempt -> rejected(DeclineReason.WALLET_TOO_LOW, null);
    recarga.topUp(TOP_UP);
    first.onSend = ScriptedAdapter::delivered;
    Instant soon = time.now().plusSeconds(60);

    assertThat(recarga.retry(KEY, soon, "ops.maria")).isInstanceOf(TopUpResult.Delivered.class);
    assertThat(recarga.retry(KEY, soon, "ops.maria")).isInstanceOf(TopUpResult.Delivered.class);
    assertThat(first.sent).extracting(Attempt::reference).hasSize(2).containsOnly(referenceOf(0));
  }

  @Test
  void aRetryUsesWhatIsPreparedThen() {
    first.onPrepare = topUp -> Route.of(Map.of("operator", "old"), null);
    first.onSend = attempt -> rejected(DeclineReason.PLAN_UNAVAILABLE, null);
    recarga.topUp(TOP_UP);
    first.onPrepare = topUp -> Route.of(Map.of("operator", "new"), null);
    recarga.retry(KEY, time.now().plusSeconds(60), "ops");

    assertThat(first.sent)
        .extracting(attempt -> attempt.route().note("operator"))
        .containsExactly("old", "new");
  }

  @Test
  void aResendAfterSoftProofRepeatsTheSame() {
    first.onPrepare = topUp -> Route.of(Map.of("operator", "n" + first.sent.size()), null);
    first.onSend = attempt -> Answer.inDoubt(Doubt.NO_ANSWER, Evidence.none());
    first.onFind = attempt -> Answer.notFound(Window.until(time.now()));
    recarga.topUp(
        TOP_UP.toBuilder().sendBy(DrivenTime.START.plus(Duration.ofHours(12))).build(), LONG);

    assertThat(first.sent)
        .extracting(attempt -> attempt.route().note("operator"))
        .containsExactly("n0", "n0");
  }

  @Test
  void aRetryMakesAsManyAttemptsAsBefore() {
    first.onSend = attempt -> rejected(DeclineReason.CARRIER_UNAVAILABLE, Duration.ofSeconds(1));
    recarga.topUp(TOP_UP);
    assertThat(first.sent).hasSize(2);

    assertThat(recarga.retry(KEY, time.now().plusSeconds(60), "ops"))
        .isInstanceOf(TopUpResult.Declined.class);
    assertThat(first.sent).hasSize(4);
  }

  @Test
  void aRetryAfterSoftProofOrGivenBackIsRefused() {
    first.onSend = attempt -> Answer.givenBack(Evidence.none());
    recarga.topUp(TOP_UP);
    Instant soon = time.now().plusSeconds(60);

    assertThatThrownBy(() -> recarga.retry(KEY, soon, "ops"))
        .isInstanceOf(NotRetryableException.class)
        .hasMessageContaining("GIVEN_BACK");
    assertThatThrownBy(() -> recarga.retry(KEY, DrivenTime.START, "ops"))
        .isInstanceOf(NotSentException.class);
    assertThat(first.sent).hasSize(1);
  }

  @Test
  void hardProofFailsOverToTheNextAdapter() {
    first.onSend = attempt -> rejected(DeclineReason.WALLET_TOO_LOW, null);
    TopUpResult.Delivered delivered = (TopUpResult.Delivered) both.topUp(TOP_UP);

    assertThat(delivered.receipt().adapter()).isEqualTo(second.id());
    assertThat(first.sent.get(0).reference()).isNotEqualTo(second.sent.get(0).reference());
  }

  @Test
  void whatIsTheLinesFaultDoesNotFailOver() {
    first.onSend = attempt -> rejected(DeclineReason.INVALID_LINE, null);

    assertThat(both.topUp(TOP_UP)).isInstanceOf(TopUpResult.Declined.class);
    assertThat(second.sent).isEmpty();
  }

  @Test
  void whereNobodyElseServesItTheSameAdapterIsTriedAgainAfterItsWait() {
    second.onPrepare = topUp -> {
      throw new NotServedException("second: another network");
    };
    Instant began = time.now();
    first.onSend = attempt -> first.sent.size() == 1
        ? rejected(DeclineReason.THROTTLED, Duration.ofSeconds(30))
        : ScriptedAdapter.delivered(attempt);

    assertThat(both.topUp(TOP_UP, LONG)).isInstanceOf(TopUpResult.Delivered.class);
    assertThat(first.sent).hasSize(2);
    assertThat(time.now()).isAfterOrEqualTo(began.plusSeconds(30));
    assertThat(second.sent).isEmpty();
  }

  @Test
  void doubtNeverFailsOver() {
    first.onSend = attempt -> Answer.inDoubt(Doubt.NO_ANSWER, Evidence.none());
    first.onFind = attempt -> Answer.inDoubt(Doubt.AMBIGUOUS, Evidence.none());

    assertThat(both.topUp(TOP_UP, LONG)).isInstanceOf(TopUpResult.Unknown.class);
    assertThat(second.sent).isEmpty();
    assertThat(first.sent).hasSize(1);
  }

  @Test
  void softProofNeverFailsOver() {
    first.onSend = attempt -> Answer.inDoubt(Doubt.NO_ANSWER, Evidence.none());
    first.onFind = attempt -> Answer.notFound(Window.until(time.now()));
    TopUp patient = TOP_UP.toBuilder().sendBy(DrivenTime.START.plus(LONG)).build();

    TopUpResult.Declined declined = (TopUpResult.Declined) both.topUp(patient, LONG);

    assertThat(declined.refusal().proof()).isEqualTo(Proof.NOT_FOUND);
    assertThat(declined.refusal().isRetryable()).isFalse();
    assertThatThrownBy(() -> both.retry(KEY, time.now().plusSeconds(60), "ops"))
        .isInstanceOf(NotRetryableException.class);
    assertThat(second.sent).isEmpty();
    assertThat(first.sent).extracting(Attempt::reference).hasSize(2).containsOnly(referenceOf(0));
  }

  @Test
  void aPlanNeverFailsOver() {
    first.onSend = attempt -> rejected(DeclineReason.WALLET_TOO_LOW, null);

    assertThat(both.topUp(TopUp.ofPlan(KEY, SIM, planOf(first))))
        .isInstanceOf(TopUpResult.Declined.class);
    assertThat(second.sent).isEmpty();
  }

  @Test
  void notSentIsTriedAgainWithTheSameReferenceThenElsewhere() {
    first.onSend = attempt -> {
      throw new NotSentException("connection refused");
    };
    assertThat(both.topUp(TOP_UP)).isInstanceOf(TopUpResult.Delivered.class);
    assertThat(first.sent).extracting(Attempt::reference).hasSize(3).containsOnly(referenceOf(0));
    assertThat(second.sent).hasSize(1);
  }

  @Test
  void notSentToTheEndIsDeclinedAsNotSent() {
    first.onSend = attempt -> {
      throw new NotSentException("connection refused");
    };
    TopUpResult.Declined declined = (TopUpResult.Declined) recarga.topUp(TOP_UP);

    assertThat(declined.refusal().proof()).isEqualTo(Proof.NOT_SENT);
    assertThat(declined.refusal().isRetryable()).isTrue();
  }

  @Test
  void aRejectedTokenSendsTheSameReferenceAgain() {
    first.onSend = attempt -> first.sent.size() == 1
        ? rejected(DeclineReason.CREDENTIALS, Duration.ZERO)
        : ScriptedAdapter.delivered(attempt);

    assertThat(both.topUp(TOP_UP)).isInstanceOf(TopUpResult.Delivered.class);
    assertThat(first.sent).extracting(Attempt::reference).hasSize(2).containsOnly(referenceOf(0));
    assertThat(second.sent).isEmpty();
  }

  @Test
  void aFailedRecordIsProofOnlyAfterTheWaitAndRaisesTheSerial() {
    first.onSend = attempt -> failedRecord(Duration.ofMinutes(30));
    first.onFind = attempt -> failedRecord(Duration.ofMinutes(30));
    TopUp patient = TOP_UP.toBuilder().sendBy(DrivenTime.START.plus(LONG)).build();

    TopUpResult early = recarga.topUp(patient, Duration.ofMinutes(29));
    assertThat(stageOf(early)).isEqualTo(Stage.ACCEPTED);
    first.onSend = ScriptedAdapter::delivered;
    assertThat(recarga.await(KEY, LONG)).isInstanceOf(TopUpResult.Delivered.class);

    assertThat(first.sent)
        .extracting(Attempt::reference)
        .containsExactly(referenceOf(0), referenceOf(1));
  }

  @Test
  void aSaleThatFollowsAFailedRecordIsDelivered() {
    first.onSend = attempt -> failedRecord(Duration.ofMinutes(30));
    recarga.topUp(TOP_UP, Duration.ofSeconds(1));

    assertThat(recarga.refresh(KEY)).isInstanceOf(TopUpResult.Delivered.class);
  }

  @Test
  void notFoundIsNoProofWithoutTheCarriersFigures() {
    Recarga careful = recarga(Journal.inMemory(9), first.withoutLimits());
    first.onSend = attempt -> Answer.inDoubt(Doubt.NO_ANSWER, Evidence.none());
    first.onFind = attempt -> Answer.notFound(Window.until(time.now()));

    assertThat(stageOf(careful.topUp(TOP_UP, Duration.ofHours(23)))).isEqualTo(Stage.IN_DOUBT);
    TopUpResult.Unknown unknown = (TopUpResult.Unknown) careful.await(KEY, Duration.ofHours(4));
    assertThat(unknown.openCase().cause()).isEqualTo(OpenCase.Cause.NO_ANSWER);
    assertThat(first.sent).hasSize(1);
  }

  @Test
  void notFoundThatDoesNotCoverTheAttemptIsNoProof() {
    first.onSend = attempt -> Answer.inDoubt(Doubt.NO_ANSWER, Evidence.none());
    first.onFind =
        attempt -> Answer.notFound(new Window(attempt.began().plusMillis(1), time.now()));

    assertThat(recarga.topUp(TOP_UP, LONG)).isInstanceOf(TopUpResult.Unknown.class);
  }

  @Test
  void notFoundIsProofAfterQuiescenceAndThreeReadsAMinuteApart() {
    List<Instant> sends = new ArrayList<>();
    first.onSend = attempt -> {
      sends.add(time.now());
      return sends.size() == 1
          ? Answer.inDoubt(Doubt.NO_ANSWER, Evidence.none())
          : ScriptedAdapter.delivered(attempt);
    };
    first.onFind = attempt -> Answer.notFound(Window.until(time.now()));
    TopUp patient = TOP_UP.toBuilder().sendBy(DrivenTime.START.plus(LONG)).build();

    assertThat(recarga.topUp(patient, LONG)).isInstanceOf(TopUpResult.Delivered.class);
    assertThat(Duration.between(sends.get(0), sends.get(1)))
        .isBetween(Duration.ofMinutes(5 + 2), Duration.ofMinutes(5 + 4));
  }

  @Test
  void aLateSaleIsFoundBeforeNotFoundIsProof() {
    first.onSend = attempt -> Answer.inDoubt(Doubt.NO_ANSWER, Evidence.none());
    first.onFind = attempt -> time.now().isBefore(attempt.began().plusSeconds(150))
        ? Answer.notFound(Window.until(time.now()))
        : ScriptedAdapter.delivered(attempt);
    TopUp patient = TOP_UP.toBuilder().sendBy(DrivenTime.START.plus(LONG)).build();

    assertThat(recarga.topUp(patient, LONG)).isInstanceOf(TopUpResult.Delivered.class);
    assertThat(first.sent).hasSize(1);
  }

  @Test
  void aSearchableCarrierIsNeverSentTwice() {
    ScriptedAdapter d1 = new ScriptedAdapter("d1", DuplicateLevel.SEARCHABLE);
    d1.onSend = attempt -> Answer.inDoubt(Doubt.NO_ANSWER, Evidence.none());
    d1.onFind = attempt -> Answer.notFound(Window.until(time.now()));
    TopUp patient = TOP_UP.toBuilder().sendBy(DrivenTime.START.plus(LONG)).build();

    assertThat(recarga(Journal.inMemory(9), d1).topUp(patient, LONG))
        .isInstanceOf(TopUpResult.Unknown.class);
    assertThat(d1.sent).hasSize(1);
  }

  @Test
  void aBlindCarriersDoubtIsUnknownAtOnce() {
    ScriptedAdapter d0 = new ScriptedAdapter("d0", DuplicateLevel.BLIND);
    d0.onSend = attempt -> Answer.inDoubt(Doubt.NO_ANSWER, Evidence.none());

    assertThat(recarga(Journal.inMemory(9), d0).topUp(TOP_UP))
        .isInstanceOf(TopUpResult.Unknown.class);
    assertThat(d0.asked).isEmpty();
  }

  @Test
  void rechargedMomentsAgoIsProofOnlyWithoutADoubtBefore() {
    first.onSend = attempt -> cooldown();
    assertThat(recarga.topUp(TOP_UP)).isInstanceOf(TopUpResult.Declined.class);

    TopUp patient = TopUp.ofAmount(TopUpKey.of("other"), SIM, Money.of("20", "PEN")).toBuilder()
        .sendBy(DrivenTime.START.plus(LONG))
        .build();
    int before = first.sent.size();
    first.onSend = attempt -> first.sent.size() == before + 1
        ? Answer.inDoubt(Doubt.NO_ANSWER, Evidence.none())
        : cooldown();
    first.onFind = attempt -> first.sent.size() == before + 1
        ? Answer.notFound(Window.until(time.now()))
        : ScriptedAdapter.delivered(attempt);

    assertThat(recarga.topUp(patient, LONG)).isInstanceOf(TopUpResult.Delivered.class);
    assertThat(first.sent).hasSize(before + 2);
  }

  @Test
  void aUsedReferenceIsNeitherSuccessNorFailure() {
    first.onSend = attempt -> Answer.inDoubt(Doubt.REFERENCE_USED, Evidence.of("USED", null));
    assertThat(stageOf(recarga.topUp(TOP_UP, Duration.ofSeconds(1)))).isEqualTo(Stage.IN_DOUBT);
  }

  @Test
  void aRecordOfAnotherAmountIsACaseAndAnAnswerOfOneIsADoubt() {
    Function<Attempt, Answer> tooLittle =
        attempt -> Answer.delivered(Delivery.builder(Evidence.ofTransaction("t"))
            .delivered(Money.of("19", "PEN"))
            .build());
    first.onSend = tooLittle;
    assertThat(stageOf(recarga.topUp(TOP_UP, Duration.ofSeconds(1)))).isEqualTo(Stage.IN_DOUBT);
    first.onFind = tooLittle;

    TopUpResult.Unknown unknown = (TopUpResult.Unknown) recarga.refresh(KEY);
    assertThat(unknown.openCase().cause()).isEqualTo(OpenCase.Cause.MISMATCH);
    assertThat(unknown.openCase().known()).contains("19.00 PEN instead of 20.00 PEN");
  }

  @Test
  void givenBackBeforeAnybodyWasToldIsDeclined() {
    first.onSend = attempt -> Answer.accepted(Evidence.ofTransaction("t"));
    first.onFind = attempt -> Answer.givenBack(Evidence.none());
    TopUpResult.Declined declined = (TopUpResult.Declined) recarga.topUp(TOP_UP);

    assertThat(declined.refusal().proof()).isEqualTo(Proof.GIVEN_BACK);
    assertThat(declined.refusal().isRetryable()).isFalse();
  }

  @Test
  void aReversalAfterDeliveryIsFoundByRefresh() {
    recarga.topUp(TOP_UP);
    first.onFind = attempt -> Answer.givenBack(Evidence.none());

    TopUpResult.Declined declined = (TopUpResult.Declined) recarga.refresh(KEY);
    assertThat(declined.refusal().reason()).isEqualTo(DeclineReason.GIVEN_BACK);
  }

  @Test
  void aSaleThatShowsUpAfterADeclineIsAConflict() {
    first.onSend = attempt -> rejected(DeclineReason.INVALID_AMOUNT, null);
    recarga.topUp(TOP_UP);

    TopUpResult.Unknown unknown = (TopUpResult.Unknown) recarga.refresh(KEY);
    assertThat(unknown.openCase().cause()).isEqualTo(OpenCase.Cause.CONFLICT);
  }

  @Test
  void nothingLeavesAfterTheSendBudgetByEitherClock() {
    for (Runnable pause : List.<Runnable>of(
        () -> time.advance(Duration.ofSeconds(6)),
        () -> time.jumpWall(Duration.ofSeconds(6)),
        () -> time.jumpWall(Duration.ofSeconds(-6)))) {
      TopUpKey key = TopUpKey.of("k" + pause.hashCode());
      Journal slow = new FailingJournal(Journal.inMemory(9)) {
        @Override
        public io.recarga.journal.@Nullable JournalRow insert(io.recarga.journal.JournalRow row) {
          io.recarga.journal.@Nullable JournalRow rival = super.insert(row);
          pause.run();
          return rival;
        }
      };
      ScriptedAdapter adapter = new ScriptedAdapter("slow", DuplicateLevel.REFUSES_REPEAT);
      Recarga once = Recarga.builder()
          .adapter(adapter)
          .journal(slow)
          .time(time)
          .policy(EnginePolicy.builder().sendTries(1).build())
          .build();
      assertThat(once.topUp(TopUp.ofAmount(key, SIM, Money.of("20", "PEN"))))
          .isInstanceOf(TopUpResult.Declined.class);
      assertThat(adapter.sent).isEmpty();
    }
  }

  @Test
  void anInterruptedCallerGetsPendingAndKeepsTheFlag() throws Exception {
    first.onSend = attempt -> {
      Thread.currentThread().interrupt();
      return Answer.inDoubt(Doubt.NO_ANSWER, Evidence.none());
    };
    TopUpResult result = recarga.topUp(TOP_UP);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(stageOf(result)).isEqualTo(Stage.IN_DOUBT);
  }

  @Test
  void aThreadInterruptedBeforehandSendsNothing() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> recarga.topUp(TOP_UP)).isInstanceOf(NotSentException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(recarga.find(KEY)).isEmpty();
  }

  @Test
  void waitOnlyBoundsWaiting() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    first.onSend = attempt -> {
      awaitLatch(release);
      return ScriptedAdapter.delivered(attempt);
    };
    assertThat(stageOf(recarga.topUp(TOP_UP, Duration.ZERO))).isEqualTo(Stage.SENT);
    release.countDown();
    assertThat(recarga.await(KEY, Duration.ofMinutes(1))).isInstanceOf(TopUpResult.Delivered.class);
    assertThat(first.sent).hasSize(1);
  }

  @Test
  void afterCloseOnlyACallerThatWaitsSends() {
    recarga.close();

    TopUpResult queued = recarga.topUp(TOP_UP, Duration.ZERO);
    assertThat(stageOf(queued)).isEqualTo(Stage.QUEUED);
    assertThat(queued.toString()).contains("closed");
    assertThat(first.sent).isEmpty();

    assertThat(recarga.await(KEY, LONG)).isInstanceOf(TopUpResult.Delivered.class);
    assertThat(first.sent).hasSize(1);
  }

  @Test
  void sendByBoundsSending() {
    TopUp late = TOP_UP.toBuilder().sendBy(DrivenTime.START).build();
    assertThatThrownBy(() -> recarga.topUp(late))
        .isInstanceOf(NotSentException.class)
        .hasMessageContaining("sendBy");
    assertThat(recarga.find(KEY)).isEmpty();

    first.onSend = attempt -> rejected(DeclineReason.CARRIER_UNAVAILABLE, Duration.ofMinutes(3));
    assertThat(recarga.topUp(TOP_UP, LONG)).isInstanceOf(TopUpResult.Declined.class);
    assertThat(first.sent).hasSize(1);
  }

  @Test
  void aTransientRejectionIsTriedAgainAfterTheCarriersWait() {
    List<Instant> moments = new ArrayList<>();
    first.onSend = attempt -> {
      moments.add(time.now());
      return moments.size() == 1
          ? rejected(DeclineReason.CARRIER_UNAVAILABLE, Duration.ofSeconds(10))
          : ScriptedAdapter.delivered(attempt);
    };
    assertThat(recarga.topUp(TOP_UP)).isInstanceOf(TopUpResult.Delivered.class);
    assertThat(Duration.between(moments.get(0), moments.get(1)))
        .isBetween(Duration.ofSeconds(10), Duration.ofSeconds(13));
  }

  @Test
  void exceptionsLeaveTheKeyFree() {
    first.onPrepare = topUp -> {
      throw new CredentialsException("first: client id refused");
    };
    assertThatThrownBy(() -> recarga.topUp(TOP_UP)).isInstanceOf(CredentialsException.class);
    first.onPrepare = topUp -> {
      throw new NotServedException("first: sells nothing for claro-pe");
    };
    assertThatThrownBy(() -> recarga.topUp(TOP_UP)).isInstanceOf(NotServedException.class);
    assertThat(recarga.find(KEY)).isEmpty();
    assertThat(first.sent).isEmpty();
    assertThat(both.topUp(TOP_UP)).isInstanceOf(TopUpResult.Delivered.class);
  }

  @Test
  void aCostAboveTheLimitPassesTheAdapterOver() {
    first.onPrepare = topUp -> Route.of(Map.of(), Money.of("6.01", "USD"));
    second.onPrepare = topUp -> Route.of(Map.of(), Money.of("6.00", "USD"));
    TopUp limited = TOP_UP.toBuilder().maxCost(Money.of("6", "USD")).build();

    assertThatThrownBy(() -> recarga.topUp(limited))
        .isInstanceOf(NotServedException.class)
        .hasMessageContaining("6.01 USD")
        .hasMessageContaining("maxCost");
    assertThat(both.topUp(limited)).isInstanceOf(TopUpResult.Delivered.class);
    assertThat(first.sent).isEmpty();
  }

  @Test
  void whatIsMissingOfTheSimIsNamed() {
    SimCard dataSim = SimCard.of(new Iccid("8951101234567890123"), CLARO);
    assertThatThrownBy(() -> recarga.topUp(TopUp.ofAmount(KEY, dataSim, Money.of("20", "PEN"))))
        .isInstanceOf(NotServedException.class)
        .hasMessageContaining("first: the phone number of the SIM card is missing");
  }

  @Test
  void aFullJournalRefusesAndSendsNothing() {
    Recarga small = recarga(Journal.inMemory(1), first);
    small.topUp(TOP_UP);
    TopUp next = TopUp.ofAmount(TopUpKey.of("next"), SIM, Money.of("20", "PEN"));

    assertThatThrownBy(() -> small.topUp(next)).hasMessageContaining("full");
    assertThat(first.sent).hasSize(1);
    assertThat(small.topUp(TOP_UP)).isInstanceOf(TopUpResult.Delivered.class);
  }

  @Test
  void unknownKeysAreNamed() {
    assertThat(recarga.find(KEY)).isEmpty();
    assertThatThrownBy(() -> recarga.refresh(KEY))
        .isInstanceOf(UnknownKeyException.class)
        .hasMessageContaining("order-4711");
  }

  @Test
  void aLiveAccountNeedsADurableJournalUnlessInsisted() {
    first.environment = Environment.LIVE;
    Recarga.Builder builder = Recarga.builder().adapter(first).journal(Journal.inMemory(1));

    assertThatThrownBy(builder::build).hasMessageContaining("real money");
    assertThat(builder.liveAccountsInMemory().build()).isNotNull();
  }

  @Test
  void anotherInstallationMayNotUseTheJournal() {
    assertThatThrownBy(() -> Recarga.builder()
            .adapter(first)
            .journal(journal)
            .installation("other")
            .build())
        .hasMessageContaining("installation");
  }

  @Test
  void thePolicysNumbersAreUsed() {
    Recarga impatient = Recarga.builder()
        .adapter(first)
        .journal(Journal.inMemory(9))
        .time(time)
        .policy(EnginePolicy.builder().unknownAfter(Duration.ofMinutes(1)).build())
        .build();
    first.onSend = attempt -> Answer.inDoubt(Doubt.NO_ANSWER, Evidence.none());
    first.onFind = attempt -> Answer.inDoubt(Doubt.AMBIGUOUS, Evidence.none());

    assertThat(impatient.topUp(TOP_UP, Duration.ofMinutes(3)))
        .isInstanceOf(TopUpResult.Unknown.class);
  }

  @Test
  void recordedFailureOfTheLineIsNotTriedAgain() {
    first.onSend = attempt ->
        Answer.failed(DeclineReason.INVALID_LINE, Duration.ZERO, Evidence.ofTransaction("t"));

    TopUpResult result = both.topUp(TOP_UP, LONG);

    assertThat(((TopUpResult.Declined) result).refusal().reason())
        .isEqualTo(DeclineReason.INVALID_LINE);
    assertThat(first.sent).hasSize(1);
    assertThat(second.sent).isEmpty();
  }

  private String referenceOf(int serial) {
    return new References("default").of(KEY, first.id(), serial);
  }

  private static Plan planOf(ScriptedAdapter adapter) {
    return Plan.builder(adapter.id(), "p1", "1 GB", CLARO, Money.of("10", "PEN"))
        .build();
  }

  static Answer rejected(DeclineReason reason, @Nullable Duration retryAfter) {
    return Answer.rejected(new Rejection(
        reason, Proves.NOTHING_SOLD, false, retryAfter, Evidence.of("CODE", "words")));
  }

  private static Answer cooldown() {
    return Answer.rejected(new Rejection(
        DeclineReason.RECENTLY_RECHARGED,
        Proves.NOTHING_SOLD_NOW,
        false,
        null,
        Evidence.of("RECENT", null)));
  }

  private static Answer failedRecord(Duration wait) {
    return Answer.failed(DeclineReason.CARRIER_FAILED, wait, Evidence.ofTransaction("t"));
  }

  private static Stage stageOf(TopUpResult result) {
    return ((TopUpResult.Pending) result).progress().stage();
  }

  private static void awaitLatch(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
