package io.recarga.carrier.reloadly;

import io.recarga.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Makes money of Reloadly's numbers, some of which carry the dust of binary fractions. */
final class Amounts {
  private static final int MOST_DECIMALS = 8;
  private static final int DECIMALS = 5;

  private Amounts() {}

  /**
   * Returns the money, or null where amount or currency is missing.
   *
   * @throws IllegalArgumentException if they are there and make no sense
   */
  static @Nullable Money of(@Nullable BigDecimal amount, @Nullable String currency) {
    if (amount == null || currency == null || currency.isBlank()) {
      return null;
    }
    boolean dusty =
        amount.scale() > MOST_DECIMALS && amount.stripTrailingZeros().scale() > MOST_DECIMALS;
    return Money.of(dusty ? amount.setScale(DECIMALS, RoundingMode.HALF_UP) : amount, currency);
  }

  /** Returns the same, and null also where they make no sense. */
  static @Nullable Money orNull(@Nullable BigDecimal amount, @Nullable String currency) {
    try {
      return of(amount, currency);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
