package io.recarga.internal;

import static io.recarga.internal.Rig.KEY;
import static io.recarga.internal.Rig.PATIENT;
import static io.recarga.internal.Rig.TOP_UP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recarga.DeclineReason;
import io.recarga.NotSentException;
import io.recarga.NotServedException;
import io.recarga.Progress.Stage;
import io.recarga.Proof;
import io.recarga.RechargeEvent.Kind;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.TopUpResult;
import io.recarga.WorkersReport;
import io.recarga.journal.Journal;
import io.recarga.journal.State;
import io.recarga.spi.AdapterId;
import io.recarga.spi.Answer;
import io.recarga.spi.Attempt;
import io.recarga.spi.Doubt;
import io.recarga.spi.DuplicateLevel;
import io.recarga.spi.Evidence;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is done without a caller: queued sends, recovery, questions. */
@Timeout(20)
class WorkersTest {
  private static final Answer LOST = Answer.inDoubt(Doubt.NO_ANSWER, Evidence.none());

  private final DrivenTime time = new DrivenTime();
  private final FailingJournal journal = new FailingJournal(Journal.inMemory(99));
  private final ScriptedAdapter adapter = new ScriptedAdapter("a", DuplicateLevel.REFUSES_REPEAT);
  private final Rig rig = new Rig(time, journal, adapter);
  private final Engine engine = rig.engine();

  @Test
  void whatIsQueuedIsSentByWorkersOnce() {
    TopUpResult queued = engine.commands().enqueue(TOP_UP);
    assertThat(Rig.progress(queued).stage()).isEqualTo(Stage.QUEUED);
    assertThat(adapter.sent).isEmpty();

    assertThat(engine.workOnce(10)).isEqualTo(1);
    assertThat(engine.workOnce(10)).isZero();
    assertThat(engine.find(KEY)).get().isInstanceOf(TopUpResult.Delivered.class);
    assertThat(adapter.sent).hasSize(1);
    assertThat(rig.kinds()).containsExactly(Kind.QUEUED, Kind.SENDING, Kind.DELIVERED);
  }

  @Test
  void aQueuedKeyMayBeCarriedOutByItsCaller() {
    engine.commands().enqueue(TOP_UP);
    assertThat(engine.topUp(TOP_UP, PATIENT)).isInstanceOf(TopUpResult.Delivered.class);
    assertThat(engine.commands().enqueue(TOP_UP)).isInstanceOf(TopUpResult.Delivered.class);
    assertThat(adapter.sent).hasSize(1);
  }

  @Test
  void aCarrierThatIsDownIsWaitedForUntilSendBy() {
    adapter.onPrepare = topUp -> {
      throw new NotSentException("a: can't be reached");
    };
    engine.commands().enqueue(TOP_UP);
    rig.work(engine, Duration.ofHours(3));
    assertThat(rig.row(KEY).state()).isEqualTo(State.NEW);

    adapter.onPrepare = new ScriptedAdapter("b", DuplicateLevel.BLIND).onPrepare;
    rig.work(engine, Duration.ofMinutes(2));
    assertThat(engine.find(KEY)).get().isInstanceOf(TopUpResult.Delivered.class);
  }

  @Test
  void whatNobodyCouldSendInTimeExpires() {
    adapter.onPrepare = topUp -> {
      throw new NotSentException("a: can't be reached");
    };
    engine.commands().enqueue(TOP_UP);
    rig.work(engine, Duration.ofHours(25));
    TopUpResult ended = engine.find(KEY).orElseThrow();
    assertThat(Rig.refusal(ended).reason()).isEqualTo(DeclineReason.EXPIRED);
    assertThat(Rig.refusal(ended).proof()).isEqualTo(Proof.NOT_SENT);
    assertThat(adapter.sent).isEmpty();
  }

  @Test
  void whatNoAdapterServesIsNotQueued() {
    Rig plansOnly = new Rig(time, journal, new IccidOnly());
    assertThatThrownBy(() -> plansOnly.engine().commands().enqueue(TOP_UP))
        .isInstanceOf(NotServedException.class)
        .hasMessageContaining("ICCID");
    assertThat(journal.find(KEY)).isEmpty();
  }

