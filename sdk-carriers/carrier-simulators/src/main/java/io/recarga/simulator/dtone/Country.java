package io.recarga.simulator.dtone;

import io.recarga.simulator.wire.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One country that the simulator serves, by its ISO 3166 alpha-3 code. */
record Country(String isoCode, String name, String currency, String callingCode) {
  static final List<Country> ALL = List.of(
      new Country("COL", "Colombia", "COP", "57"),
      new Country("PER", "Peru", "PEN", "51"),
      new Country("USA", "United States", "USD", "1"));

  static Optional<Country> find(String isoCode) {
    return ALL.stream().filter(country -> country.isoCode.equals(isoCode)).findFirst();
  }

  static Country known(String isoCode) {
    return find(isoCode)
        .orElseThrow(() -> new IllegalArgumentException("country: not served: " + isoCode));
  }

  Map<String, @Nullable Object> toJson() {
    return Json.object("name", name, "iso_code", isoCode, "regions", null);
  }
}
