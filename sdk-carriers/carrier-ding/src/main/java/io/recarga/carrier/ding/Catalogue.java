package io.recarga.carrier.ding;

import io.recarga.Carrier;
import io.recarga.retry.TimeSource;
import io.recarga.spi.Cached;
import io.recarga.spi.CarrierName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Providers and products of a country as Ding lists them, and which carrier each one serves. */
final class Catalogue {
  private final Cached<List<Wire.Provider>> providers;
  private final Cached<List<Wire.Product>> products;
  private final Map<Carrier, Set<String>> chosen;
  private volatile @Nullable Instant latest;

  Catalogue(Api api, Map<Carrier, Set<String>> chosen, Duration maxAge, TimeSource time) {
    this.providers = new Cached<>(country -> readProviders(api, country), maxAge, time);
    this.products = new Cached<>(country -> readProducts(api, country), maxAge, time);
    this.chosen = Map.copyOf(chosen);
  }

  /** Returns what is sold to prepaid lines of {@code carrier}, and from when that is. */
  Cached.Entry<List<Wire.Product>> of(Carrier carrier) {
    Set<String> codes = providerCodes(carrier);
    Cached.Entry<List<Wire.Product>> all = products.get(carrier.country());
    latest = all.asOf();
    List<Wire.Product> found = all.value().stream()
        .filter(product -> codes.contains(product.providerCode()))
        .filter(Products::isSold)
        .toList();
    return new Cached.Entry<>(found, all.asOf());
  }

  /** Returns the codes of the providers that serve {@code carrier}; empty if none is listed. */
  Set<String> providerCodes(Carrier carrier) {
    Set<String> named = chosen.get(carrier);
    if (named != null) {
      return named;
    }
    return providers.get(carrier.country()).value().stream()
        .filter(provider -> !isChosenForAnother(provider))
        .filter(provider -> CarrierName.isOf(carrier, provider.name()))
        .map(provider -> Objects.requireNonNull(provider.providerCode(), "providerCode"))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Returns the carrier that a provider of {@code country} serves, or null if that is not told. */
  @Nullable
  Carrier carrierOf(String providerCode, String country) {
    for (Map.Entry<Carrier, Set<String>> entry : chosen.entrySet()) {
      if (entry.getValue().contains(providerCode)) {
        return entry.getKey();
      }
    }
    return providers.get(country).value().stream()
        .filter(provider -> providerCode.equals(provider.providerCode()))
        .map(provider -> CarrierName.carrierOf(provider.name(), country))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** Returns when the list that was used last was read, or null before the first. */
  @Nullable
  Instant latest() {
    return latest;
  }

  private boolean isChosenForAnother(Wire.Provider provider) {
    return chosen.values().stream().anyMatch(codes -> codes.contains(provider.providerCode()));
  }

  private static List<Wire.Provider> readProviders(Api api, String country) {
    HttpUrl.Builder url = api.url("GetProviders").addQueryParameter("countryIsos", country);
    List<Wire.Provider> found = new ArrayList<>();
    for (Wire.Provider provider : present(api.catalogue(url, Wire.PROVIDERS).items())) {
      if (provider.providerCode() != null) {
        found.add(provider);
      }
    }
    return List.copyOf(found);
  }

  private static List<Wire.Product> readProducts(Api api, String country) {
    HttpUrl.Builder url = api.url("GetProducts").addQueryParameter("countryIsos", country);
    List<Wire.Product> found = present(api.catalogue(url, Wire.PRODUCTS).items());
    // A product that nobody sells cannot be bought, and must not hide the others.
    found.removeIf(product -> product.providerCode() == null);
    return List.copyOf(found);
  }

  /** Returns a list without its gaps. */
  static <T> List<T> present(@Nullable List<@Nullable T> items) {
    List<T> found = new ArrayList<>();
    for (T item : items == null ? List.<@Nullable T>of() : items) {
      if (item != null) {
        found.add(item);
      }
    }
    return found;
  }
}