  @Test
  void anotherProcessFindsOutWhatACrashLeftOpen() {
    adapter.onSend = attempt -> {
      journal.failReplacesBefore = 1_000; // The process is gone before it can write the outcome.
      return LOST;
    };
    engine.topUp(TOP_UP, PATIENT);
    journal.failReplacesBefore = 0;

    Engine successor = new Rig(time, journal, adapter).engine();
    assertThat(successor.workOnce(10)).isZero(); // The lease lasts.
    time.advance(Duration.ofMinutes(2));
    successor.workOnce(10);
    time.advance(Duration.ofSeconds(5));
    successor.workOnce(10);
    assertThat(successor.find(KEY)).get().isInstanceOf(TopUpResult.Delivered.class);
    assertThat(adapter.sent).hasSize(1);
  }

  @Test
  void anOutcomeThatCouldNotBeWrittenIsWrittenLaterWithoutAskingTheCarrier() {
    adapter.onSend = attempt -> {
      journal.failReplacesBefore = 5;
      return ScriptedAdapter.delivered(attempt);
    };
    assertThat(engine.topUp(TOP_UP, PATIENT)).isInstanceOf(TopUpResult.Delivered.class);
    assertThat(rig.row(KEY).state()).isEqualTo(State.SENDING);

    engine.workOnce(10);
    assertThat(rig.row(KEY).state()).isEqualTo(State.SUCCEEDED);
    assertThat(adapter.asked).isEmpty();
  }

  @Test
  void rowsOfAnAdapterThatIsMissingStayOpenAndAreTold() {
    adapter.onSend = attempt -> LOST;
    adapter.onFind = attempt -> LOST;
    engine.topUp(TOP_UP, Duration.ofSeconds(20));
    Rig others = new Rig(time, journal, new ScriptedAdapter("b", DuplicateLevel.REPLAYS));
    Engine withoutIt = others.engine();
    try {
      WorkersReport report = withoutIt.workers().start();
      assertThat(report.open()).isEqualTo(1);
      assertThat(report.missing()).containsExactly(java.util.Map.entry(AdapterId.of("a"), 1L));
      assertThat(others.kinds()).contains(Kind.ADAPTER_MISSING);
    } finally {
      withoutIt.close();
    }
    others.work(withoutIt, Duration.ofHours(30));
    assertThat(rig.row(KEY).state()).isEqualTo(State.IN_DOUBT);

    adapter.onFind = ScriptedAdapter::delivered;
    engine.workOnce(10);
    assertThat(engine.find(KEY)).get().isInstanceOf(TopUpResult.Delivered.class);
  }

  @Test
  void startedWorkersSendWhatIsQueuedAndCloseWaitsForIt() throws Exception {
    CountDownLatch sending = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    adapter.onSend = attempt -> {
      sending.countDown();
      await(go);
      return ScriptedAdapter.delivered(attempt);
    };
    engine.commands().enqueue(TOP_UP);
    engine.workers().start();
    assertThat(sending.await(10, TimeUnit.SECONDS)).isTrue();
    Thread closing = new Thread(engine::close);
    closing.start();
    go.countDown();
    closing.join(10_000);
    assertThat(closing.isAlive()).isFalse();
    assertThat(engine.find(KEY)).get().isInstanceOf(TopUpResult.Delivered.class);
    assertThatThrownBy(() -> engine.workers().start()).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aPoisonedRowDoesNotKeepTheOthersFromBeingDone() {
    TopUpKey poisoned = TopUpKey.of("poisoned");
    adapter.onPrepare = topUp -> {
      if (topUp.key().equals(poisoned)) {
        throw new StackOverflowError("poison");
      }
      return io.recarga.spi.Route.of(java.util.Map.of(), null);
    };
    engine.commands().enqueue(Rig.topUp("poisoned"));
    TopUp sound = Rig.topUp("sound");
    engine.commands().enqueue(sound);
    engine.workers().start();
    try {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
      while (engine.find(sound.key()).orElseThrow().isOpen() && System.nanoTime() < end) {
        Thread.onSpinWait();
      }
      assertThat(engine.find(sound.key())).get().isInstanceOf(TopUpResult.Delivered.class);
      assertThat(adapter.sent).extracting(Attempt::topUp).containsExactly(sound);
    } finally {
      engine.close();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
