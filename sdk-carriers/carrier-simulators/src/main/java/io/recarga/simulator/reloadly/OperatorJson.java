package io.recarga.simulator.reloadly;

import io.recarga.simulator.wire.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Operators as the wire shows them. */
final class OperatorJson {
  private static final List<BigDecimal> SUGGESTED =
      List.of(1, 2, 5, 10, 15, 20, 25, 30).stream().map(BigDecimal::valueOf).toList();

  private OperatorJson() {}

  static Map<String, @Nullable Object> of(ReloadlyOperator o, Call call) {
    Country country = Country.served(o.country());
    Map<String, @Nullable Object> json = Json.object(
        "id", o.id(),
        "operatorId", o.id(),
        "name", o.name(),
        "bundle", o.isBundle(),
        "data", o.isData(),
        "comboProduct", o.isCombo(),
        "pin", o.isPin(),
        "supportsLocalAmounts", o.takesLocalAmounts(),
        "supportsGeographicalRechargePlans", !o.circles().isEmpty(),
        "denominationType", o.isRange() ? "RANGE" : "FIXED",
        "senderCurrencyCode", "USD",
        "senderCurrencySymbol", "$",
        "destinationCurrencyCode", country.currencyCode(),
        "destinationCurrencySymbol", country.currencySymbol(),
        "commission", o.internationalDiscount(),
        "internationalDiscount", o.internationalDiscount(),
        "localDiscount", o.localDiscount(),
        "mostPopularAmount", o.isRange() ? Integer.valueOf(5) : null,
        "mostPopularLocalAmount", o.isRange() ? Integer.valueOf(20) : null);
    limits(json, o);
    json.put("country", Json.object("isoName", country.isoName(), "name", country.name()));
    json.put("fx", Json.object("rate", o.fxRate(), "currencyCode", country.currencyCode()));
    json.put("logoUrls", List.of("https://cdn.example/operators/" + o.id() + "-1.png"));
    amounts(json, "fixed", o.fixed(), local -> toSender(o, local));
    amounts(json, "localFixed", o.takesLocalAmounts() ? o.fixed() : Map.of(), local -> local);
    suggested(json, o, call);
    json.put(
        "fees",
        Json.object(
            "international", o.internationalFee(),
            "local", o.localFee(),
            "localPercentage", o.localFeePercentage(),
            "internationalPercentage", o.internationalFeePercentage()));
    json.put("geographicalRechargePlans", circles(o));
    json.put("promotions", Promotions.of(o));
    json.put("status", o.isActive() ? "ACTIVE" : "INACTIVE");
    return json;
  }

  static BigDecimal toSender(ReloadlyOperator o, BigDecimal local) {
    return local.divide(o.fxRate(), 2, RoundingMode.HALF_UP);
  }

  private static void limits(Map<String, @Nullable Object> json, ReloadlyOperator o) {
    BigDecimal min = o.localMin();
    BigDecimal max = o.localMax();
    boolean local = o.takesLocalAmounts();
    json.put("minAmount", min == null ? null : min.divide(o.fxRate(), 2, RoundingMode.CEILING));
    json.put("maxAmount", max == null ? null : max.divide(o.fxRate(), 2, RoundingMode.FLOOR));
    json.put("localMinAmount", local ? min : null);
    json.put("localMaxAmount", local ? max : null);
  }

  private static void amounts(
      Map<String, @Nullable Object> json,
      String name,
      Map<BigDecimal, String> sold,
      UnaryOperator<BigDecimal> currency) {
    Map<String, @Nullable Object> descriptions = new LinkedHashMap<>();
    List<BigDecimal> amounts = new ArrayList<>();
    sold.forEach((local, description) -> {
      BigDecimal amount = currency.apply(local);
      amounts.add(amount);
      descriptions.put(amount.toPlainString(), description);
    });
    json.put(name + "Amounts", amounts);
    json.put(name + "AmountsDescriptions", descriptions);
  }

  private static void suggested(Map<String, @Nullable Object> json, ReloadlyOperator o, Call call) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    List<BigDecimal> list = new ArrayList<>();
    for (BigDecimal amount : o.isRange() ? SUGGESTED : List.<BigDecimal>of()) {
      if (Limits.allows(o, amount, false)) {
        list.add(amount);
        BigDecimal local = amount.multiply(o.fxRate()).setScale(2, RoundingMode.DOWN);
        map.put(amount.toPlainString(), local);
      }
    }
    json.put("suggestedAmounts", call.flag("suggestedAmounts", false) ? list : List.of());
    json.put("suggestedAmountsMap", call.flag("suggestedAmountsMap", false) ? map : Map.of());
  }

  private static List<Object> circles(ReloadlyOperator o) {
    List<Object> plans = new ArrayList<>();
    o.circles().forEach((code, sold) -> {
      Map<String, @Nullable Object> plan =
          Json.object("locationCode", code, "locationName", "Region " + code);
      amounts(plan, "fixed", sold, local -> toSender(o, local));
      amounts(plan, "localFixed", sold, local -> local);
      plan.put("localAmounts", plan.remove("localFixedAmounts"));
      plan.put("fixedAmountsPlanNames", plan.get("fixedAmountsDescriptions"));
      plan.put("localFixedAmountsPlanNames", plan.get("localFixedAmountsDescriptions"));
      plans.add(plan);
    });
    return plans;
  }
}
