package io.recarga.simulator.selfcare;

import io.recarga.simulator.wire.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The catalogue: offerings, their prices, and promotions. Names and prices are invented. */
final class Offers {
  private final List<Map<String, @Nullable Object>> offerings = new ArrayList<>();
  private final List<Map<String, @Nullable Object>> prices = new ArrayList<>();
  private final List<Map<String, @Nullable Object>> promotions = new ArrayList<>();

  synchronized void offering(
      String id, String name, String price, String currency, int days, String data, String units) {
    prices.add(Json.object(
        "id",
        "price-" + id,
        "href",
        "productOfferingPrice/price-" + id,
        "name",
        name,
        "priceType",
        "oneTime",
        "lifecycleStatus",
        "Active",
        "price",
        Shapes.money(new BigDecimal(price), currency),
        "@type",
        "ProductOfferingPrice"));
    offerings.add(Json.object(
        "id",
        id,
        "href",
        "productOffering/" + id,
        "name",
        name,
        "description",
        name + ", " + days + " days",
        "isBundle",
        false,
        "isSellable",
        true,
        "lifecycleStatus",
        "Active",
        "productOfferingPrice",
        List.of(Json.object(
            "id", "price-" + id, "href", "productOfferingPrice/price-" + id, "name", name)),
        "productOfferingTerm",
        List.of(Json.object(
            "name", "validity", "duration", Json.object("amount", days, "units", "days"))),
        "prodSpecCharValueUse",
        List.of(Json.object(
            "name",
            "data",
            "valueType",
            "number",
            "productSpecCharacteristicValue",
            List.of(Json.object("value", data, "unitOfMeasure", units, "isDefault", true)))),
        "@type",
        "ProductOffering"));
  }

  synchronized void retire(String id) {
    offerings.stream()
        .filter(offering -> id.equals(offering.get("id")))
        .forEach(offering -> offering.put("lifecycleStatus", "Retired"));
  }

  synchronized void promotion(String id, String name, String amount, String award) {
    promotions.add(Json.object(
        "id",
        id,
        "href",
        "promotion/" + id,
        "name",
        name,
        "description",
        "<p>" + name + "</p>",
        "promotionType",
        "Award",
        "lifecycleStatus",
        "Active",
        "pattern",
        List.of(Json.object(
            "id",
            "1",
            "name",
            name,
            "criteriaGroup",
            List.of(Json.object(
                "id",
                "1",
                "criteria",
                List.of(Json.object(
                    "id", "1",
                    "criteriaParameter", "amount",
                    "criteriaOperator", ">=",
                    "criteriaValue", amount)))),
            "action",
            List.of(Json.object("id", "1", "actionType", "award", "actionValue", award)))),
        "validFor",
        Json.object("startDateTime", "2026-01-01T00:00:00Z", "endDateTime", "2027-01-01T00:00:00Z"),
        "@type",
        "Promotion"));
  }

  /** Returns the offerings, with their prices inside if they are to be {@code inline}. */
  synchronized List<Map<String, @Nullable Object>> offerings(boolean inline) {
    List<Map<String, @Nullable Object>> all = new ArrayList<>();
    for (int i = 0; i < offerings.size(); i++) {
      Map<String, @Nullable Object> offering = new LinkedHashMap<>(offerings.get(i));
      if (inline) {
        Map<String, @Nullable Object> price = new LinkedHashMap<>(prices.get(i));
        price.put("price", Json.object("taxIncludedAmount", price.get("price")));
        offering.put("productOfferingPrice", List.of(price));
      }
      all.add(offering);
    }
    return all;
  }

  synchronized List<Map<String, @Nullable Object>> prices() {
    return List.copyOf(prices);
  }

  synchronized List<Map<String, @Nullable Object>> promotions() {
    return List.copyOf(promotions);
  }
}
