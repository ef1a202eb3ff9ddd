package io.recarga.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recarga.Carrier;
import io.recarga.JournalException;
import io.recarga.Money;
import io.recarga.Recarga;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.TopUpResult;
import io.recarga.journal.Journal;
import io.recarga.spi.Answer;
import io.recarga.spi.Delivery;
import io.recarga.spi.Doubt;
import io.recarga.spi.DuplicateLevel;
import io.recarga.spi.Evidence;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A failed commit is as ambiguous as a failed call: what is read back decides. */
class JournalFailureTest {
  private static final TopUpKey KEY = TopUpKey.of("order-1");
  private static final TopUp TOP_UP = TopUp.ofAmount(
      KEY,
      SimCard.of("987654321", Carrier.builder("claro-pe", "Claro", "PE").build()),
      Money.of("20", "PEN"));

  private final DrivenTime time = new DrivenTime();
  private final FailingJournal journal = new FailingJournal(Journal.inMemory(9));
  private final ScriptedAdapter adapter = new ScriptedAdapter("a", DuplicateLevel.REFUSES_REPEAT);
  private final Recarga recarga =
      Recarga.builder().adapter(adapter).journal(journal).time(time).build();

  @Test
  void anInsertThatHappenedThoughItThrewIsSentOnce() {
    journal.failInsertsAfter = 1;
    assertThat(recarga.topUp(TOP_UP)).isInstanceOf(TopUpResult.Delivered.class);
    assertThat(adapter.sent).hasSize(1);
  }

  @Test
  void anInsertThatDidNotHappenIsMadeOnceMore() {
    journal.failInsertsBefore = 1;
    assertThat(recarga.topUp(TOP_UP)).isInstanceOf(TopUpResult.Delivered.class);
    assertThat(adapter.sent).hasSize(1);
  }

  @Test
  void anInsertThatIsStillUnderWayWhenNothingCanBeReadIsSentOnce() {
    journal.delayInserts = 1;
    assertThat(recarga.topUp(TOP_UP)).isInstanceOf(TopUpResult.Delivered.class);
    assertThat(adapter.sent).hasSize(1);
  }

  @Test
  void anInsertThatMayStillHappenIsPendingAndSendsNothing() {
    journal.failInsertsBefore = 2;
    assertThat(recarga.topUp(TOP_UP)).isInstanceOf(TopUpResult.Pending.class);
    assertThat(adapter.sent).isEmpty();

    // Nothing came after all: the same key is sent when it is asked for again.
    assertThat(recarga.topUp(TOP_UP)).isInstanceOf(TopUpResult.Delivered.class);
    assertThat(adapter.sent).hasSize(1);
  }

  @Test
  void aRowOfOursThatAnInsertMeetsIsSent() {
    journal.insertTwice = 1;
    assertThat(recarga.topUp(TOP_UP)).isInstanceOf(TopUpResult.Delivered.class);
    assertThat(adapter.sent).hasSize(1);
  }

  @Test
  void anInsertThatCannotBeReadBackIsPendingAndSendsNothing() {
    adapter.onPrepare = topUp -> {
      journal.failInsertsAfter = 1;
      journal.failFinds = 3;
      return io.recarga.spi.Route.of(java.util.Map.of(), null);
    };
    assertThat(recarga.topUp(TOP_UP)).isInstanceOf(TopUpResult.Pending.class);
    assertThat(adapter.sent).isEmpty();

    // The row surfaced; its lease runs out, and the carrier is asked, not sent to.
    adapter.onFind = attempt -> Answer.inDoubt(Doubt.AMBIGUOUS, Evidence.none());
    time.advance(Duration.ofMinutes(5));
    assertThat(recarga.refresh(KEY)).isInstanceOf(TopUpResult.Pending.class);
    assertThat(adapter.asked).hasSize(1);
    assertThat(adapter.sent).isEmpty();
  }

  @Test
  void anInsertThatCanBeReadBackALittleLaterIsSentOnce() {
    adapter.onPrepare = topUp -> {
      journal.failInsertsAfter = 1;
      journal.failFinds = 2;
      return io.recarga.spi.Route.of(java.util.Map.of(), null);
    };
    assertThat(recarga.topUp(TOP_UP)).isInstanceOf(TopUpResult.Delivered.class);
    assertThat(adapter.sent).hasSize(1);
  }

  @Test
  void anUnreadableJournalIsPendingBecauseTheKeyMayHaveBeenUsed() {
    journal.failFinds = 1;
    assertThat(recarga.topUp(TOP_UP)).isInstanceOf(TopUpResult.Pending.class);
    assertThat(adapter.sent).isEmpty();
    assertThatThrownBy(() -> {
          journal.failFinds = 1;
          recarga.refresh(KEY);
        })
        .isInstanceOf(JournalException.class);
    assertThatThrownBy(() -> {
          journal.failFinds = 1;
          recarga.find(KEY);
        })
        .isInstanceOf(JournalException.class);
  }

