package io.recarga.proof.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MariaDbAnswerTest {
  private static final int AUTO_COMMIT = 2;
  private static final int IN_TRANSACTION = 1;

  private static byte[] answer(int... body) {
    byte[] answer = new byte[4 + body.length];
    answer[0] = (byte) body.length;
    answer[3] = 1;
    for (int i = 0; i < body.length; i++) {
      answer[4 + i] = (byte) body[i];
    }
    return answer;
  }

  @Test
  void theStatusAfterTwoNumbersSaysWhetherATransactionIsOpen() {
    assertThat(MariaDbAnswer.isInTransaction(answer(0, 1, 0, AUTO_COMMIT, 0, 0, 0)))
        .isFalse();
    assertThat(MariaDbAnswer.isInTransaction(answer(0, 1, 0, IN_TRANSACTION, 0, 0, 0)))
        .isTrue();
    assertThat(MariaDbAnswer.isInTransaction(answer(0, 0xfc, 0, 1, 0, IN_TRANSACTION, 0, 0, 0)))
        .isTrue();
  }

  @Test
  void whatElseIsAnsweredEndedItsStatement() {
    assertThat(MariaDbAnswer.isInTransaction(answer(0xff, 1, 1, IN_TRANSACTION, 0)))
        .isFalse();
    assertThat(MariaDbAnswer.isInTransaction(answer(5, 1, 1, IN_TRANSACTION, 0)))
        .isFalse();
    assertThat(MariaDbAnswer.isInTransaction(new byte[2])).isFalse();
  }
}
