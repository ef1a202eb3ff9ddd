package io.recarga.carrier.reloadly;

import io.recarga.Carrier;
import io.recarga.retry.TimeSource;
import io.recarga.spi.Cached;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** The operators of a country as Reloadly lists them, and which carrier each one serves. */
final class Operators {
  private static final List<String> INCLUDED = List.of(
      "includeBundles",
      "includeData",
      "includePin",
      "includeCombo",
      "includeRange",
      "includeFixed");

  private final Cached<List<Wire.Operator>> byCountry;
  private final Map<Carrier, Long> chosen;
  private volatile @Nullable Instant latest;

  Operators(Api api, Map<Carrier, Long> chosen, Duration maxAge, TimeSource time) {
    this.byCountry = new Cached<>(country -> read(api, country), maxAge, time);
    this.chosen = Map.copyOf(chosen);
  }

  /** Returns the operators that serve {@code carrier}, the one that the app chose first. */
  Cached.Entry<List<Wire.Operator>> of(Carrier carrier) {
    Cached.Entry<List<Wire.Operator>> all = byCountry.get(carrier.country());
    latest = all.asOf();
    List<Wire.Operator> found = all.value().stream()
        .filter(operator -> serves(operator, carrier))
        .sorted(Comparator.<Wire.Operator>comparingInt(o -> isChosen(o, carrier) ? 0 : 1)
            .thenComparingLong(Operators::idOf))
        .toList();
    return new Cached.Entry<>(found, all.asOf());
  }

  /** Returns when the list that was used last was read, or null before the first. */
  @Nullable
  Instant latest() {
    return latest;
  }

  /** Returns the operators that take plain credit for {@code carrier}; only the chosen one if any. */
  List<Wire.Operator> plain(Carrier carrier) {
    List<Wire.Operator> all = of(carrier).value();
    List<Wire.Operator> one = all.stream().filter(o -> isChosen(o, carrier)).toList();
    return chosen.containsKey(carrier)
        ? one
        : all.stream().filter(Operators::isPlain).toList();
  }

  /** Returns the carrier that an operator serves, or null if its name tells nothing. */
  @Nullable
  Carrier carrierOf(Wire.Operator operator, String iso2) {
    for (Map.Entry<Carrier, Long> entry : chosen.entrySet()) {
      if (entry.getValue().equals(operator.anyId())) {
        return entry.getKey();
      }
    }
    return OperatorName.carrierOf(operator, iso2);
  }

  static long idOf(Wire.Operator operator) {
    return Objects.requireNonNull(operator.anyId(), "operatorId");
  }

  private boolean serves(Wire.Operator operator, Carrier carrier) {
    if (isChosen(operator, carrier)) {
      return true;
    }
    boolean chosenForAnother = chosen.containsValue(operator.anyId());
    return !chosenForAnother && OperatorName.isOf(carrier, operator.name(), operator.country());
  }

  private boolean isChosen(Wire.Operator operator, Carrier carrier) {
    Long id = chosen.get(carrier);
    return id != null && id.equals(operator.anyId());
  }

  private static boolean isPlain(Wire.Operator o) {
    return !isTrue(o.bundle())
        && !isTrue(o.data())
        && !isTrue(o.comboProduct())
        && !isTrue(o.pin());
  }

  static boolean isTrue(@Nullable Boolean flag) {
    return Boolean.TRUE.equals(flag);
  }

  private static List<Wire.Operator> read(Api api, String country) {
    HttpUrl.Builder url = api.url("operators", "countries", country);
    // What is included by default differs between documents of 2021 and 2026, so all is said.
    INCLUDED.forEach(flag -> url.addQueryParameter(flag, "true"));
    url.addQueryParameter("suggestedAmounts", "false");
    url.addQueryParameter("suggestedAmountsMap", "false");
    return api.catalogue(url.build(), Wire.OPERATORS).stream()
        .filter(Objects::nonNull)
        .filter(operator -> operator.anyId() != null && isActive(operator))
        .toList();
  }

  private static boolean isActive(Wire.Operator operator) {
    String status = operator.status();
    return status == null || status.toUpperCase(Locale.ROOT).equals("ACTIVE");
  }
}