  @Test
  void aLineThatCannotBeLookedUpSendsNothingAndLeavesTheKeyFree() {
    journal.failLines = 1;
    Recarga careful = Recarga.builder()
        .adapter(adapter)
        .journal(journal)
        .time(time)
        .suspectRepeats(Duration.ofMinutes(5))
        .build();
    assertThatThrownBy(() -> careful.topUp(TOP_UP))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("nothing was sent");
    assertThat(adapter.sent).isEmpty();
    assertThat(careful.topUp(TOP_UP)).isInstanceOf(TopUpResult.Delivered.class);
  }

  @Test
  void anOutcomeThatCannotBeWrittenIsToldAllTheSame() {
    adapter.onSend = attempt -> {
      journal.failReplacesBefore = 100;
      return ScriptedAdapter.delivered(attempt);
    };
    assertThat(recarga.topUp(TOP_UP)).isInstanceOf(TopUpResult.Delivered.class);

    // And it is found out again after the journal is back.
    journal.failReplacesBefore = 0;
    time.advance(Duration.ofMinutes(5));
    assertThat(recarga.refresh(KEY)).isInstanceOf(TopUpResult.Delivered.class);
    assertThat(adapter.sent).hasSize(1);
  }

  @Test
  void anOutcomeThatCouldNotBeWrittenIsWrittenAtTheLatestWhenTheLibraryIsClosed() {
    adapter.onSend = attempt -> {
      journal.failReplacesBefore = 100;
      return ScriptedAdapter.delivered(attempt);
    };
    assertThat(recarga.topUp(TOP_UP)).isInstanceOf(TopUpResult.Delivered.class);
    assertThat(recarga.find(KEY)).get().isInstanceOf(TopUpResult.Pending.class);

    journal.failReplacesBefore = 0;
    recarga.close();
    assertThat(recarga.find(KEY)).get().isInstanceOf(TopUpResult.Delivered.class);
    assertThat(adapter.asked).isEmpty();
  }

  @Test
  void closingDoesNotWaitForAJournalThatStaysDown() {
    adapter.onSend = attempt -> {
      journal.failReplacesBefore = 100;
      return ScriptedAdapter.delivered(attempt);
    };
    for (int i = 0; i < 3; i++) {
      TopUp topUp = TopUp.ofAmount(TopUpKey.of("order-" + i), TOP_UP.sim(), Money.of("20", "PEN"));
      assertThat(recarga.topUp(topUp)).isInstanceOf(TopUpResult.Delivered.class);
    }
    journal.failReplacesBefore = 100;
    recarga.close();
    // One of the three was tried, five times as ever.
    assertThat(journal.failReplacesBefore).isEqualTo(95);
  }

  @Test
  void aDeclineThatCannotBeWrittenIsNotTold() {
    adapter.onSend = attempt -> {
      journal.failReplacesBefore = 100;
      return EngineTest.rejected(io.recarga.DeclineReason.WALLET_TOO_LOW, null);
    };
    TopUp patient =
        TOP_UP.toBuilder().sendBy(time.now().plus(Duration.ofHours(12))).build();
    // Recovery knows nothing of the refusal, and may send the same again.
    assertThat(recarga.topUp(patient)).isInstanceOf(TopUpResult.Pending.class);
  }

  @Test
  void anOutcomeWrittenThoughItsCommitThrewIsNotWrittenTwice() {
    adapter.onSend = attempt -> {
      journal.failReplacesAfter = 1;
      return ScriptedAdapter.delivered(attempt);
    };
    assertThat(recarga.topUp(TOP_UP)).isInstanceOf(TopUpResult.Delivered.class);
    assertThat(recarga.find(KEY)).get().isInstanceOf(TopUpResult.Delivered.class);
  }

  @Test
  void aClaimWhoseCommitCannotBeReadBackSendsNothing() {
    adapter.onSend = attempt -> {
      journal.failReplacesBefore = 0;
      return EngineTest.rejected(
          io.recarga.DeclineReason.CARRIER_UNAVAILABLE, Duration.ofSeconds(1));
    };
    adapter.onPrepare = topUp -> {
      if (!adapter.sent.isEmpty()) {
        journal.failReplacesAfter = 1;
        journal.failFinds = 100;
      }
      return io.recarga.spi.Route.of(java.util.Map.of(), null);
    };
    assertThat(recarga.topUp(TOP_UP)).isInstanceOf(TopUpResult.Pending.class);
    assertThat(adapter.sent).hasSize(1);
  }

  @Test
  void aGarbledAnswerStaysADoubtThoughTheCommitOfThatThrew() {
    journal.failReplacesAfter = 1;
    adapter.onSend = attempt -> Answer.delivered(
        Delivery.builder(Evidence.none()).echo("SOMEONE-ELSE", null).build());

    assertThat(recarga.topUp(TOP_UP)).isInstanceOf(TopUpResult.Delivered.class);
    assertThat(adapter.asked).hasSize(1);
  }
}
