package io.recarga.renewal;

import io.recarga.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;

/**
 * What a channel takes on top of the amount: a fixed part and a share of the amount.
 *
 * @param fixed the fixed part, 0 or more
 * @param percent the share in percent, 0 or more
 */
public record Fee(Money fixed, BigDecimal percent) {
  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException if one is negative
   */
  public Fee {
    Objects.requireNonNull(fixed, "fixed");
    Objects.requireNonNull(percent, "percent");
    if (fixed.isNegative() || percent.signum() < 0) {
      throw new IllegalArgumentException("fee: is negative");
    }
  }

  /** Makes a fee without a share. */
  public static Fee of(Money fixed) {
    return new Fee(fixed, BigDecimal.ZERO);
  }

  /** Returns the fee for {@code amount}, rounded up to the currency's smallest unit. */
  public Money on(Money amount) {
    int decimals = Math.max(0, amount.currency().getDefaultFractionDigits());
    BigDecimal share =
        amount.amount().multiply(percent).movePointLeft(2).setScale(decimals, RoundingMode.UP);
    return fixed.plus(new Money(share, amount.currency()));
  }
}
