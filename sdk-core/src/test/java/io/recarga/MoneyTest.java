package io.recarga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

  @ParameterizedTest
  @CsvSource({
    "20, PEN, 20.00 PEN",
    "20.00, pen, 20.00 PEN",
    "3.04908, USD, 3.04908 USD",
    "-0.5, PEN, -0.50 PEN",
    "+7, PEN, 7.00 PEN",
    "0000005, PEN, 5.00 PEN",
    "1500, JPY, 1500 JPY",
    "1.5, KWD, 1.500 KWD",
    "100000000000000000, PEN, 100000000000000000.00 PEN"
  })
  void isShownWithAtLeastTheUsualDecimals(String amount, String currency, String shown) {
    assertThat(Money.of(amount, currency)).hasToString(shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-",
        ".",
        "5.",
        ".5",
        "1,000.00",
        "5,00",
        "1e3",
        "0x10",
        "NaN",
        "S/5",
        "5 0",
        "٥",
        "５",
        "--5",
        "111111111111111111111111111111111111111111"
      })
  void whatIsNoPlainDecimalIsRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Money.of(text, "PEN"))
        .withMessageStartingWith("amount: not a plain decimal number such as 20.00");
  }

  @Test
  void hostileSizesAreRefusedWithoutEffort() {
    for (String text : new String[] {"1E+1000000000", "1E+18", "-1E+999999"}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Money.of(new BigDecimal(text), "PEN"))
          .withMessage("amount: more than 18 digits before the point");
    }
    for (String text : new String[] {"1E-1000000000", "0.000000001"}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Money.of(new BigDecimal(text), "PEN"))
          .withMessage("amount: more than 8 decimals");
    }
    assertThat(Money.of(new BigDecimal("0E+999999999"), "PEN")).isEqualTo(Money.zero("PEN"));
    assertThat(Money.of(new BigDecimal("0E-999999999"), "PEN")).isEqualTo(Money.zero("PEN"));
  }

  @Test
  void sumThatOutgrowsTheLimitIsRefused() {
    Money most = Money.of("999999999999999999", "PEN");
    assertThatIllegalArgumentException().isThrownBy(() -> most.plus(most));
  }

  @Test
  void currenciesDoNotMix() {
    Money soles = Money.of("1", "PEN");
    Money dollars = Money.of("1", "USD");
    assertThat(soles).isNotEqualTo(dollars);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> soles.plus(dollars))
        .withMessage("currency: USD does not go with PEN");
    assertThatIllegalArgumentException().isThrownBy(() -> soles.minus(dollars));
    assertThatIllegalArgumentException().isThrownBy(() -> soles.compareTo(dollars));
  }

  @Test
  void unknownCurrencyIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Money.of("1", "SOL"))
        .withMessage("currency: not an ISO 4217 code such as PEN: \"SOL\"");
  }

  @Test
  void missingPartsAreNamed() {
    assertThatNullPointerException()
        .isThrownBy(() -> Money.of((String) null, "PEN"))
        .withMessage("amount");
    assertThatNullPointerException().isThrownBy(() -> Money.of("1", null)).withMessage("currency");
    assertThatNullPointerException()
        .isThrownBy(() -> Money.zero("PEN").plus(null))
        .withMessage("other");
  }

  @Test
  void readersLanguageDoesNotMatter() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(Money.of("1234.50", "pen")).hasToString("1234.50 PEN");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void signIsTold() {
    assertThat(Money.of("0.01", "PEN").isPositive()).isTrue();
    assertThat(Money.of("-0.01", "PEN").isNegative()).isTrue();
    assertThat(Money.of("-0.00", "PEN").isZero()).isTrue();
    assertThat(Money.of("-0.00", "PEN").isPositive()).isFalse();
  }

  @Test
  void equalByValueWhateverTheScale() {
    Random random = new Random(11);
    for (int i = 0; i < 2_000; i++) {
      BigDecimal amount = BigDecimal.valueOf(random.nextLong(1L << 40), random.nextInt(9));
      Money money = Money.of(amount, "PEN");
      Money same = Money.of(amount.setScale(12), "PEN");
      assertThat(same).isEqualTo(money).hasSameHashCodeAs(money).hasToString(money.toString());
      assertThat(money.compareTo(same)).isZero();
      String shown = money.toString().replace(" PEN", "");
      assertThat(Money.of(shown, "PEN")).as("read back").isEqualTo(money);
    }
  }

  @Test
  void plusAndMinusAreInverse() {
    Random random = new Random(12);
    for (int i = 0; i < 2_000; i++) {
      Money a = random(random);
      Money b = random(random);
      assertThat(a.plus(b).minus(b)).isEqualTo(a);
      assertThat(a.plus(b)).isEqualTo(b.plus(a));
      assertThat(a.minus(b)).isEqualTo(b.minus(a).negated());
      assertThat(a.minus(b).isPositive()).isEqualTo(a.compareTo(b) > 0);
      assertThat(a.plus(a.negated()).isZero()).isTrue();
    }
  }

  private static Money random(Random random) {
    long unscaled = random.nextLong(1L << 50) - (1L << 49);
    return Money.of(BigDecimal.valueOf(unscaled, random.nextInt(9)), "PEN");
  }
}
