package io.recarga.internal;

import static io.recarga.journal.State.AWAITING_PAYMENT;
import static io.recarga.journal.State.FAILED;
import static io.recarga.journal.State.IN_DOUBT;
import static io.recarga.journal.State.NEW;
import static io.recarga.journal.State.NOT_EXECUTED;
import static io.recarga.journal.State.PENDING;
import static io.recarga.journal.State.SENDING;
import static io.recarga.journal.State.SUCCEEDED;
import static io.recarga.journal.State.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.DeclineReason;
import io.recarga.Resolution;
import io.recarga.journal.JournalRow;
import io.recarga.journal.State;
import io.recarga.spi.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Which event moves a row of which state; in every other state the row stays the very same. */
class EventsAndStatesTest {
  private static final Instant LATER = OneRow.START.plus(Duration.ofDays(9));
  private Duration wait = Duration.ofMinutes(1);

  @Test
  void claimsMoveWhatWaitsToBeSent() {
    expect(row -> OneRow.claimed(OneRow.FIRST, OneRow.REFERENCE), NEW, NOT_EXECUTED);
    expect(row -> new Event.ClaimFailed("no token", true), NEW, NOT_EXECUTED);
    expect(row -> new Event.ClaimFailed("no road", false), NEW, NOT_EXECUTED);
  }

  @Test
  void onlyADeclinedRowIsRetried() {
    expect(row -> new Event.Retried(LATER, "ops"), FAILED);
  }

  @Test
  void whatTheSenderReportsMovesItsOwnAttempt() {
    expect(ended(OneRow.rejected(DeclineReason.WALLET_TOO_LOW, null)), SENDING);
    expect(ended(OneRow.ACCEPTED), SENDING);
    expect(ended(OneRow.DOUBT), SENDING);
    expect(ended(OneRow.FAILED), SENDING);
    expect(row -> new Event.SendFailed(row.fence(), DeclineReason.NOT_SENT, "refused"), SENDING);
  }

  @Test
  void goodNewsOfTheSenderCountsEvenLate() {
    expect(ended(OneRow.SOLD), SENDING, PENDING, IN_DOUBT, NOT_EXECUTED, FAILED, UNKNOWN);
  }

  @Test
  void answersToQuestionsMoveWhatIsInDoubt() {
    expect(asked(OneRow.ACCEPTED), PENDING, IN_DOUBT);
    expect(asked(OneRow.DOUBT), PENDING, IN_DOUBT);
    expect(asked(OneRow.rejected(DeclineReason.OTHER, null)), PENDING, IN_DOUBT);
    expect(row -> new Event.AskFailed(row.attempt(), "down"), PENDING, IN_DOUBT);
    expect(asked(OneRow.FAILED), PENDING, IN_DOUBT, UNKNOWN);
    expect(asked(OneRow.GIVEN_BACK), PENDING, IN_DOUBT, SUCCEEDED, UNKNOWN);
    expect(asked(OneRow.SOLD), PENDING, IN_DOUBT, NOT_EXECUTED, FAILED, UNKNOWN);
  }

  @Test
  void answersAboutAnotherAttemptMoveNothing() {
    expect(row -> new Event.Asked(row.attempt() + 1, LATER, OneRow.SOLD));
    expect(row -> new Event.AskFailed(row.attempt() + 1, "down"));
  }

  @Test
  void moneyMovesWhatAwaitsIt() {
    expect(row -> new Event.Paid("pay-1", LATER), AWAITING_PAYMENT);
    wait = Duration.ZERO; // Nothing but what was queued is due yet.
    expect(row -> new Event.Paid("pay-1", LATER), AWAITING_PAYMENT);
  }

  @Test
  void onlyWhatIsNotUnderWayIsCancelled() {
    expect(row -> new Event.Cancelled("ops"), AWAITING_PAYMENT, NEW, NOT_EXECUTED);
  }

  @Test
  void aRefundMarksAllButWhatWasDelivered() {
    Set<State> marked = EnumSet.complementOf(EnumSet.of(SUCCEEDED));
    expect(row -> new Event.RefundBegan("ops"), marked.toArray(State[]::new));
  }

  @Test
  void peopleCloseCasesOnly() {
    for (Resolution resolution : Resolution.values()) {
      expect(row -> new Event.Resolved(resolution, "ops", "the carrier said so", LATER), UNKNOWN);
    }
  }

  @Test
  void aBackupMakesWhatSeemsIdleDoubtful() {
    expect(
        row -> new Event.Mistrusted(OneRow.FIRST, OneRow.REFERENCE, OneRow.START),
        AWAITING_PAYMENT,
        NEW,
        NOT_EXECUTED);
  }

  @Test
  void timeMovesWhatIsDue() {
    wait = Duration.ZERO;
    expect(row -> new Event.TimePassed(), NEW);
    wait = Duration.ofHours(2);
    expect(
        row -> new Event.TimePassed(),
        AWAITING_PAYMENT,
        NEW,
        SENDING,
        PENDING,
        IN_DOUBT,
        NOT_EXECUTED);
  }

  private static Function<JournalRow, Event> ended(Answer answer) {
    return row -> new Event.SendEnded(row.fence(), answer);
  }

  private static Function<JournalRow, Event> asked(Answer answer) {
    return row -> new Event.Asked(row.attempt(), LATER, answer);
  }

  private void expect(Function<JournalRow, Event> event, State... moved) {
    EnumSet<State> moves = EnumSet.noneOf(State.class);
    for (State state : State.values()) {
      OneRow one = new OneRow().in(state);
      JournalRow before = one.row;
      Event happens = event.apply(before);
      Step step = one.after(wait).look(happens);
      if (step.row() != before || step.effect() != Step.Effect.NONE) {
        moves.add(state);
        if (step.row() != before) {
          assertThat(step.row().version()).isGreaterThan(before.version());
        }
      }
    }
    assertThat(moves).containsExactlyInAnyOrder(moved);
  }
}
