package io.recarga.simulator.dtone;

import io.recarga.simulator.wire.Json;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The services, with their documented ids. (OpenAPI 1.23.0) */
enum Industry {
  MOBILE(1, "Mobile", "11 Airtime, 12 Bundle, 13 Data"),
  UTILITIES(3, "Utilities", "31 Electricity, 32 Water, 33 Gas, 34 Internet"),
  GIFT_CARDS(4, "Gift Cards", "41 Retail, 42 Gaming, 44 Cash Cards"),
  ESIM(13, "eSIM", "");

  private final int id;
  private final String label;
  private final String parts;

  Industry(int id, String label, String parts) {
    this.id = id;
    this.label = label;
    this.parts = parts;
  }

  int id() {
    return id;
  }

  Map<String, @Nullable Object> toJson() {
    return Json.object("id", id, "name", label, "subservices", parts.isEmpty() ? null : parts());
  }

  /** Shows it as a product does: with one of its parts, or none. */
  Map<String, @Nullable Object> toJson(@Nullable Integer part) {
    Object subservice = parts().stream()
        .filter(one -> Long.valueOf(part == null ? 0 : part).equals(one.get("id")))
        .findFirst()
        .orElse(null);
    return Json.object("id", id, "name", label, "subservice", subservice);
  }

  private List<Map<String, @Nullable Object>> parts() {
    return Stream.of(parts.split(", ", -1))
        .map(part -> part.split(" ", 2))
        .filter(part -> part.length == 2)
        .map(part -> Json.object("id", Long.valueOf(part[0]), "name", part[1]))
        .toList();
  }
}
