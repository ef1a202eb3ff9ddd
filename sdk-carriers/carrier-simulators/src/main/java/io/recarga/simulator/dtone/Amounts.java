package io.recarga.simulator.dtone;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How much of a product a request asks for. */
final class Amounts {
  private final DtOneProduct product;
  private final @Nullable String mode;
  private final BigDecimal destination;

  Amounts(Map<String, @Nullable Object> body, DtOneProduct product) {
    this.product = product;
    boolean ranged = product.type().isRanged();
    mode = ranged ? mode(Call.text(body.get("calculation_mode"), "calculation_mode")) : null;
    destination = ranged ? destination(body) : product.prices().min();
    if (!product.prices().allows(destination)) {
      throw Problem.AMOUNT_OUT_OF_RANGE.refused();
    }
  }

  @Nullable
  String mode() {
    return mode;
  }

  BigDecimal destination() {
    return destination;
  }

  private static String mode(@Nullable String text) {
    if (text == null || !text.matches("SOURCE_AMOUNT|DESTINATION_AMOUNT")) {
      throw Problem.BAD_REQUEST.refused(
          "calculation_mode of this product is SOURCE_AMOUNT or DESTINATION_AMOUNT");
    }
    return text;
  }

  private BigDecimal destination(Map<String, @Nullable Object> body) {
    if ("DESTINATION_AMOUNT".equals(mode)) {
      return value(body, "destination", product.currency());
    }
    return product.prices().destination(value(body, "source", "USD"));
  }

  private static BigDecimal value(
      Map<String, @Nullable Object> body, String name, String currency) {
    Map<?, ?> value = Call.object(body.get(name), name);
    if (value == null || !(value.get("amount") instanceof BigDecimal amount)) {
      throw Problem.BAD_REQUEST.refused(name + " needs unit_type, unit and amount");
    }
    if (!"CURRENCY".equals(value.get("unit_type")) || !currency.equals(value.get("unit"))) {
      throw Problem.INVALID_UNIT.refused();
    }
    return amount;
  }
}
