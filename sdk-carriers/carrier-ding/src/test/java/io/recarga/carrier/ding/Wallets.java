package io.recarga.carrier.ding;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The rate of {@link FakeDing}. */
final class Wallets {
  private static final BigDecimal TEN = BigDecimal.TEN;
  private static final BigDecimal THREE = BigDecimal.valueOf(3);

  private Wallets() {}

  static String sentFor(String soles) {
    return new BigDecimal(soles)
        .multiply(THREE)
        .divide(TEN, 2, RoundingMode.HALF_UP)
        .toString();
  }

  static String receivedFor(String dollars) {
    return new BigDecimal(dollars)
        .multiply(TEN)
        .divide(THREE, 2, RoundingMode.HALF_UP)
        .toString();
  }
}
