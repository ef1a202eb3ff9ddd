package io.recarga.internal;

import static io.recarga.internal.Rig.KEY;
import static io.recarga.internal.Rig.PATIENT;
import static io.recarga.internal.Rig.TOP_UP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recarga.AccountLimits;
import io.recarga.DeclineReason;
import io.recarga.EnginePolicy;
import io.recarga.Health;
import io.recarga.Money;
import io.recarga.NotSentException;
import io.recarga.RechargeEvent;
import io.recarga.RechargeEvent.Kind;
import io.recarga.SimCard;
import io.recarga.SuspectedDuplicateException;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.TopUpResult;
import io.recarga.journal.Journal;
import io.recarga.journal.State;
import io.recarga.spi.AdapterId;
import io.recarga.spi.Answer;
import io.recarga.spi.Doubt;
import io.recarga.spi.DuplicateLevel;
import io.recarga.spi.Evidence;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What stands before an account, and before a new key: refused means that nothing was sent. */
@Timeout(20)
class GatesTest {
  private static final AdapterId A = AdapterId.of("a");

  private final DrivenTime time = new DrivenTime();
  private final FailingJournal journal = new FailingJournal(Journal.inMemory(9_999));
  private final ScriptedAdapter adapter = new ScriptedAdapter("a", DuplicateLevel.REFUSES_REPEAT);
  private final ScriptedAdapter other = new ScriptedAdapter("b", DuplicateLevel.REFUSES_REPEAT);
  private final Rig rig = new Rig(time, journal, adapter);

  @Test
  void aStoppedAccountSendsNothingOnAnyMachine() {
    Engine one = rig.engine();
    Engine two = new Rig(time, journal, adapter).engine();
    one.commands().stop(A, "ana", "double charges reported");

    assertThatThrownBy(() -> one.topUp(TOP_UP, PATIENT))
        .isInstanceOf(NotSentException.class)
        .hasMessageContaining("a: is stopped by ana: double charges reported");
    time.advance(Duration.ofSeconds(3));
    assertThatThrownBy(() -> two.topUp(TOP_UP, PATIENT)).isInstanceOf(NotSentException.class);
    assertThat(journal.find(KEY)).isEmpty();
    assertThat(rig.events)
        .extracting(RechargeEvent::gate)
        .containsExactly(RechargeEvent.Gate.KILL_SWITCH);

    one.commands().resume(A);
    time.advance(Duration.ofSeconds(3));
    assertThat(two.topUp(TOP_UP, PATIENT)).isInstanceOf(TopUpResult.Delivered.class);
  }

  @Test
  void aStoppedAccountIsStillAskedAboutWhatItGot() {
    Engine engine = rig.engine();
    adapter.onSend = attempt -> Answer.inDoubt(Doubt.NO_ANSWER, Evidence.none());
    adapter.onFind = adapter.onSend;
    engine.topUp(TOP_UP, PATIENT);
    engine.commands().stop(A, "ana", "maintenance");
    adapter.onFind = ScriptedAdapter::delivered;
    rig.work(engine, Duration.ofMinutes(5));
    assertThat(engine.find(KEY)).get().isInstanceOf(TopUpResult.Delivered.class);
  }

  @Test
  void anotherRoadServesWhileTheFirstIsStopped() {
    Engine engine = new Rig(time, journal, adapter, other).engine();
    engine.commands().stop(A, "ana", "maintenance");
    assertThat(engine.topUp(TOP_UP, PATIENT)).isInstanceOf(TopUpResult.Delivered.class);
    assertThat(adapter.sent).isEmpty();
    assertThat(other.sent).hasSize(1);
  }

  @Test
  void aSwitchThatCannotBeReadStaysAsItWas() {
    Engine engine = rig.engine();
    engine.commands().stop(A, "ana", "maintenance");
    journal.failSettings = 100;
    time.advance(Duration.ofMinutes(1));
    assertThatThrownBy(() -> engine.topUp(TOP_UP, PATIENT)).isInstanceOf(NotSentException.class);
  }

  @Test
  void theRateOfAnAccountIsKept() {
    rig.limits.put(A, AccountLimits.builder().perSecond(3).build());
    Engine engine = rig.engine();
    int delivered = 0;
    for (int i = 0; i < 40; i++) {
      try {
        engine.topUp(Rig.topUp("k" + i), PATIENT);
        delivered++;
      } catch (NotSentException e) {
        assertThat(e).hasMessageContaining("a: has its full rate");
      }
      time.advance(Duration.ofMillis(100)); // Four seconds in all.
    }
    assertThat(delivered).isBetween(12, 15);
    assertThat(adapter.sent).hasSize(delivered);
  }

