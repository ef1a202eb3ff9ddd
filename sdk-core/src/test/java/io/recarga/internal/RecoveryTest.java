package io.recarga.internal;

import static io.recarga.internal.Rig.KEY;
import static io.recarga.internal.Rig.PATIENT;
import static io.recarga.internal.Rig.TOP_UP;
import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.NotSentException;
import io.recarga.TopUpResult;
import io.recarga.journal.Journal;
import io.recarga.journal.JournalRow;
import io.recarga.journal.State;
import io.recarga.spi.Answer;
import io.recarga.spi.Attempt;
import io.recarga.spi.Doubt;
import io.recarga.spi.DuplicateLevel;
import io.recarga.spi.Evidence;
import io.recarga.spi.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A journal that was restored from a backup: what it lost may have been sent. */
class RecoveryTest {
  private final DrivenTime time = new DrivenTime();
  private final ScriptedAdapter first = carrier("a", DuplicateLevel.REFUSES_REPEAT);
  private final ScriptedAdapter second = carrier("b", DuplicateLevel.REFUSES_REPEAT);
  private final Map<String, Attempt> sold = new HashMap<>();

  /** Keeps what it sold, as a carrier does that is asked by reference. */
  private ScriptedAdapter carrier(String id, DuplicateLevel level) {
    ScriptedAdapter carrier = new ScriptedAdapter(id, level);
    carrier.onSend = attempt -> {
      if (sold.putIfAbsent(id + attempt.reference(), attempt) != null) {
        return Answer.inDoubt(Doubt.REFERENCE_USED, Evidence.none());
      }
      return ScriptedAdapter.delivered(attempt);
    };
    carrier.onFind = attempt -> sold.containsKey(id + attempt.reference())
        ? ScriptedAdapter.delivered(attempt)
        : Answer.notFound(Window.until(time.now()));
    return carrier;
  }

  private Rig restored(Journal journal, Instant backupTaken, ScriptedAdapter... carriers) {
    Rig rig = new Rig(time, journal, carriers);
    rig.backupTaken = backupTaken;
    return rig;
  }

  @Test
  void whatTheLostJournalDeliveredIsFoundAndNotSentAgain() {
    Instant backup = time.now();
    time.advance(Duration.ofMinutes(10));
    new Rig(time, Journal.inMemory(9), first, second).engine().topUp(TOP_UP, PATIENT);
    time.advance(Duration.ofMinutes(10));

    Rig rig = restored(Journal.inMemory(9), backup, first, second);
    assertThat(rig.engine().topUp(TOP_UP, PATIENT)).isInstanceOf(TopUpResult.Delivered.class);
    assertThat(first.sent).hasSize(1);
    assertThat(second.sent).isEmpty();
  }

  @Test
  void whatAnotherRoadDeliveredIsFoundThere() {
    Instant backup = time.now();
    time.advance(Duration.ofMinutes(10));
    // The first road was down that day.
    new Rig(time, Journal.inMemory(9), second).engine().topUp(TOP_UP, PATIENT);

    Rig rig = restored(Journal.inMemory(9), backup, first, second);
    assertThat(rig.engine().topUp(TOP_UP, PATIENT)).isInstanceOf(TopUpResult.Delivered.class);
    assertThat(first.sent).isEmpty();
    assertThat(second.sent).hasSize(1);
  }

  @Test
  void aNewKeyIsSentOnceNobodyCanHaveIt() {
    Rig rig = restored(Journal.inMemory(9), time.now().minusSeconds(600), first, second);
    Engine engine = rig.engine();
    TopUpResult early = engine.topUp(
        TOP_UP.toBuilder().sendBy(time.now().plus(Duration.ofHours(2))).build(), PATIENT);
    assertThat(Rig.progress(early).note()).contains("recovery mode");
    assertThat(first.sent).isEmpty();
    rig.work(engine, Duration.ofMinutes(10));
    assertThat(engine.find(KEY)).get().isInstanceOf(TopUpResult.Delivered.class);
    assertThat(first.sent).hasSize(1);
  }

