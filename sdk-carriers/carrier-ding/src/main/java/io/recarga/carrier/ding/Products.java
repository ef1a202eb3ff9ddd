package io.recarga.carrier.ding;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a product is, by what Ding says of it. */
final class Products {
  /** Top-ups bear these two; data bundles and combinations bear more. (Ding's FAQ, April 2026) */
  private static final Set<String> CREDIT = Set.of("Mobile", "Minutes");

  private static final String AT_ONCE = "Immediate";
  private static final String BY_RECEIPT = "ReadReceipt";

  private Products() {}

  /** Says whether this library can sell it to a prepaid line at all. */
  static boolean isSold(Wire.Product product) {
    List<String> types = Catalogue.present(product.paymentTypes());
    return product.skuCode() != null
        && priced(product.minimum())
        && priced(product.maximum())
        && (types.isEmpty() || types.contains("Prepaid"))
        && !Boolean.TRUE.equals(product.lookupBillsRequired())
        && (AT_ONCE.equals(product.redemptionMechanism()) || isPin(product));
  }

  static boolean isPin(Wire.Product product) {
    return BY_RECEIPT.equals(product.redemptionMechanism());
  }

  /** Says whether it is plain credit that arrives by itself. */
  static boolean isCredit(Wire.Product product) {
    List<String> benefits = Catalogue.present(product.benefits());
    return AT_ONCE.equals(product.redemptionMechanism())
        && !benefits.isEmpty()
        && CREDIT.containsAll(benefits);
  }

  /** Says whether it has one price; else any amount between two is sold. */
  static boolean isFixed(Wire.Product product) {
    Wire.Price least = minimum(product);
    Wire.Price most = maximum(product);
    return same(least.sendValue(), most.sendValue())
        && same(least.receiveValue(), most.receiveValue());
  }

  /** Returns the name of a setting that the product demands and {@code given} lacks, or null. */
  static @Nullable String missingSetting(Wire.Product product, Set<String> given) {
    for (Wire.SettingDefinition setting : Catalogue.present(product.settingDefinitions())) {
      String name = setting.name();
      if (Boolean.TRUE.equals(setting.isMandatory()) && name != null && !given.contains(name)) {
        return name;
      }
    }
    return null;
  }

  static String sku(Wire.Product product) {
    return Objects.requireNonNull(product.skuCode(), "skuCode");
  }

  static Wire.Price minimum(Wire.Product product) {
    return Objects.requireNonNull(product.minimum(), "minimum");
  }

  static Wire.Price maximum(Wire.Product product) {
    return Objects.requireNonNull(product.maximum(), "maximum");
  }

  private static boolean priced(Wire.@Nullable Price price) {
    return price != null
        && price.sendValue() != null
        && price.sendValue().signum() > 0
        && Amounts.orNull(price.sendValue(), price.sendCurrencyIso()) != null;
  }

  private static boolean same(@Nullable BigDecimal one, @Nullable BigDecimal other) {
    return one == null ? other == null : other != null && one.compareTo(other) == 0;
  }
}
