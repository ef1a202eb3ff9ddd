package io.recarga.simulator.reloadly;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * What an order costs the wallet, in the wallet's currency.
 *
 * @param cost what is debited
 * @param discount what the account saves
 * @param fee the fee within the cost
 * @param delivered what arrives, in the line's currency
 */
record Price(BigDecimal cost, BigDecimal discount, BigDecimal fee, BigDecimal delivered) {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final int SCALE = 5;

  // cost = round5(S x (1 - discount/100 + fee/100) + flat fee), half up; a percentage fee bars the
  // discount; checked against sandbox orders in October 2026.
  static Price of(ReloadlyOperator operator, BigDecimal amount, boolean local) {
    BigDecimal rate = operator.fxRate();
    BigDecimal value = local ? amount.divide(rate, MathContext.DECIMAL64) : amount;
    BigDecimal feePercentage =
        local ? operator.localFeePercentage() : operator.internationalFeePercentage();
    BigDecimal discountPercentage =
        local ? operator.localDiscount() : operator.internationalDiscount();
    if (feePercentage.signum() > 0) {
      discountPercentage = BigDecimal.ZERO;
    }
    BigDecimal flat = local
        ? operator.localFee().divide(rate, MathContext.DECIMAL64)
        : operator.internationalFee();
    BigDecimal discount = value.multiply(discountPercentage).divide(HUNDRED);
    BigDecimal fee = value.multiply(feePercentage).divide(HUNDRED).add(flat);
    BigDecimal delivered = local ? amount : amount.multiply(rate).setScale(2, RoundingMode.HALF_UP);
    return new Price(
        rounded(value.subtract(discount).add(fee)), rounded(discount), rounded(fee), delivered);
  }

  private static BigDecimal rounded(BigDecimal value) {
    return value.setScale(SCALE, RoundingMode.HALF_UP);
  }
}
