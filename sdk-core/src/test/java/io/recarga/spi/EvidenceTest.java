package io.recarga.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvidenceTest {

  @ParameterizedTest
  @CsvSource({
    "'Linea 51987654321 bloqueada', 'Linea *** bloqueada'",
    "'Linea +51 987 654 321.', 'Linea ***.'",
    "'Linea +51-987-654-321', 'Linea ***'",
    "'Linea 987 654 321 no existe', 'Linea *** no existe'",
    "'987-654-321', '***'",
    "'٩٨٧٦٥٤٣٢١', '***'",
    "'8951100000000000013', '***'",
    "'saldo 123456', 'saldo 123456'",
    "'2026-11-23 10:15:00', '2026-11-23 10:15:00'",
    "'20.00 PEN, 3 de 5', '20.00 PEN, 3 de 5'"
  })
  void numbersInTheCarriersWordsAreHidden(String words, String kept) {
    assertThat(Evidence.of("E1", words).words()).isEqualTo(kept);
  }

  @Test
  void anyNumberOfPeruInAnyUsualFormIsHidden() {
    Random random = new Random(7);
    String[] forms = {
      "9%s%s%s", "519%s%s%s", "+519%s%s%s", "+51 9%s %s %s", "9%s-%s-%s", "9%s.%s.%s"
    };
    for (int i = 0; i < 1_000; i++) {
      String[] parts = {
        String.format("%02d", random.nextInt(100)),
        String.format("%03d", random.nextInt(1000)),
        String.format("%03d", random.nextInt(1000))
      };
      String number = String.format(forms[random.nextInt(forms.length)], (Object[]) parts);
      assertThat(Evidence.of(null, "no: " + number + ", adios").words())
          .isEqualTo("no: ***, adios");
    }
  }

  @Test
  void blankIsNothing() {
    assertThat(Evidence.of(" ", "\n\t")).isEqualTo(Evidence.none());
    assertThat(Evidence.ofTransaction("  ").transactionId()).isNull();
  }

  @Test
  void longTextsAreCutAndControlCharactersBecomeSpace() {
    assertThat(Evidence.of(null, "a\r\nb\u0000c").words()).isEqualTo("a b c");
    assertThat(Evidence.of(null, "ñ".repeat(5_000)).words()).hasSize(301).endsWith("…");
  }

  @Test
  void isShownByItsMostTellingPart() {
    assertThat(Evidence.of("E1", "words")).hasToString("E1");
    assertThat(Evidence.of(null, "words")).hasToString("words");
    assertThat(Evidence.ofTransaction("42").withTransaction("43")).hasToString("43");
  }
}
