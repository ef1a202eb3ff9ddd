package io.recarga.carrier.reloadly;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.Money;
import io.recarga.PromotionTrigger;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DenominationsTest {
  private static @Nullable PromotionTrigger read(@Nullable String sender, @Nullable String local) {
    return Denominations.trigger(
        new Wire.Offer("1", "1", "t", null, null, null, null, sender, local));
  }

  @Test
  void whatArrivesCountsBeforeWhatIsPaid() {
    assertThat(read("USD 5.00 - USD 50.00", "PEN 15.00 - PEN 150.00"))
        .isEqualTo(PromotionTrigger.delivering(Money.of("15", "PEN"), Money.of("150", "PEN")));
    assertThat(read("USD 5.00 – USD 50.00", null))
        .isEqualTo(PromotionTrigger.paying(Money.of("5", "USD"), Money.of("50", "USD")));
  }

  @Test
  void listOfAmountsIsReadWhereItIsPlain() {
    assertThat(read(null, "PEN 10, PEN 20.50"))
        .isEqualTo(
            PromotionTrigger.exactly(List.of(Money.of("10", "PEN"), Money.of("20.50", "PEN"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "USD 3 and up",
        "from PEN 10",
        "PEN 10, PEN 20 and more",
        "PEN 50 - PEN 10",
        "PEN 5 - USD 10",
        "QQQ 5 - QQQ 10",
        "10, 20",
        "PEN 1,000",
        ""
      })
  void anyOtherTextStaysText(String text) {
    assertThat(read(null, text)).isNull();
  }
}