  @Test
  void whatIsOverTheBulkheadIsRefusedAndThePlacesComeBack() throws Exception {
    rig.limits.put(
        A, AccountLimits.builder().inFlight(1).waiting(0, Duration.ZERO).build());
    Engine engine = rig.engine();
    CountDownLatch sending = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    adapter.onSend = attempt -> {
      sending.countDown();
      await(go);
      return ScriptedAdapter.delivered(attempt);
    };
    Thread first = new Thread(() -> engine.topUp(TOP_UP, PATIENT));
    first.start();
    assertThat(sending.await(10, TimeUnit.SECONDS)).isTrue();
    assertThatThrownBy(() -> engine.topUp(Rig.topUp("second"), PATIENT))
        .isInstanceOf(NotSentException.class)
        .hasMessageContaining("1 top-ups in flight");
    go.countDown();
    first.join(10_000);
    adapter.onSend = ScriptedAdapter::delivered;
    for (int i = 0; i < 5; i++) {
      assertThat(engine.topUp(Rig.topUp("k" + i), PATIENT))
          .isInstanceOf(TopUpResult.Delivered.class);
    }
  }

  @Test
  void placesComeBackWhateverHappens() {
    rig.limits.put(
        A, AccountLimits.builder().inFlight(1).waiting(0, Duration.ZERO).build());
    Engine engine = rig.engine();
    adapter.onPrepare = topUp -> {
      throw new io.recarga.NotServedException("a: sells nothing of that");
    };
    assertThatThrownBy(() -> engine.topUp(TOP_UP, PATIENT)).hasMessageContaining("sells nothing");
    adapter.onPrepare = other.onPrepare;
    journal.failInsertsBefore = 2;
    assertThat(engine.topUp(TOP_UP, PATIENT)).isInstanceOf(TopUpResult.Pending.class);
    adapter.onSend = attempt -> {
      throw new StackOverflowError("in the adapter");
    };
    assertThatThrownBy(() -> engine.topUp(TOP_UP, PATIENT)).isInstanceOf(StackOverflowError.class);
    adapter.onSend = ScriptedAdapter::delivered;
    assertThat(engine.topUp(Rig.topUp("last"), PATIENT)).isInstanceOf(TopUpResult.Delivered.class);
  }

  @Test
  void anAccountThatFailsAllTheTimeIsLeftAlone() {
    Engine engine = rig.engine();
    adapter.onSend = attempt -> Answer.inDoubt(Doubt.NO_ANSWER, Evidence.none());
    adapter.onFind = adapter.onSend;
    int refused = 0;
    for (int i = 0; i < 100; i++) {
      try {
        engine.topUp(Rig.topUp("k" + i), Duration.ofSeconds(20));
        time.advance(Duration.ofMillis(10).minusSeconds(20)); // As if all came at once.
      } catch (NotSentException e) {
        refused++;
      }
    }
    assertThat(adapter.sent.size()).isLessThan(40);
    assertThat(refused).isGreaterThan(60);
    assertThat(rig.kinds()).contains(Kind.BREAKER_CHANGED);
  }

  @Test
  void anAccountIsNeverLeftAloneIfTheAppWantsItSo() {
    rig.limits.put(A, AccountLimits.builder().withoutBreaker().build());
    Engine engine = rig.engine();
    adapter.onSend = attempt -> Answer.inDoubt(Doubt.NO_ANSWER, Evidence.none());
    adapter.onFind = adapter.onSend;
    for (int i = 0; i < 60; i++) {
      engine.topUp(Rig.topUp("k" + i), Duration.ofSeconds(20));
      time.advance(Duration.ofMillis(10).minusSeconds(20));
    }
    assertThat(adapter.sent).hasSize(60);
  }

  @Test
  void businessDeclinesLeaveTheAccountAsItIs() {
    Engine engine = rig.engine();
    adapter.onSend = attempt -> EngineTest.rejected(DeclineReason.INVALID_LINE, null);
    for (int i = 0; i < 100; i++) {
      engine.topUp(Rig.topUp("k" + i), PATIENT);
    }
    assertThat(adapter.sent).hasSize(100);
  }

  @Test
  void retriesPayFromABudget() {
    rig.policy = EnginePolicy.builder().maxAttempts(5).build();
    Engine engine = rig.engine();
    adapter.onSend = attempt -> EngineTest.rejected(DeclineReason.OTHER, Duration.ofSeconds(1));
    for (int i = 0; i < 100; i++) {
      engine.topUp(Rig.topUp("k" + i), PATIENT);
    }
    // A hundred first sends and twenty retries: the bucket held a hundred tokens.
    assertThat(adapter.sent).hasSize(120);
    assertThat(rig.events)
        .extracting(RechargeEvent::gate)
        .contains(RechargeEvent.Gate.RETRY_BUDGET);
  }

