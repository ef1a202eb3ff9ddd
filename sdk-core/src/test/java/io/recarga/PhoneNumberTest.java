package io.recarga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {
  private static final PhoneNumber NUMBER = new PhoneNumber("+51987654321");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "987654321",
        "987 654 321",
        " 987-654-321\n",
        "51987654321",
        "51 987 654 321",
        "+51987654321",
        "+51 987 654 321",
        "(+51) 987.654.321",
        "0051987654321",
        "00 51 987 654 321",
        "+51\u00a0987\u202f654\u3000321",
        "+51\u2010987\u2011654\u2012321",
        "+51\u2013987\u2014654\u2015321",
        "+51\u2212987\uff0d654\ufe63321",
        "\u202a+51 987 654 321\u202c",
        "\u200e987654321\ufeff"
      })
  void everyWayToWriteItGivesOneNumber(String text) {
    assertThat(PhoneNumber.parse(text, "PE")).isEqualTo(NUMBER);
    assertThat(PhoneNumber.parse(text, "pe")).isEqualTo(NUMBER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"01 234 5678", "+51 1 2345678", "0051 1 234 5678", "44 123456", "2345678"})
  void landlinesOfPeruAreRefusedAsSuch(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PhoneNumber.parse(text, "PE"))
        .withMessage("number: the phone number looks like a landline: "
            + "a mobile number in Peru starts with 9");
  }

  @ParameterizedTest
  @CsvSource({
    "98765432, 8",
    "+51 98765432, 8",
    "9, 1",
    "+51 9876543210, 10",
    "9876543210, 10",
    "0987654321, 10",
    "5198765432, 10",
    "519876543210, 12",
    "+51, 0",
    "12345, 5"
  })
  void wrongLengthIsCounted(String text, int digits) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PhoneNumber.parse(text, "PE"))
        .withMessage("number: the phone number has " + digits
            + " digits: a mobile number of PE has 9 after +51");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "٩٨٧٦٥٤٣٢١",
        "９８７６５４３２１",
        "98765432a",
        "987/654/321",
        "9+87654321",
        "++51987654321",
        "+",
        "tel:+51987654321",
        "987654321 ext 2",
        "987,654,321",
        "9876543２1"
      })
  void anythingButTheDigitsZeroToNineIsRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PhoneNumber.parse(text, "PE"))
        .withMessageStartingWith(
            "number: the phone number holds something other than the digits 0-9");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "()-", "\u200b"})
  void emptyTextIsNamed(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PhoneNumber.parse(text, "PE"))
        .withMessage("number: the phone number is empty");
  }

  @Test
  void nationalFormNeedsACountryThatIsKnown() {
    for (String country : new String[] {null, "CL", "ZZ"}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> PhoneNumber.parse("987654321", country))
          .withMessageContaining("without a plus sign and country calling code, such as +51");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"+56 9 8765 4321", "+1 212 555 0100", "+8613800138000", "+41791234567"})
  void numbersOfOtherCountriesAreTakenAsTheyAre(String text) {
    assertThat(PhoneNumber.parse(text).e164()).isEqualTo(text.replace(" ", ""));
    assertThat(PhoneNumber.parse(text, "PE")).isEqualTo(PhoneNumber.parse(text));
  }

  @Test
  void numbersOfOtherCountriesHaveEightToFifteenDigits() {
    for (String text : new String[] {"+5698765", "+5698765432101234"}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> PhoneNumber.parse(text))
          .withMessageContaining("digits: an international number has 8 to 15");
    }
    assertThat(PhoneNumber.parse("+29012345").digits()).isEqualTo("29012345");
  }

  @Test
  void callingCodesDoNotStartWithZero() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PhoneNumber.parse("000519876543"))
        .withMessage("number: the phone number has a country calling code that starts with 0");
  }

  @Test
  void constructorTakesTheExactFormOnly() {
    for (String text :
        new String[] {"987654321", "51987654321", "+51 987654321", "", "+51٩87654321"}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new PhoneNumber(text))
          .withMessageStartingWith("number: ");
    }
  }

  @Test
  void refusalsNeverRepeatTheNumber() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PhoneNumber.parse("+519876543210"))
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("98765"));
  }

  @Test
  void missingTextIsNamed() {
    assertThatNullPointerException()
        .isThrownBy(() -> PhoneNumber.parse(null))
        .withMessage("number");
  }

  @Test
  void middleIsHidden() {
    assertThat(NUMBER).hasToString("+51******321");
    assertThat(PhoneNumber.parse("+29012345")).hasToString("+29***345");
  }

  @Test
  void randomMobilesInRandomDressGiveOneNumber() {
    Random random = new Random(51);
    String[] fronts = {"", "51", "+51", "0051", "(+51)", "00 51 "};
    String[] gaps = {"", "", " ", "-", ".", "\u00a0", "\u2011", "\u2009", "\u200b"};
    for (int i = 0; i < 5_000; i++) {
      String national = "9" + String.format("%08d", random.nextInt(100_000_000));
      StringBuilder text = new StringBuilder(fronts[random.nextInt(fronts.length)]);
      for (int digit = 0; digit < national.length(); digit++) {
        text.append(gaps[random.nextInt(gaps.length)]).append(national.charAt(digit));
      }
      assertThat(PhoneNumber.parse(text.toString(), "PE").e164())
          .as(text.toString())
          .isEqualTo("+51" + national);
    }
  }

  @Test
  void randomTextGivesAValidNumberOrANamedRefusal() {
    Random random = new Random(52);
    String alphabet = "0123456789+- ()9٩a\u200b";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(18); n > 0; n--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      try {
        assertThat(PhoneNumber.parse(text.toString(), "PE").e164()).matches("\\+[1-9][0-9]{7,14}");
      } catch (IllegalArgumentException e) {
        assertThat(e).hasMessageStartingWith("number: the phone number ");
      }
    }
  }
}
