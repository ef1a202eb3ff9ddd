package io.recarga.carrier.reloadly;

import io.recarga.Carrier;
import io.recarga.Money;
import io.recarga.retry.TimeSource;
import io.recarga.spi.Cached;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
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

  private final Cached<Listed> byCountry;
  private final Map<Carrier, Long> chosen;
  private volatile @Nullable Instant latest;

  Operators(Api api, Map<Carrier, Long> chosen, Duration maxAge, TimeSource time) {
    this.byCountry = new Cached<>(country -> new Listed(read(api, country)), maxAge, time);
    this.chosen = Map.copyOf(chosen);
  }

  /** Returns the operators that serve {@code carrier}, the one that the app chose first. */
  Served of(Carrier carrier) {
    Cached.Entry<Listed> entry = byCountry.get(carrier.country());
    if (!entry.asOf().equals(latest)) {
      latest = entry.asOf();
    }
    // Names are long to compare, so that it is done once for each list and carrier.
    Map<Carrier, Served> known = entry.value().byCarrier();
    Served served = known.get(carrier);
    if (served == null) {
      served = served(entry.value().all(), carrier, entry.asOf());
      known.put(carrier, served);
    }
    return served;
  }

  /** Returns when the list that was used last was read, or null before the first. */
  @Nullable
  Instant latest() {
    return latest;
  }

  private Served served(List<Wire.Operator> all, Carrier carrier, Instant asOf) {
    List<Wire.Operator> found = new ArrayList<>();
    for (Wire.Operator operator : all) {
      if (serves(operator, carrier)) {
        found.add(placeOf(operator, found, carrier), operator);
      }
    }
    List<Wire.Operator> plain = new ArrayList<>();
    for (Wire.Operator operator : found) {
      if (chosen.containsKey(carrier) ? isChosen(operator, carrier) : isPlain(operator)) {
        plain.add(operator);
      }
    }
    return new Served(asOf, List.copyOf(found), List.copyOf(plain), new ConcurrentHashMap<>());
  }

  /** Returns where an operator stands among few: the chosen one first, the others by number. */
  private int placeOf(Wire.Operator operator, List<Wire.Operator> found, Carrier carrier) {
    int at = found.size();
    while (at > 0 && isBefore(operator, found.get(at - 1), carrier)) {
      at--;
    }
    return at;
  }

  private boolean isBefore(Wire.Operator one, Wire.Operator other, Carrier carrier) {
    boolean preferred = isChosen(one, carrier);
    return preferred == isChosen(other, carrier) ? idOf(one) < idOf(other) : preferred;
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
    for (String flag : INCLUDED) {
      url.addQueryParameter(flag, "true");
    }
    url.addQueryParameter("suggestedAmounts", "false");
    url.addQueryParameter("suggestedAmountsMap", "false");
    List<Wire.Operator> active = new ArrayList<>();
    for (Wire.Operator operator : api.catalogue(url.build(), OperatorReader.OPERATOR)) {
      if (operator != null && operator.anyId() != null && isActive(operator)) {
        active.add(operator);
      }
    }
    return active;
  }

  private static boolean isActive(Wire.Operator operator) {
    String status = operator.status();
    return status == null || status.toUpperCase(Locale.ROOT).equals("ACTIVE");
  }

  /** A country's list, and what was found in it for carriers so far. */
  private record Listed(List<Wire.Operator> all, Map<Carrier, Served> byCarrier) {
    Listed(List<Wire.Operator> all) {
      this(all, new ConcurrentHashMap<>());
    }
  }

  /**
   * What one list says of one carrier.
   *
   * @param asOf when the list was read
   * @param all the operators that serve the carrier, the one that the app chose first
   * @param plain those that take plain credit; only the chosen one if any
   * @param orders what amounts were found to need so far
   */
  record Served(
      Instant asOf,
      List<Wire.Operator> all,
      List<Wire.Operator> plain,
      ConcurrentHashMap<Money, Order> orders) {}
}
