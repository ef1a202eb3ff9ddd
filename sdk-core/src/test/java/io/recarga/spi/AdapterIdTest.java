package io.recarga.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdapterIdTest {

  @Test
  void lettersDigitsAndDashesMakeAName() {
    assertThat(AdapterId.of("reloadly-eu")).hasToString("reloadly-eu");
    assertThat(AdapterId.of("7-")).hasToString("7-");
    assertThat(AdapterId.of("a".repeat(40)).value()).hasSize(40);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-a",
        "Reloadly",
        "a b",
        "a_b",
        "ñ",
        "a\n",
        "a/b",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
      })
  void otherNamesAreRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AdapterId.of(text))
        .withMessageStartingWith("adapter id: use 1 to 40 lower-case letters, digits and dashes");
  }
}
