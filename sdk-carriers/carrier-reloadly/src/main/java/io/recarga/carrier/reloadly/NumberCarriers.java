package io.recarga.carrier.reloadly;

import io.recarga.Carrier;
import io.recarga.CarrierEvidence;
import io.recarga.CarrierEvidence.Basis;
import io.recarga.PhoneNumber;
import io.recarga.retry.TimeSource;
import io.recarga.spi.Cached;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Says which carrier a number belongs to: by the portability data where enabled, else by prefix. */
final class NumberCarriers {
  private static final int MOST_COUNTRIES = 4;

  private final Api api;
  private final Operators operators;
  private final boolean portability;
  private final Cached<List<Wire.@Nullable Country>> countries;

  NumberCarriers(
      Api api, Operators operators, boolean portability, Duration maxAge, TimeSource time) {
    this.api = api;
    this.operators = operators;
    this.portability = portability;
    this.countries = new Cached<>(
        key -> api.catalogue(api.url("countries").build(), Wire.COUNTRIES), maxAge, time);
  }

  List<CarrierEvidence> of(PhoneNumber number) {
    for (String iso2 : countriesOf(number)) {
      List<CarrierEvidence> found = inCountry(number, iso2);
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }

  private List<CarrierEvidence> inCountry(PhoneNumber number, String iso2) {
    if (portability) {
      Carrier looked =
          ask(iso2, "operators", "mnp-lookup", "phone", number.digits(), "countries", iso2);
      if (looked != null) {
        return List.of(new CarrierEvidence(looked, Basis.PORTABILITY_LOOKUP));
      }
    }
    // Auto-detection goes by prefix: a ported number gives its old carrier. (Sandbox, October 2026)
    Carrier guessed =
        ask(iso2, "operators", "auto-detect", "phone", number.digits(), "countries", iso2);
    return guessed == null ? List.of() : List.of(new CarrierEvidence(guessed, Basis.NUMBER_PREFIX));
  }

  private @Nullable Carrier ask(String iso2, String... segments) {
    HttpUrl.Builder url = api.url(segments);
    url.addQueryParameter("suggestedAmounts", "false");
    url.addQueryParameter("suggestedAmountsMap", "false");
    Wire.Operator operator = api.lookUp(url.build(), Wire.OPERATOR);
    return operator == null ? null : operators.carrierOf(operator, iso2);
  }

  /** Returns the countries with the longest calling code that the number begins with. */
  private List<String> countriesOf(PhoneNumber number) {
    List<String> best = new ArrayList<>();
    int longest = 0;
    for (Wire.Country country : countries.get("").value()) {
      int length = country == null ? 0 : callingCodeLength(country, number.digits());
      String iso2 = country == null ? null : country.isoName();
      if (length == 0 || length < longest || iso2 == null || !iso2.matches("[A-Za-z]{2}")) {
        continue;
      }
      if (length > longest) {
        best.clear();
        longest = length;
      }
      best.add(iso2.toUpperCase(Locale.ROOT));
    }
    return best.subList(0, Math.min(MOST_COUNTRIES, best.size()));
  }

  private static int callingCodeLength(Wire.Country country, String digits) {
    int longest = 0;
    List<@Nullable String> codes = country.callingCodes();
    for (String code : codes == null ? List.<@Nullable String>of() : codes) {
      String bare = code == null ? "" : code.replaceAll("[^0-9]", "");
      if (!bare.isEmpty() && digits.startsWith(bare)) {
        longest = Math.max(longest, bare.length());
      }
    }
    return longest;
  }
}
