package io.recarga.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.Proof;
import io.recarga.journal.JournalRow;
import io.recarga.journal.State;
import org.junit.jupiter.api.Test;

class RowsTest {
  private final JournalRow row = new OneRow().row;

  @Test
  void onlyAnAttemptWithAllItsPartsCanBeAskedAbout() {
    assertThat(Rows.canBeAskedAbout(row)).isTrue();
    assertThat(Rows.canBeAskedAbout(new OneRow().in(State.NEW).row)).isFalse();
    assertThat(Rows.canBeAskedAbout(next().reference(null).build())).isFalse();
    assertThat(Rows.canBeAskedAbout(next().adapter(null).build())).isFalse();
    assertThat(Rows.canBeAskedAbout(next().attemptBegan(null).build())).isFalse();
  }

  @Test
  void onlyHardProofOfEveryAttemptIsHard() {
    assertThat(Rows.isHardProven(row)).isFalse();
    for (Proof proof : Proof.values()) {
      JournalRow proven = next().proof(proof).build();
      assertThat(Rows.isHardProven(proven)).as("%s", proof).isEqualTo(proof.isHard());
      JournalRow soft = next().proof(proof).softProven(true).build();
      assertThat(Rows.isHardProven(soft)).as("%s after soft proof", proof).isFalse();
    }
  }

  @Test
  void aRefundMakesItNotRetryable() {
    JournalRow proven = next().proof(Proof.REJECTED).build();
    assertThat(Rows.isRetryable(proven)).isTrue();
    assertThat(
            Rows.isRetryable(proven.next(OneRow.START).refundBegan(OneRow.START).build()))
        .isFalse();
  }

  private JournalRow.Builder next() {
    return row.next(OneRow.START);
  }
}
