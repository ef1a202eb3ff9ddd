package io.recarga.carrier.reloadly;

import io.recarga.Carrier;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the carrier in an operator's name: "Claro Peru", "Peru Claro", "Claro Perú Data" and "Claro
 * PE Bundles" are all sold to lines of Claro in Peru.
 */
final class OperatorName {
  private static final Set<String> KINDS = Set.of(
      "data",
      "bundle",
      "bundles",
      "pin",
      "pins",
      "combo",
      "combos",
      "internet",
      "prepaid",
      "airtime",
      "topup",
      "plan",
      "plans",
      "package",
      "packages",
      "paquetes");
  private static final int MAX_ID = 40;
  private static final int MAX_BRAND = 60;

  private OperatorName() {}

  /** Says whether an operator of this name in {@code country} serves the lines of {@code carrier}. */
  static boolean isOf(Carrier carrier, @Nullable String name, Wire.@Nullable Country country) {
    if (name == null) {
      return false;
    }
    String bare = slug(brand(name, country, carrier.country()));
    return (bare + "-" + carrier.country().toLowerCase(Locale.ROOT)).equals(carrier.id())
        || bare.equals(slug(carrier.brand()));
  }

  /** Makes the carrier of an operator that nobody has named, or returns null if the name is empty. */
  static @Nullable Carrier carrierOf(Wire.Operator operator, String iso2) {
    String name = operator.name();
    String brand = name == null ? "" : brand(name, operator.country(), iso2);
    String slug = slug(brand);
    if (slug.isEmpty()) {
      return null;
    }
    String front = slug.substring(0, Math.min(slug.length(), MAX_ID - 3)).replaceAll("-$", "");
    String currency = operator.destinationCurrencyCode();
    try {
      Carrier.Builder carrier = Carrier.builder(
          front + "-" + iso2.toLowerCase(Locale.ROOT), PlainText.cut(brand, MAX_BRAND), iso2);
      return currency == null ? carrier.build() : carrier.currency(currency).build();
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static String brand(String name, Wire.@Nullable Country country, String iso2) {
    List<String> words = new ArrayList<>(List.of(name.strip().split("\\s+")));
    String countryName = country == null ? null : country.name();
    drop(words, new Locale.Builder().setRegion(iso2).build().getDisplayCountry(Locale.ENGLISH));
    if (countryName != null) {
      drop(words, countryName);
    }
    List<String> kept = words.stream()
        .filter(word -> !KINDS.contains(fold(word)) && !fold(word).isEmpty())
        .filter(word -> !word.equals(iso2))
        .toList();
    return String.join(" ", kept.isEmpty() ? words : kept);
  }

  /** Takes the words of {@code phrase} out where they stand together. */
  private static void drop(List<String> words, String phrase) {
    List<String> gone = List.of(fold(phrase).split("-"));
    List<String> folded = words.stream().map(OperatorName::fold).toList();
    for (int at = 0; at + gone.size() <= words.size() && gone.size() < words.size(); at++) {
      if (folded.subList(at, at + gone.size()).equals(gone)) {
        words.subList(at, at + gone.size()).clear();
        return;
      }
    }
  }

  private static String slug(String text) {
    return fold(text);
  }

  private static String fold(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{M}+", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9]+", "-")
        .replaceAll("^-+|-+$", "");
  }
}