  @Test
  void anAppsCheckRefusesBeforeAnythingIsJournaled() {
    rig.checks.add(topUp -> topUp.key().id().startsWith("k") ? "too much today" : null);
    Engine engine = rig.engine();
    assertThatThrownBy(() -> engine.topUp(Rig.topUp("k1"), PATIENT))
        .isInstanceOf(NotSentException.class)
        .hasMessageContaining("too much today");
    assertThat(journal.find(TopUpKey.of("k1"))).isEmpty();
    assertThat(engine.topUp(TOP_UP, PATIENT)).isInstanceOf(TopUpResult.Delivered.class);

    engine.commands().enqueue(Rig.topUp("k2"));
    rig.work(engine, Duration.ofMinutes(5));
    assertThat(rig.row(TopUpKey.of("k2")).state()).isEqualTo(State.NEW);
    assertThat(adapter.sent).hasSize(1);
  }

  @Test
  void aRepeatUnderAnotherKeyIsSuspected() {
    rig.repeats = Duration.ofMinutes(5);
    Engine engine = rig.engine();
    engine.topUp(TOP_UP, PATIENT);
    assertThatThrownBy(() -> engine.topUp(Rig.topUp("again"), PATIENT))
        .isInstanceOf(SuspectedDuplicateException.class)
        .hasMessageContaining("allowRepeat")
        .extracting(e -> ((SuspectedDuplicateException) e).earlier())
        .isEqualTo(KEY);
    assertThat(adapter.sent).hasSize(1);

    TopUp other = TopUp.ofAmount(TopUpKey.of("30"), Rig.SIM, Money.of("30", "PEN"));
    assertThat(engine.topUp(other, PATIENT)).isInstanceOf(TopUpResult.Delivered.class);
    TopUp meant = Rig.topUp("again").toBuilder().allowRepeat().build();
    assertThat(engine.topUp(meant, PATIENT)).isInstanceOf(TopUpResult.Delivered.class);
    time.advance(Duration.ofMinutes(6));
    assertThat(engine.topUp(Rig.topUp("later"), PATIENT)).isInstanceOf(TopUpResult.Delivered.class);
  }

  @Test
  void whatWasDeclinedIsNoRepeat() {
    rig.repeats = Duration.ofMinutes(5);
    Engine engine = rig.engine();
    adapter.onSend = attempt -> EngineTest.rejected(DeclineReason.WALLET_TOO_LOW, null);
    engine.topUp(TOP_UP, PATIENT);
    adapter.onSend = ScriptedAdapter::delivered;
    assertThat(engine.topUp(Rig.topUp("again"), PATIENT)).isInstanceOf(TopUpResult.Delivered.class);
  }

  @Test
  void aLineRestsBetweenTwoTopUps() {
    rig.cooldown = Duration.ofMinutes(2);
    Engine engine = rig.engine();
    engine.topUp(TOP_UP, PATIENT);
    TopUp soon = TopUp.ofAmount(TopUpKey.of("soon"), Rig.SIM, Money.of("5", "PEN"));
    assertThatThrownBy(() -> engine.topUp(soon, PATIENT))
        .isInstanceOf(NotSentException.class)
        .hasMessageContaining("rests for PT2M");
    TopUp neighbour =
        TopUp.ofAmount(TopUpKey.of("n"), SimCard.of("987654322", Rig.CLARO), Money.of("5", "PEN"));
    assertThat(engine.topUp(neighbour, PATIENT)).isInstanceOf(TopUpResult.Delivered.class);
    time.advance(Duration.ofMinutes(3));
    assertThat(engine.topUp(soon, PATIENT)).isInstanceOf(TopUpResult.Delivered.class);
  }

  @Test
  void healthTellsWhatIsNotWell() {
    Engine engine = rig.engine();
    adapter.onSend = attempt -> Answer.inDoubt(Doubt.NO_ANSWER, Evidence.none());
    adapter.onFind = adapter.onSend;
    engine.topUp(TOP_UP, Duration.ofSeconds(20));
    time.advance(Duration.ofMinutes(3));
    Health open = Backlogs.health(engine.parts(), engine.workers());
    assertThat(open.isWell()).isTrue();
    assertThat(open.open()).isEqualTo(1);
    assertThat(open.areWorkersRunning()).isFalse();
    assertThat(open.oldestDue()).isGreaterThan(Duration.ofMinutes(1));

    rig.work(engine, Duration.ofHours(25));
    engine.commands().stop(A, "ana", "maintenance");
    Health stopped = Backlogs.health(engine.parts(), engine.workers());
    assertThat(stopped.isWell()).isFalse();
    assertThat(stopped.cases()).isEqualTo(1);
    assertThat(stopped.accounts().get(A).stopped()).isEqualTo("ana: maintenance");

    journal.failBacklogs = 1;
    Health blind = Backlogs.health(engine.parts(), engine.workers());
    assertThat(blind.isJournalReadable()).isFalse();
    assertThat(blind.toString()).contains("not well", "journal can't be read");
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
