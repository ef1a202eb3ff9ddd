package io.recarga.simulator.dtone;

import io.recarga.simulator.dtone.DtOneProduct.Benefit;
import io.recarga.simulator.wire.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Products as the wire shows them. */
final class ProductJson {
  private ProductJson() {}

  /** The fields that a transaction repeats. */
  static Map<String, @Nullable Object> base(DtOneProduct p) {
    return Json.object(
        "id", p.id(),
        "name", p.name(),
        "description", p.description(),
        "tags", List.of(p.tag()),
        "service", p.industry().toJson(p.part()),
        "operator", p.operator().toJson(),
        "regions", null,
        "type", p.type().name());
  }

  static Map<String, @Nullable Object> of(DtOneProduct p, String walletCurrency) {
    boolean ranged = p.type().isRanged();
    Map<String, @Nullable Object> json = base(p);
    json.put("validity", validity(p));
    json.put("required_debit_party_identifier_fields", null);
    json.put("required_credit_party_identifier_fields", p.creditParty());
    json.put("required_sender_fields", p.sender());
    json.put("required_beneficiary_fields", null);
    json.put("required_statement_identifier_fields", null);
    json.put("required_additional_identifier_fields", null);
    if (ranged) {
      json.put("accepted_calculation_modes", List.of("SOURCE_AMOUNT", "DESTINATION_AMOUNT"));
    }
    json.put("availability_zones", List.of("INTERNATIONAL"));
    json.put("source", value(walletCurrency, amount(p, p.prices()::source, false)));
    json.put("destination", value(p.currency(), amount(p, amount -> amount, true)));
    json.put("prices", prices(p, walletCurrency));
    json.put("rates", rates(p));
    if (p.type().isPin()) {
      json.put("pin", pin(p));
    }
    if (p.type() == DtOneProduct.Type.RANGED_VALUE_PAYMENT) {
      json.put("payment", payment());
    }
    json.put("benefits", benefits(p, null));
    json.put("promotions", Promotions.brief(p));
    return json;
  }

  static Map<String, @Nullable Object> value(String unit, Object amount) {
    return Json.object("unit_type", "CURRENCY", "unit", unit, "amount", amount);
  }

  static Map<String, @Nullable Object> rates(DtOneProduct p) {
    Prices prices = p.prices();
    return Json.object(
        "base", prices.base(), "wholesale", prices.wholesale(), "retail", prices.base());
  }

  /** The benefits of a product, or of one sale of {@code destination}. */
  static List<Object> benefits(DtOneProduct p, @Nullable BigDecimal destination) {
    List<Object> all = new ArrayList<>();
    if (p.benefits().isEmpty()) {
      BigDecimal min = destination == null ? p.prices().min() : destination;
      BigDecimal max = destination == null ? p.prices().max() : destination;
      String type = p.type() == DtOneProduct.Type.RANGED_VALUE_PAYMENT
          ? "PAYMENT"
          : p.type().isPin() ? "CREDITS" : "TALKTIME";
      all.add(benefit(p, type, "CURRENCY", p.currency(), min, max));
    }
    for (Benefit one : p.benefits()) {
      all.add(benefit(p, one.type(), one.unitType(), one.unit(), one.amount(), one.amount()));
    }
    return all;
  }

  static @Nullable Object pin(DtOneProduct p) {
    return p.type().isPin()
        ? Json.object(
            "usage_info",
            List.of("Dial *100#", "Enter the code"),
            "validity",
            validity(p),
            "terms",
            null)
        : null;
  }

  private static @Nullable Object validity(DtOneProduct p) {
    return p.days() == null ? null : Json.object("unit", "DAY", "quantity", p.days());
  }

  private static Object prices(DtOneProduct p, String walletCurrency) {
    Map<String, @Nullable Object> wholesale =
        value(walletCurrency, amount(p, p.prices()::wholesale, false));
    wholesale.put("fee", p.prices().fee());
    Map<String, @Nullable Object> retail =
        value(walletCurrency, amount(p, p.prices()::source, false));
    retail.put("fee", BigDecimal.ZERO);
    return Json.object("wholesale", wholesale, "retail", retail);
  }

  private static Object amount(
      DtOneProduct p, UnaryOperator<BigDecimal> currency, boolean inSteps) {
    BigDecimal min = currency.apply(p.prices().min());
    if (!p.type().isRanged()) {
      return min;
    }
    BigDecimal max = currency.apply(p.prices().max());
    Map<String, @Nullable Object> range = Json.object("min", min, "max", max);
    if (inSteps) {
      range.put("increment", p.prices().increment());
    }
    return range;
  }

  private static Object benefit(
      DtOneProduct p, String type, String unitType, String unit, BigDecimal min, BigDecimal max) {
    boolean ranged = p.type().isRanged();
    Object amount = ranged ? Json.object("min", min, "max", max) : min;
    Object none =
        ranged ? Json.object("min", BigDecimal.ZERO, "max", BigDecimal.ZERO) : BigDecimal.ZERO;
    return Json.object(
        "type",
        type,
        "unit_type",
        unitType,
        "unit",
        unit,
        "amount",
        Json.object(
            "base", amount,
            "promotion_bonus", none,
            "total_excluding_tax", amount,
            "total_including_tax", amount),
        "additional_information",
        null);
  }

  private static Object payment() {
    return Json.object(
        "modes", List.of("EXACT", "PARTIAL"),
        "posting_period", Json.object("unit", "HOUR", "quantity", 24, "type", "CALENDAR"),
        "supports_statement_inquiry", true,
        "required_inquiry_fields", List.of(List.of("account_number")),
        "notes", null);
  }
}
