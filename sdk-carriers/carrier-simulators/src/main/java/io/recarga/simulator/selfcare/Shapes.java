package io.recarga.simulator.selfcare;

import io.recarga.simulator.wire.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The parts that TM Forum's APIs share, and what quirks make of them. */
final class Shapes {
  private static final Set<String> STATES = Set.of("state", "lifecycleStatus", "eventType");

  private Shapes() {}

  static Map<String, @Nullable Object> money(BigDecimal value, String unit) {
    return Json.object("unit", unit, "value", value);
  }

  static Map<String, @Nullable Object> quantity(BigDecimal amount, String units) {
    return Json.object("amount", amount, "units", units);
  }

  /** Returns {@code value} as a server with {@code quirks} would send it. */
  static @Nullable Object bent(@Nullable Object value, Set<Quirk> quirks) {
    if (value instanceof Map<?, ?> object) {
      Map<String, @Nullable Object> bent = new LinkedHashMap<>();
      object.forEach((key, part) -> {
        String name = String.valueOf(key);
        boolean renamed = quirks.contains(Quirk.UNKNOWN_STATES) && STATES.contains(name);
        bent.put(otherName(name, object, quirks), renamed ? "x-" + part : bent(part, quirks));
      });
      return bent;
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> bent = new ArrayList<>();
      list.forEach(element -> bent.add(bent(element, quirks)));
      return bent;
    }
    if (value instanceof Instant time) {
      String text = time.toString();
      return quirks.contains(Quirk.TIMES_WITHOUT_ZONE) ? text.replace("Z", "") : text;
    }
    return value instanceof BigDecimal number && quirks.contains(Quirk.NUMBERS_AS_TEXT)
        ? number.toPlainString()
        : value;
  }

  private static String otherName(String name, Map<?, ?> object, Set<Quirk> quirks) {
    if (!quirks.contains(Quirk.OTHER_MONEY_SHAPE)) {
      return name;
    }
    if (object.keySet().equals(Set.of("unit", "value"))) {
      return name.equals("unit") ? "units" : "amount";
    }
    if (object.keySet().equals(Set.of("amount", "units"))) {
      return name.equals("amount") ? "value" : "unit";
    }
    return name;
  }
}
