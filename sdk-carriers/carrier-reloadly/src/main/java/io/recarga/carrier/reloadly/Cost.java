package io.recarga.carrier.reloadly;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What an order costs the wallet, in the wallet's currency.
 *
 * @param total all of it
 * @param fee the part of it that is a fee
 */
record Cost(BigDecimal total, BigDecimal fee) {
  // Five decimals, halves up; a percentage fee cancels the discount; the flat fee of a local order
  // is in the line's currency. (Sandbox orders at Claro Peru and Orange Mali, October 2026)
  private static final int DECIMALS = 5;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** Forecasts the cost, or returns null where the operator's rate or discount makes no sense. */
  static @Nullable Cost of(Wire.Operator operator, BigDecimal amount, boolean local) {
    Wire.Fees fees = operator.fees();
    BigDecimal percentage =
        fees == null ? null : local ? fees.localPercentage() : fees.internationalPercentage();
    BigDecimal flat = zero(fees == null ? null : local ? fees.local() : fees.international());
    BigDecimal feePart = zero(percentage).divide(HUNDRED);
    BigDecimal rate = local ? rateOf(operator) : BigDecimal.ONE;
    if (rate == null || rate.signum() <= 0) {
      return null;
    }
    BigDecimal discount = feePart.signum() > 0 ? BigDecimal.ZERO : discountOf(operator, local);
    BigDecimal share = BigDecimal.ONE.subtract(discount.divide(HUNDRED)).add(feePart);
    BigDecimal total = amount.multiply(share).add(flat);
    BigDecimal fee = amount.multiply(feePart).add(flat);
    return total.signum() < 0 ? null : new Cost(round(total, rate), round(fee, rate));
  }

  private static BigDecimal discountOf(Wire.Operator operator, boolean local) {
    if (local) {
      return zero(operator.localDiscount());
    }
    BigDecimal own = operator.internationalDiscount();
    return zero(own != null ? own : operator.commission());
  }

  private static @Nullable BigDecimal rateOf(Wire.Operator operator) {
    Wire.Fx fx = operator.fx();
    return fx == null ? null : fx.rate();
  }

  private static BigDecimal round(BigDecimal inOrderCurrency, BigDecimal rate) {
    return inOrderCurrency.divide(rate, DECIMALS, RoundingMode.HALF_UP);
  }

  private static BigDecimal zero(@Nullable BigDecimal value) {
    return value == null ? BigDecimal.ZERO : value;
  }
}
