package io.recarga.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.recarga.DeclineReason;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AnswerTest {
  private static final Evidence SAID = Evidence.of("E1", "words");

  @Test
  void eachFactoryMakesItsOwnKind() {
    Delivery delivery = Delivery.builder(SAID).build();
    Rejection rejection =
        new Rejection(DeclineReason.OTHER, Proves.NOTHING_SOLD, false, Duration.ZERO, SAID);
    Window window = Window.until(Instant.parse("2026-11-23T12:00:00Z"));

    assertThat(Answer.delivered(delivery)).isEqualTo(new Answer.Delivered(delivery));
    assertThat(Answer.accepted(SAID)).isEqualTo(new Answer.Accepted(SAID));
    assertThat(Answer.rejected(rejection)).isEqualTo(new Answer.Rejected(rejection));
    assertThat(Answer.failed(DeclineReason.OTHER, Duration.ZERO, SAID))
        .isEqualTo(new Answer.Failed(DeclineReason.OTHER, Duration.ZERO, SAID));
    assertThat(Answer.givenBack(SAID)).isEqualTo(new Answer.GivenBack(SAID));
    assertThat(Answer.notFound(window)).isEqualTo(new Answer.NotFound(window));
    assertThat(Answer.inDoubt(Doubt.NO_ANSWER, SAID))
        .isEqualTo(new Answer.InDoubt(Doubt.NO_ANSWER, SAID));
  }

  @Test
  void aDoubtSaysWhyInAFewWords() {
    assertThat(Answer.inDoubt(Doubt.UNCLASSIFIED, SAID)).hasToString("UNCLASSIFIED E1");
    assertThat(Answer.inDoubt(Doubt.NO_ANSWER, Evidence.none())).hasToString("NO_ANSWER");
  }

  @Test
  void aWaitIsNeverNegative() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Answer.failed(DeclineReason.OTHER, Duration.ofNanos(-1), SAID))
        .withMessage("retryAfter: is negative");
  }
}
