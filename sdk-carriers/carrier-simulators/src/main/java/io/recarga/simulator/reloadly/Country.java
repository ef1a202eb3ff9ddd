package io.recarga.simulator.reloadly;

import io.recarga.simulator.wire.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One country that the simulator serves. */
record Country(
    String isoName,
    String name,
    String continent,
    String currencyCode,
    String currencyName,
    String currencySymbol,
    String callingCode,
    int nationalDigits) {

  static final List<Country> ALL = List.of(
      new Country("PE", "Peru", "South America", "PEN", "Peruvian Sol", "S/", "51", 9),
      new Country("CO", "Colombia", "South America", "COP", "Colombian Peso", "$", "57", 10),
      new Country("US", "United States", "North America", "USD", "US Dollar", "$", "1", 10));

  static Optional<Country> find(@Nullable String isoName) {
    String wanted = isoName == null ? "" : isoName.toUpperCase(Locale.ROOT);
    return ALL.stream().filter(country -> country.isoName.equals(wanted)).findFirst();
  }

  // The documentation says 404, the sandbox answered 409 in October 2026.
  static Country served(@Nullable String isoName) {
    return find(isoName)
        .orElseThrow(() ->
            new Refused(409, "COUNTRY_NOT_SUPPORTED", "Country is not supported: " + isoName));
  }

  /** Returns the international digits of what a caller wrote, or null if they are no number here. */
  @Nullable
  String toInternational(String written) {
    String digits = written.replace("+", "").replace(" ", "");
    if (!digits.matches("[0-9]{4,15}")) {
      return null;
    }
    if (digits.length() == nationalDigits && digits.charAt(0) != '0') {
      return callingCode + digits;
    }
    boolean international =
        digits.startsWith(callingCode) && digits.length() == callingCode.length() + nationalDigits;
    return international ? digits : null;
  }

  Map<String, @Nullable Object> toJson() {
    return Json.object(
        "isoName", isoName,
        "name", name,
        "continent", continent,
        "currencyCode", currencyCode,
        "currencyName", currencyName,
        "currencySymbol", currencySymbol,
        "flag", "https://cdn.example/flags/" + isoName.toLowerCase(Locale.ROOT) + ".svg",
        "callingCodes", List.of("+" + callingCode));
  }
}
