package io.recarga.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.DeclineReason;
import io.recarga.OpenCase;
import io.recarga.journal.JournalRow;
import io.recarga.journal.State;
import io.recarga.spi.Answer;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What a sender is believed that reports after its lease was taken or another attempt began. */
class LateAnswersTest {
  private final OneRow one = new OneRow();

  @Test
  void aSaleWhileAnotherAttemptIsUnderWayIsAConflict() {
    one.in(State.NOT_EXECUTED).now = one.row.due();
    one.claim();
    assertThat(one.look(late(OneRow.GIVEN_BACK)).row()).isSameAs(one.row);
    JournalRow conflict = one.take(late(OneRow.SOLD));
    assertThat(conflict.state()).isEqualTo(State.UNKNOWN);
    assertThat(caseOf(conflict).cause()).isEqualTo(OpenCase.Cause.CONFLICT);
    assertThat(caseOf(conflict).known()).contains("proven to have had no effect");
  }

  @Test
  void aSaleAfterAnotherAttemptWasDeliveredChangesNothing() {
    anotherAttempt();
    one.ended(OneRow.SOLD);
    assertThat(one.look(late(OneRow.SOLD)).row()).isSameAs(one.row);
    assertThat(one.look(late(OneRow.GIVEN_BACK)).row()).isSameAs(one.row);
  }

  @Test
  void aSaleAfterAnotherAttemptWasDeclinedIsAConflict() {
    anotherAttempt();
    one.ended(OneRow.rejected(DeclineReason.WALLET_TOO_LOW, null));
    assertThat(one.row.state()).isEqualTo(State.FAILED);
    assertThat(one.look(late(OneRow.SOLD_TO_ANOTHER)).row().state()).isEqualTo(State.UNKNOWN);
    JournalRow conflict = one.take(late(OneRow.SOLD));
    assertThat(conflict.state()).isEqualTo(State.UNKNOWN);
    assertThat(caseOf(conflict).known()).contains("declined for WALLET_TOO_LOW");
  }

  @Test
  void aLostLeaseTakesAFittingSaleAndARefundButNoGarbledOne() {
    leaseRanOut();
    assertThat(one.look(late(OneRow.SOLD_TO_ANOTHER)).row()).isSameAs(one.row);
    assertThat(one.look(late(OneRow.ACCEPTED)).row()).isSameAs(one.row);
    assertThat(one.look(late(OneRow.SOLD)).row().state()).isEqualTo(State.SUCCEEDED);
    assertThat(one.look(late(OneRow.GIVEN_BACK)).row().state()).isEqualTo(State.FAILED);
  }

  @Test
  void aGarbledSaleIsNoEvidenceYet() {
    JournalRow doubted = one.ended(OneRow.SOLD_TO_ANOTHER);
    assertThat(doubted.state()).isEqualTo(State.IN_DOUBT);
    assertThat(doubted.note()).isEqualTo("the answer does not fit: another reference");
  }

  @Test
  void aSaleAnsweredWithNotFoundIsADoubt() {
    JournalRow doubted = one.ended(one.notFound());
    assertThat(doubted.state()).isEqualTo(State.IN_DOUBT);
    assertThat(doubted.note()).contains("not found");
  }

  /** Leaves the second attempt under way, while the sender of the first has not reported yet. */
  private void anotherAttempt() {
    leaseRanOut();
    one.softProven().claim();
    assertThat(one.row.fence()).isEqualTo(3);
  }

  private void leaseRanOut() {
    one.after(Duration.ofSeconds(50)).take(new Event.TimePassed());
    assertThat(one.row.state()).isEqualTo(State.IN_DOUBT);
    assertThat(one.row.fence()).isEqualTo(2);
  }

  private static Event late(Answer answer) {
    return new Event.SendEnded(1, answer);
  }

  private static OpenCase caseOf(JournalRow row) {
    return Objects.requireNonNull(row.openCase());
  }
}
