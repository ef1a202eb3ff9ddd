package io.recarga.carrier.dtone;

import io.recarga.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Makes money of DT One's numbers, which are binary fractions on its side and may carry dust. */
final class Amounts {
  private static final String CURRENCY = "CURRENCY";
  private static final int MOST_DECIMALS = 8;
  private static final int DECIMALS = 5;

  private Amounts() {}

  /** Returns the money, or null where a part is missing or the unit is none of money. */
  static @Nullable Money orNull(
      @Nullable String unitType, @Nullable String unit, @Nullable BigDecimal amount) {
    if (amount == null || unit == null || !CURRENCY.equals(unitType)) {
      return null;
    }
    boolean dusty = amount.stripTrailingZeros().scale() > MOST_DECIMALS;
    try {
      return Money.of(dusty ? amount.setScale(DECIMALS, RoundingMode.HALF_UP) : amount, unit);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** Returns the one amount of a value, or null where it is a range. */
  static @Nullable Money orNull(Wire.@Nullable Value value) {
    return value == null
        ? null
        : orNull(value.unitType(), value.unit(), Bounds.single(value.amount()));
  }

  /** Returns what the wallet pays in all, or null where a part is missing. */
  static @Nullable Money cost(Wire.@Nullable Price price) {
    if (price == null) {
      return null;
    }
    BigDecimal amount = Bounds.single(price.amount());
    BigDecimal fee = price.fee() == null ? BigDecimal.ZERO : price.fee();
    return amount == null ? null : orNull(price.unitType(), price.unit(), amount.add(fee));
  }
}
