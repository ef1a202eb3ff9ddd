package io.recarga.simulator.ding;

import io.recarga.simulator.wire.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One country that the simulator serves. */
record Country(
    String iso,
    String name,
    String currency,
    String currencyName,
    String callingCode,
    int nationalDigits) {
  static final List<Country> ALL = List.of(
      new Country("PE", "Peru", "PEN", "Peruvian Sol", "51", 9),
      new Country("CO", "Colombia", "COP", "Colombian Peso", "57", 10));

  static Country of(String iso) {
    return ALL.stream()
        .filter(country -> country.iso.equals(iso))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("country: not served here: " + iso));
  }

  /** Returns the country whose number {@code digits} are, or null if they are none. */
  static @Nullable Country ofNumber(String digits) {
    return ALL.stream()
        .filter(country -> digits.matches(country.regex()))
        .findFirst()
        .orElse(null);
  }

  String regex() {
    return "^" + callingCode + "[0-9]{" + nationalDigits + "}$";
  }

  Map<String, @Nullable Object> toJson() {
    int length = callingCode.length() + nationalDigits;
    return Json.object(
        "CountryIso",
        iso,
        "CountryName",
        name,
        "InternationalDialingInformation",
        List.of(
            Json.object("Prefix", callingCode, "MinimumLength", length, "MaximumLength", length)),
        "RegionCodes",
        List.of(iso));
  }

  Map<String, @Nullable Object> regionJson() {
    return Json.object("RegionCode", iso, "RegionName", name, "CountryIso", iso);
  }

  Map<String, @Nullable Object> currencyJson() {
    return Json.object("CurrencyIso", currency, "CurrencyName", currencyName);
  }
}
