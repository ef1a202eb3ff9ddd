package io.recarga.carrier.dtone;

import io.recarga.Carrier;
import io.recarga.NotServedException;
import io.recarga.retry.TimeSource;
import io.recarga.spi.AdapterId;
import io.recarga.spi.Cached;
import io.recarga.spi.CarrierName;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** The mobile products of a country as DT One sells them to this account, and whose lines they serve. */
final class Catalogue {
  // The id of mobile services. (DT One's OpenAPI description 1.23.0)
  private static final String MOBILE = "1";

  private final AdapterId id;
  private final Cached<List<Offer>> byCountry;
  private final Map<Carrier, Long> chosen;
  private volatile @Nullable Instant latest;

  Catalogue(AdapterId id, Api api, Map<Carrier, Long> chosen, Duration maxAge, TimeSource time) {
    this.id = id;
    this.byCountry = new Cached<>(country -> read(api, country), maxAge, time);
    this.chosen = Map.copyOf(chosen);
  }

  /** Returns what is sold for the lines of {@code carrier}, by id. */
  Cached.Entry<List<Offer>> of(Carrier carrier) {
    Cached.Entry<List<Offer>> all = byCountry.get(countryOf(carrier));
    latest = all.asOf();
    List<Offer> found = all.value().stream()
        .filter(offer -> serves(offer.operator(), carrier))
        .sorted(Comparator.comparing(Offer::id))
        .toList();
    return new Cached.Entry<>(found, all.asOf());
  }

  /** Returns the ids of the operators that serve {@code carrier}. */
  List<Long> operatorIds(Carrier carrier) {
    return of(carrier).value().stream()
        .map(offer -> Objects.requireNonNull(offer.operator().id(), "id"))
        .distinct()
        .toList();
  }

  /** Returns when the list that was used last was read, or null before the first. */
  @Nullable
  Instant latest() {
    return latest;
  }

  /** Returns the carrier that an operator is, or null if its name or country tells nothing. */
  @Nullable
  Carrier carrierOf(Wire.Operator operator) {
    for (Map.Entry<Carrier, Long> entry : chosen.entrySet()) {
      if (entry.getValue().equals(operator.id())) {
        return entry.getKey();
      }
    }
    Wire.Country country = operator.country();
    String alpha2 = Countries.alpha2(country == null ? null : country.isoCode());
    return alpha2 == null ? null : CarrierName.carrierOf(operator.name(), alpha2);
  }

  /** Returns DT One's code of the carrier's country. */
  String countryOf(Carrier carrier) {
    String alpha3 = Countries.alpha3(carrier.country());
    if (alpha3 == null) {
      throw new NotServedException(
          id + ": " + carrier.country() + " has no ISO 3166 code of three letters");
    }
    return alpha3;
  }

  private boolean serves(Wire.Operator operator, Carrier carrier) {
    Long own = chosen.get(carrier);
    if (own != null) {
      return own.equals(operator.id());
    }
    return !chosen.containsValue(operator.id()) && CarrierName.isOf(carrier, operator.name());
  }

  private static List<Offer> read(Api api, String country) {
    HttpUrl.Builder url = api.url("products")
        .setQueryParameter("country_iso_code", country)
        .setQueryParameter("service_id", MOBILE);
    return api.catalogue(url, Wire.PRODUCTS).stream()
        .map(Offer::of)
        .filter(Objects::nonNull)
        .toList();
  }
}
