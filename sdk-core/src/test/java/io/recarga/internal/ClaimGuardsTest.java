package io.recarga.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.DeclineReason;
import io.recarga.EnginePolicy;
import io.recarga.Proof;
import io.recarga.journal.JournalRow;
import io.recarga.journal.State;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What has to hold before bytes may leave, and what a new attempt inherits. */
class ClaimGuardsTest {
  private final OneRow one = new OneRow();

  @Test
  void softProofKeepsItAtTheSameAdapter() {
    one.softProven();
    assertThat(one.look(OneRow.claimed(OneRow.SECOND, "OTHER")).row()).isSameAs(one.row);
    assertThat(one.claim().state()).isEqualTo(State.SENDING);
  }

  @Test
  void hardProofPermitsAnother() {
    one.in(State.NOT_EXECUTED).now = one.row.due();
    JournalRow sent = one.take(OneRow.claimed(OneRow.SECOND, "OTHER"));
    assertThat(sent.adapter()).isEqualTo(OneRow.SECOND);
    assertThat(sent.attempt()).isEqualTo(2);
    assertThat(sent.unsent()).isZero();
  }

  @Test
  void whatWasNeverSentMayGoAnywhere() {
    one.in(State.NEW);
    assertThat(one.take(OneRow.claimed(OneRow.SECOND, "OTHER")).state()).isEqualTo(State.SENDING);
  }

  @Test
  void aFurtherTryOfWhatDidNotLeaveIsTheSameAttempt() {
    one.in(State.NOT_EXECUTED).now = one.row.due();
    JournalRow sent = one.claim();
    assertThat(sent.attempt()).isEqualTo(1);
    assertThat(sent.unsent()).isEqualTo(1);
    assertThat(sent.fence()).isEqualTo(2);
  }

  @Test
  void aRefusedAttemptIsFollowedByAnother() {
    one.ended(OneRow.rejected(DeclineReason.CARRIER_UNAVAILABLE, Duration.ofSeconds(1)));
    one.now = one.row.due();
    assertThat(one.claim().attempt()).isEqualTo(2);
  }

  @Test
  void aRefundBarsEveryClaim() {
    one.in(State.NEW);
    one.row = one.row.next(one.now).refundBegan(one.now).build();
    assertThat(one.look(OneRow.claimed(OneRow.FIRST, OneRow.REFERENCE)).row()).isSameAs(one.row);
  }

  @Test
  void theSearchGoesBackToTheFirstUseOfTheSameReferenceAfterSoftProofOnly() {
    one.softProven();
    assertThat(one.look(OneRow.claimed(OneRow.FIRST, "NEXT")).row().referenceBegan())
        .isEqualTo(one.now);
    JournalRow untold = one.row.next(one.now).referenceBegan(null).build();
    JournalRow kept = one.claim();
    assertThat(kept.referenceBegan()).isEqualTo(OneRow.START);
    one.row = untold;
    assertThat(one.claim().referenceBegan()).isEqualTo(one.now);

    one.in(State.NOT_EXECUTED);
    one.now = one.row.due();
    assertThat(one.claim().referenceBegan()).isEqualTo(one.now);
  }

  @Test
  void aRowWithoutADueIsDue() {
    one.in(State.NEW);
    one.row = one.row.next(one.now).due(null).build();
    assertThat(one.look(new Event.TimePassed()).effect()).isEqualTo(Step.Effect.CLAIM);
    assertThat(one.claim().state()).isEqualTo(State.SENDING);
  }

  @Test
  void timeAsksAndClaimsOnlyWhatIsDue() {
    for (State state : new State[] {State.PENDING, State.IN_DOUBT, State.NOT_EXECUTED}) {
      one.now = OneRow.START;
      one.in(state);
      Instant due = one.row.due();
      one.now = due.minusMillis(1);
      assertThat(one.look(new Event.TimePassed())).isEqualTo(Step.stay(one.row));
      one.now = due;
      assertThat(one.look(new Event.TimePassed()).effect()).isNotEqualTo(Step.Effect.NONE);
    }
  }

  @Test
  void whatWasNotSentInTimeSaysWhy() {
    one.in(State.NEW).now = one.sendBy.plusMillis(1);
    JournalRow never = one.take(new Event.TimePassed());
    assertThat(never.state()).isEqualTo(State.FAILED);
    assertThat(never.reason()).isEqualTo(DeclineReason.EXPIRED);
    assertThat(never.proof()).isEqualTo(Proof.NOT_SENT);

    one.now = OneRow.START;
    one.in(State.SENDING);
    one.ended(OneRow.rejected(DeclineReason.CARRIER_UNAVAILABLE, Duration.ofSeconds(1)));
    one.now = one.sendBy.plusMillis(1);
    JournalRow refused = one.take(new Event.TimePassed());
    assertThat(refused.state()).isEqualTo(State.FAILED);
    assertThat(refused.reason()).isEqualTo(DeclineReason.CARRIER_UNAVAILABLE);
    assertThat(refused.proof()).isEqualTo(Proof.REJECTED);
  }

  @Test
  void roadsThatCannotBePreparedEndItAfterSoManyTries() {
    one.policy = EnginePolicy.builder().sendTries(3).build();
    one.in(State.NEW);
    for (int tries = 1; tries <= 2; tries++) {
      one.take(new Event.ClaimFailed("no road", false));
      assertThat(one.row.state()).isEqualTo(State.NEW);
      assertThat(one.row.unprepared()).isEqualTo(tries);
      assertThat(one.row.due()).isAfter(one.now);
    }
    JournalRow ended = one.take(new Event.ClaimFailed("no road", false));
    assertThat(ended.state()).isEqualTo(State.FAILED);
    assertThat(ended.reason()).isEqualTo(DeclineReason.NOT_SENT);
    assertThat(ended.proof()).isEqualTo(Proof.NOT_SENT);
  }

  @Test
  void whatMayPassIsWaitedForHoweverOften() {
    one.in(State.NEW);
    for (int tries = 0; tries < 20; tries++) {
      one.take(new Event.ClaimFailed("busy", true));
    }
    assertThat(one.row.state()).isEqualTo(State.NEW);
    assertThat(Duration.between(one.now, one.row.due())).isEqualTo(Duration.ofSeconds(45));
  }

  @Test
  void anotherTryIsPutOffUntilThereIsNoneAnyMore() {
    Instant over = one.sendBy.plusMillis(1);
    one.in(State.NEW);
    one.row = one.row.next(one.now).unprepared(30).build();

    one.now = one.sendBy.minusSeconds(46);
    assertThat(one.look(new Event.ClaimFailed("busy", true)).row().due())
        .isEqualTo(one.sendBy.minusSeconds(1));
    one.now = one.sendBy.minusSeconds(10);
    assertThat(one.look(new Event.ClaimFailed("busy", true)).row().due()).isEqualTo(over);
    one.now = over;
    assertThat(one.look(new Event.ClaimFailed("busy", true)).row().due())
        .isEqualTo(over.plusSeconds(45));
  }

  @Test
  void onlyHardProofIsRetried() {
    one.softProven();
    one.take(new Event.Cancelled("ops"));
    assertThat(one.row.state()).isEqualTo(State.FAILED);
    assertThat(one.look(new Event.Retried(one.sendBy, "ops")).row()).isSameAs(one.row);
  }
}
