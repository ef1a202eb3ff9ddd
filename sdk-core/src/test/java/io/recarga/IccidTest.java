package io.recarga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IccidTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8951100000000000013",
        "8951 1000 0000 0000 013",
        "8951100000000000013F",
        "8951-1000-0000-0000-013-f",
        "\u202a8951\u00a01000\u20110000\u30000000013\u202c"
      })
  void everyWayToPrintItGivesOneNumber(String text) {
    assertThat(Iccid.parse(text)).isEqualTo(new Iccid(Samples.ICCID));
  }

  @Test
  void twentyDigitsAreTaken() {
    String digits = withCheckDigit("8951100000000000001");
    assertThat(digits).hasSize(20);
    assertThat(Iccid.parse(digits).digits()).isEqualTo(digits);
  }

  @ParameterizedTest
  @CsvSource({
    "8851100000000000012, does not start with 89",
    "895110000000000001, has 18 digits instead of 19 or 20",
    "895110000000000001334, has 21 digits instead of 19 or 20",
    "8951100000000000012, has a wrong check digit: compare it with the card",
    "895110000000000001A, holds something other than the digits 0-9",
    "F8951100000000000013, holds something other than the digits 0-9",
    "8951100000000000013FF, holds something other than the digits 0-9",
    "٨951100000000000013, holds something other than the digits 0-9",
    "'', has 0 digits instead of 19 or 20"
  })
  void refusalsSayWhy(String text, String why) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Iccid.parse(text))
        .withMessage("iccid: the SIM card number " + why);
  }

  @Test
  void middleIsHidden() {
    assertThat(new Iccid(Samples.ICCID)).hasToString("8951*************13");
  }

  @Test
  void oneWrongDigitIsAlwaysNoticed() {
    Random random = new Random(118);
    for (int i = 0; i < 500; i++) {
      String good =
          withCheckDigit("8951" + String.format("%014d", random.nextLong(100_000_000_000_000L)));
      assertThat(new Iccid(good).digits()).isEqualTo(good);
      int place = 2 + random.nextInt(good.length() - 2);
      char wrong = (char) ('0' + (good.charAt(place) - '0' + 1 + random.nextInt(9)) % 10);
      String bad = good.substring(0, place) + wrong + good.substring(place + 1);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Iccid(bad))
          .withMessageContaining("check digit");
    }
  }

  /** Finds the digit that makes the Luhn sum a multiple of ten, by trying all. */
  private static String withCheckDigit(String digits) {
    for (char last = '0'; last <= '9'; last++) {
      try {
        return new Iccid(digits + last).digits();
      } catch (IllegalArgumentException e) {
        // Not this one.
      }
    }
    throw new AssertionError("no check digit fits " + digits);
  }
}
