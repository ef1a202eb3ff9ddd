package io.recarga.simulator.dtone;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What a product costs: fixed when {@code min} is {@code max}.
 *
 * @param min the least that arrives, in the line's currency
 * @param max the most that arrives
 * @param increment the step between two amounts; 0 where there is one
 * @param base how many units of the line's currency one of the wallet's stands for
 * @param wholesale how many the account gets for one
 * @param fee on top, in the wallet's currency
 */
record Prices(
    BigDecimal min,
    BigDecimal max,
    BigDecimal increment,
    BigDecimal base,
    BigDecimal wholesale,
    BigDecimal fee) {
  private static final int DECIMALS = 2;

  /** Says whether {@code amount} of the line's currency is on sale. */
  boolean allows(BigDecimal amount) {
    return amount.compareTo(min) >= 0
        && amount.compareTo(max) <= 0
        && (increment.signum() == 0 || amount.subtract(min).remainder(increment).signum() == 0);
  }

  BigDecimal source(BigDecimal destination) {
    return destination.divide(base, DECIMALS, RoundingMode.HALF_UP);
  }

  BigDecimal wholesale(BigDecimal destination) {
    return destination.divide(wholesale, DECIMALS, RoundingMode.HALF_UP);
  }

  BigDecimal cost(BigDecimal destination) {
    return wholesale(destination).add(fee);
  }

  /** Returns what arrives for {@code source} of the wallet's currency. */
  BigDecimal destination(BigDecimal source) {
    BigDecimal exact = source.multiply(base);
    BigDecimal step = increment.signum() == 0 ? new BigDecimal("0.01") : increment;
    BigDecimal steps = exact.subtract(min).divide(step, 0, RoundingMode.FLOOR);
    return min.add(steps.multiply(step));
  }
}