  @Test
  void nothingIsSentWhereAnAbsenceProvesNothing() {
    for (ScriptedAdapter carrier : new ScriptedAdapter[] {
      carrier("d1", DuplicateLevel.SEARCHABLE),
      carrier("d0", DuplicateLevel.BLIND),
      carrier("d2", DuplicateLevel.REFUSES_REPEAT).withoutLimits()
    }) {
      Rig rig = restored(Journal.inMemory(9), time.now().minusSeconds(600), carrier);
      Engine engine = rig.engine();
      engine.topUp(TOP_UP, PATIENT);
      rig.work(engine, Duration.ofHours(30));
      assertThat(engine.find(KEY)).get().isInstanceOf(TopUpResult.Pending.class);
      assertThat(carrier.sent).isEmpty();
    }
  }

  @Test
  void aCarrierThatCannotBeAskedHoldsEverythingUp() {
    second.onFind = attempt -> {
      throw new NotSentException("down");
    };
    Rig rig = restored(Journal.inMemory(9), time.now().minusSeconds(600), first, second);
    Engine engine = rig.engine();
    engine.topUp(TOP_UP, PATIENT);
    rig.work(engine, Duration.ofHours(1));
    engine.refresh(KEY);
    assertThat(engine.find(KEY)).get().isInstanceOf(TopUpResult.Pending.class);
    assertThat(first.sent).isEmpty();
  }

  @Test
  void whatTheBackupShowsAsNotSentIsNotDeclinedWhenItWasSentLater() {
    Journal live = Journal.inMemory(9);
    Rig before = new Rig(time, live, first, second);
    before.engine().commands().enqueue(TOP_UP);
    JournalRow inBackup = before.row(KEY);
    Instant backup = time.now();
    time.advance(Duration.ofMinutes(1));
    before.engine().workOnce(9);
    assertThat(first.sent).hasSize(1);
    time.advance(Duration.ofHours(30)); // Its sendBy is over.

    Journal restored = Journal.inMemory(9);
    restored.insert(inBackup);
    Rig rig = restored(restored, backup, first, second);
    Engine engine = rig.engine();
    rig.work(engine, Duration.ofMinutes(10));
    assertThat(engine.find(KEY)).get().isInstanceOf(TopUpResult.Delivered.class);
    assertThat(first.sent).hasSize(1);
  }

  @Test
  void whatTheBackupShowsAsProvenIsAskedAboutBeforeItEnds() {
    Journal live = Journal.inMemory(9);
    Rig before = new Rig(time, live, first, second);
    second.onPrepare = topUp -> {
      throw new NotSentException("b: down");
    };
    first.onSend = attempt ->
        EngineTest.rejected(io.recarga.DeclineReason.CARRIER_UNAVAILABLE, Duration.ofMinutes(30));
    Instant sendBy = time.now().plus(Duration.ofHours(1));
    before.engine().topUp(TOP_UP.toBuilder().sendBy(sendBy).build(), Duration.ofSeconds(20));
    JournalRow inBackup = before.row(KEY);
    assertThat(inBackup.state()).isEqualTo(State.NOT_EXECUTED);
    Instant backup = time.now();

    second.onPrepare = first.onPrepare;
    before.work(before.engine(), Duration.ofMinutes(40));
    assertThat(second.sent).hasSize(1);
    time.advance(Duration.ofHours(3));

    Journal restored = Journal.inMemory(9);
    restored.insert(inBackup);
    Rig rig = restored(restored, backup, first, second);
    Engine engine = rig.engine();
    rig.work(engine, Duration.ofHours(26));
    Optional<TopUpResult> end = engine.find(KEY);
    assertThat(end).get().isInstanceOf(TopUpResult.Delivered.class);
    assertThat(second.sent).hasSize(1);
  }
}
