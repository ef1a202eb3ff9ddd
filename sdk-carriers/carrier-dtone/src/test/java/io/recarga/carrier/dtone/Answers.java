package io.recarga.carrier.dtone;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.spi.Answer;
import io.recarga.spi.Delivery;
import io.recarga.spi.Doubt;
import io.recarga.spi.Rejection;

/** Takes answers apart, and fails when they are of another kind. */
final class Answers {
  private Answers() {}

  static Delivery delivery(Answer answer) {
    assertThat(answer).isInstanceOf(Answer.Delivered.class);
    return ((Answer.Delivered) answer).delivery();
  }

  static Doubt doubt(Answer answer) {
    assertThat(answer).isInstanceOf(Answer.InDoubt.class);
    return ((Answer.InDoubt) answer).doubt();
  }

  static Rejection rejection(Answer answer) {
    assertThat(answer).isInstanceOf(Answer.Rejected.class);
    return ((Answer.Rejected) answer).rejection();
  }
}
