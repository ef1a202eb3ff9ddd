package io.recarga.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.DeclineReason;
import io.recarga.Proof;
import io.recarga.Resolution;
import io.recarga.journal.JournalRow;
import io.recarga.journal.State;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What people and the payer's money may still change. */
class OrderGuardsTest {
  private final OneRow one = new OneRow();

  @Test
  void whatIsDueToExpireIsNotPaidAnyMore() {
    one.in(State.AWAITING_PAYMENT);
    Event paid = new Event.Paid("pay-1", one.sendBy);
    one.now = one.row.due().minusMillis(1);
    assertThat(one.look(paid).row().state()).isEqualTo(State.NEW);
    one.now = one.row.due();
    assertThat(one.look(paid).row()).isSameAs(one.row);
    assertThat(one.take(new Event.TimePassed()).reason()).isEqualTo(DeclineReason.EXPIRED);
  }

  @Test
  void aRefundCancelsWhatIsNotUnderWay() {
    one.in(State.NEW);
    JournalRow ended = one.take(new Event.RefundBegan("ops"));
    assertThat(ended.state()).isEqualTo(State.FAILED);
    assertThat(ended.reason()).isEqualTo(DeclineReason.CANCELLED);
    assertThat(ended.proof()).isEqualTo(Proof.NOT_SENT);
    assertThat(ended.refundBegan()).isEqualTo(one.now);
  }

  @Test
  void theMarkOfARefundStaysAsItWas() {
    one.in(State.IN_DOUBT).take(new Event.RefundBegan("ops"));
    assertThat(one.row.state()).isEqualTo(State.IN_DOUBT);
    assertThat(
            one.after(Duration.ofHours(1)).look(new Event.RefundBegan("other")).row())
        .isSameAs(one.row);
  }

  @Test
  void aCaseIsSentAgainOnlyWithATimeAndWithoutARefund() {
    one.in(State.UNKNOWN);
    Instant sendBy = one.now.plusSeconds(60);
    assertThat(one.look(again(null)).row()).isSameAs(one.row);
    JournalRow opened = one.look(again(sendBy)).row();
    assertThat(opened.state()).isEqualTo(State.NOT_EXECUTED);
    assertThat(opened.sendBy()).isEqualTo(sendBy);
    assertThat(opened.softProven()).isTrue();
    assertThat(opened.openCase()).isNull();
    one.take(new Event.RefundBegan("ops"));
    assertThat(one.look(again(sendBy)).row()).isSameAs(one.row);
  }

  @Test
  void aBackupIsMistrustedFromTheFirstUseOfTheSameReference() {
    Instant taken = OneRow.START.minusSeconds(60);
    one.in(State.NOT_EXECUTED);
    JournalRow same =
        one.look(new Event.Mistrusted(OneRow.FIRST, OneRow.REFERENCE, taken)).row();
    assertThat(same.state()).isEqualTo(State.IN_DOUBT);
    assertThat(same.fence()).isEqualTo(2);
    assertThat(same.attempt()).isEqualTo(1);
    assertThat(same.referenceBegan()).isEqualTo(OneRow.START);
    assertThat(
            one.look(new Event.Mistrusted(OneRow.SECOND, "OTHER", taken)).row().referenceBegan())
        .isEqualTo(taken);
    one.row = one.row.next(one.now).referenceBegan(null).build();
    assertThat(one.look(new Event.Mistrusted(OneRow.FIRST, OneRow.REFERENCE, taken))
            .row()
            .referenceBegan())
        .isEqualTo(taken);
  }

  private static Event again(@Nullable Instant sendBy) {
    return new Event.Resolved(Resolution.SEND_AGAIN, "ops", "the carrier said no", sendBy);
  }
}
