package io.recarga.carrier.tapi;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a product sells: any amount of a range, one amount, or some. */
final class Products {
  private Products() {}

  static boolean isLive(Wire.Product product) {
    String status = product.status();
    return product.productId() != null
        && !Boolean.FALSE.equals(product.active())
        && (status == null || status.equalsIgnoreCase("live"));
  }

  static boolean isOpen(Wire.Product product) {
    return "OPEN".equals(product.amountType());
  }

  /** Says whether it is plain credit: every range is, of the others those that are called so. */
  static boolean isCredit(Wire.Product product) {
    String type = product.productType();
    return isOpen(product) || (type != null && type.toUpperCase(Locale.ROOT).contains("SALDO"));
  }

  /** Returns the amounts of a product that is no range. */
  static List<BigDecimal> amounts(Wire.Product product) {
    String type = product.amountType();
    if ("FIXED".equals(type)) {
      return Catalogue.present(product.allowedAmounts()).stream()
          .filter(amount -> amount.signum() > 0)
          .toList();
    }
    BigDecimal amount = product.amount() != null ? product.amount() : product.minAmount();
    return "CLOSED".equals(type) && amount != null && amount.signum() > 0
        ? List.of(amount)
        : List.of();
  }

  /** Says whether a range holds {@code amount}; TAPI refuses what a missing bound would. */
  static boolean holds(Wire.Product product, BigDecimal amount) {
    return isNot(product.minAmount(), bound -> amount.compareTo(bound) < 0)
        && isNot(product.maxAmount(), bound -> amount.compareTo(bound) > 0);
  }

  private static boolean isNot(@Nullable BigDecimal bound, Predicate<BigDecimal> crossed) {
    return bound == null || !crossed.test(bound);
  }
}
