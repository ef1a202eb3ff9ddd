package io.recarga.simulator.reloadly;

import io.recarga.simulator.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Promotions as the wire shows them. */
final class Promotions {
  private static final long PER_OPERATOR = 100;

  private Promotions() {}

  static List<Map<String, @Nullable Object>> of(ReloadlyOperator operator) {
    List<Map<String, @Nullable Object>> all = new ArrayList<>();
    for (String title : operator.promotions()) {
      long id = operator.id() * PER_OPERATOR + all.size() + 1;
      all.add(Json.object(
          "id",
          id,
          "promotionId",
          id,
          "operatorId",
          operator.id(),
          "title",
          title,
          "title2",
          operator.name() + ": " + title,
          "description",
          "<p><b>" + title + "</b></p><img src=\"https://cdn.example/p.png\"/>",
          "startDate",
          "Mon, 05 Jan 2026 00:00:00 GMT",
          "endDate",
          "Thu, 31 Dec 2026 23:59:00 GMT",
          "denominations",
          "USD 5.00 - USD 50.00",
          "localDenominations",
          "PEN 15.00 - PEN 150.00"));
    }
    return all;
  }
}
