package io.recarga.simulator.dtone;

import io.recarga.simulator.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Promotions and campaigns as the wire shows them. */
final class Promotions {
  private static final long PER_PRODUCT = 10;

  private Promotions() {}

  /** What a product says of its promotions; null for none. */
  static @Nullable List<Object> brief(DtOneProduct product) {
    List<Object> all = new ArrayList<>();
    for (String title : product.promotions()) {
      all.add(head(product.id() * PER_PRODUCT + all.size() + 1, title));
    }
    return all.isEmpty() ? null : all;
  }

  static List<Map<String, @Nullable Object>> promotionsOf(DtOneProduct product) {
    List<Map<String, @Nullable Object>> all = new ArrayList<>();
    for (String title : product.promotions()) {
      Map<String, @Nullable Object> one = head(product.id() * PER_PRODUCT + all.size() + 1, title);
      DtOneOperator operator = product.operator();
      one.put(
          "operator",
          Json.object(
              "id",
              operator.id(),
              "name",
              operator.name(),
              "country",
              Json.object(
                  "name",
                  operator.country().name(),
                  "iso_code",
                  operator.country().isoCode())));
      one.put("products", List.of(named(product)));
      all.add(one);
    }
    return all;
  }

  /** The campaign of a product that has a promotion: the same offer, as the account's own. */
  static List<Map<String, @Nullable Object>> campaignsOf(DtOneProduct product) {
    List<Map<String, @Nullable Object>> all = new ArrayList<>();
    for (String title : product.promotions()) {
      Map<String, @Nullable Object> one =
          head(product.id() * PER_PRODUCT + all.size() + 1, "Campaign: " + title);
      Map<String, @Nullable Object> sold = named(product);
      sold.put("operator", product.operator().toJson());
      one.put("products", List.of(sold));
      all.add(one);
    }
    return all;
  }

  private static Map<String, @Nullable Object> head(long id, String title) {
    return Json.object(
        "id",
        id,
        "title",
        title,
        "description",
        title + ", while it lasts",
        "terms",
        null,
        "start_date",
        "2026-01-05T00:00:00.000000000Z",
        "end_date",
        "2027-12-31T23:59:00.000000000Z");
  }

  private static Map<String, @Nullable Object> named(DtOneProduct product) {
    return Json.object(
        "id", product.id(),
        "name", product.name(),
        "description", product.description(),
        "type", product.type().name());
  }
}
