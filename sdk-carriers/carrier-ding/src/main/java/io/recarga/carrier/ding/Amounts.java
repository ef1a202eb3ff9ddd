package io.recarga.carrier.ding;

import io.recarga.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Makes money of Ding's numbers. */
final class Amounts {
  private static final int CENTS = 2;

  private Amounts() {}

  /**
   * Returns the money, or null where amount or currency is missing.
   *
   * @throws IllegalArgumentException if they are there and make no sense
   */
  static @Nullable Money of(@Nullable BigDecimal amount, @Nullable String currency) {
    return amount == null || currency == null || currency.isBlank()
        ? null
        : Money.of(amount, currency);
  }

  /** Returns the same, and null also where they make no sense. */
  static @Nullable Money orNull(@Nullable BigDecimal amount, @Nullable String currency) {
    try {
      return of(amount, currency);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** Returns what arrives at the line. */
  static @Nullable Money received(Wire.@Nullable Price price) {
    return price == null ? null : orNull(price.receiveValue(), price.receiveCurrencyIso());
  }

  /** Returns the part of the cost that is a fee. */
  static @Nullable Money fee(Wire.@Nullable Price price) {
    return price == null ? null : orNull(price.distributorFee(), price.sendCurrencyIso());
  }

  /** Returns what the wallet pays: what is sent and Ding's fee, without the commission. */
  static @Nullable Money cost(Wire.@Nullable Price price, @Nullable BigDecimal commission) {
    BigDecimal sent = price == null ? null : price.sendValue();
    if (price == null || sent == null) {
      return null;
    }
    BigDecimal total = sent.add(zero(price.distributorFee())).subtract(zero(commission));
    Money cost = orNull(total, price.sendCurrencyIso());
    return cost == null || cost.isNegative() ? null : cost;
  }

  /** Forecasts the commission, rounded down: a forecast of the cost must not be too low. */
  static BigDecimal commission(@Nullable BigDecimal sent, @Nullable BigDecimal rate) {
    return zero(sent).multiply(zero(rate)).setScale(CENTS, RoundingMode.DOWN);
  }

  private static BigDecimal zero(@Nullable BigDecimal value) {
    return value == null ? BigDecimal.ZERO : value;
  }
}
