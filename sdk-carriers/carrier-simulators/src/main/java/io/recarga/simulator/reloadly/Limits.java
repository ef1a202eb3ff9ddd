package io.recarga.simulator.reloadly;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Which amounts an operator sells. */
final class Limits {
  private Limits() {}

  // The published limits in USD are rounded inwards to cents; what is enforced are the local ones
  // converted at the rate, so the true range is slightly wider. (Sandbox, October 2026)
  static boolean allows(ReloadlyOperator o, BigDecimal amount, boolean local) {
    BigDecimal min = o.localMin();
    BigDecimal max = o.localMax();
    if (min != null && max != null && o.isRange()) {
      BigDecimal inLocal = local ? amount : amount.multiply(o.fxRate());
      return inLocal.compareTo(min) >= 0 && inLocal.compareTo(max) <= 0;
    }
    return Stream.concat(
            o.fixed().keySet().stream(),
            o.circles().values().stream().map(Map::keySet).flatMap(Set::stream))
        .map(fixed -> local ? fixed : OperatorJson.toSender(o, fixed))
        .anyMatch(fixed -> fixed.compareTo(amount) == 0);
  }
}
