package io.recarga.sample.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MasksTest {
  @Test
  void wholeNumbersAreHiddenHoweverWritten() {
    assertThat(Masks.numbers("'987654321'")).isEqualTo("'***321'");
    assertThat(Masks.numbers("+51 987 654-321 is wrong")).isEqualTo("***321 is wrong");
  }

  @Test
  void amountsAndShortNumbersStay() {
    assertThat(Masks.numbers("20.00 PEN, 716-10")).isEqualTo("20.00 PEN, 716-10");
    assertThat(Masks.numbers("not 987654321.00 PEN")).isEqualTo("not 987654321.00 PEN");
  }

  @Test
  void linesAreJoined() {
    assertThat(Masks.oneLine(" a\r\n  b\nc ")).isEqualTo("a b c");
  }
}
