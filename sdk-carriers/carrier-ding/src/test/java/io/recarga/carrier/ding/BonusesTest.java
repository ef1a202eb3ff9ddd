package io.recarga.carrier.ding;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BonusesTest {
  private static @Nullable String of(@Nullable String type, Wire.SendAmount... bands) {
    return Bonuses.of(
        new Wire.PromotionText("k", "en", null, "Head", null, null, type, List.of(bands)));
  }

  private static Wire.SendAmount band(
      @Nullable String least, @Nullable String most, Wire.Bonus... bonuses) {
    return new Wire.SendAmount(
        least == null ? null : new BigDecimal(least),
        most == null ? null : new BigDecimal(most),
        List.of(bonuses));
  }

  @Test
  void eachBandTellsWhatItGives() {
    assertThat(of(
            "Bonus",
            band("5", "9.99", new Wire.Bonus("Data", "500 MB", "7 days")),
            band(
                "10", null, new Wire.Bonus("Data", "2 GB", null), new Wire.Bonus("SMS", "20", ""))))
        .isEqualTo("500 MB Data 7 days from 5 up to 9.99; 2 GB Data, 20 SMS from 10");
  }

  @Test
  void kindIsAllThatIsToldWithoutBands() {
    assertThat(of("Bonus")).isEqualTo("Bonus");
    assertThat(of("Bonus", band("5", null))).isEqualTo("Bonus");
    assertThat(of(null)).isNull();
  }

  @Test
  void hostileLengthIsCut() {
    assertThat(of("x".repeat(9_000))).hasSize(200);
  }
}
