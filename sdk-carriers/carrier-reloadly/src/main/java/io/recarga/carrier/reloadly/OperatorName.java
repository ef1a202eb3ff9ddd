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
    if (name == null || !mayBeOf(carrier, name)) {
      return false;
    }
    // As a rule the list itself names the country; Java's names of all countries load slowly.
    String listed = country == null ? null : country.name();
    return (listed != null && isOf(carrier, brand(name, List.of(listed), carrier.country())))
        || isOf(carrier, brand(name, country, carrier.country()));
  }

  private static boolean isOf(Carrier carrier, String brand) {
    String bare = fold(brand);
    return (bare + "-" + carrier.country().toLowerCase(Locale.ROOT)).equals(carrier.id())
        || bare.equals(fold(carrier.brand()));
  }

  /** Says whether all words of the carrier's brand, or of its id, stand somewhere in the name. */
  private static boolean mayBeOf(Carrier carrier, String name) {
    List<String> words = List.of(fold(name).split("-"));
    List<String> id = new ArrayList<>(List.of(carrier.id().split("-")));
    id.remove(id.size() - 1); // The country.
    return words.containsAll(List.of(fold(carrier.brand()).split("-"))) || words.containsAll(id);
  }

  /** Makes the carrier of an operator that nobody has named, or returns null if the name is empty. */
  static @Nullable Carrier carrierOf(Wire.Operator operator, String iso2) {
    String name = operator.name();
    String brand = name == null ? "" : brand(name, operator.country(), iso2);
    String slug = fold(brand);
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
    List<String> countries = new ArrayList<>();
    countries.add(new Locale.Builder().setRegion(iso2).build().getDisplayCountry(Locale.ENGLISH));
    if (country != null && country.name() != null) {
      countries.add(country.name());
    }
    return brand(name, countries, iso2);
  }

  /** Returns the name without those of countries and without what says the kind of product. */
  private static String brand(String name, List<String> countries, String iso2) {
    List<String> words = new ArrayList<>(List.of(name.strip().split("\\s+")));
    for (String country : countries) {
      drop(words, country);
    }
    List<String> kept = new ArrayList<>();
    for (String word : words) {
      String folded = fold(word);
      if (!folded.isEmpty() && !KINDS.contains(folded) && !word.equals(iso2)) {
        kept.add(word);
      }
    }
    return String.join(" ", kept.isEmpty() ? words : kept);
  }

  /** Takes the words of {@code phrase} out where they stand together. */
  private static void drop(List<String> words, String phrase) {
    List<String> gone = List.of(fold(phrase).split("-"));
    List<String> folded = new ArrayList<>();
    for (String word : words) {
      folded.add(fold(word));
    }
    for (int at = 0; at + gone.size() <= words.size() && gone.size() < words.size(); at++) {
      if (folded.subList(at, at + gone.size()).equals(gone)) {
        words.subList(at, at + gone.size()).clear();
        return;
      }
    }
  }

  private static String fold(String text) {
    String plain = isAscii(text)
        ? text
        : Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
    return slug(plain.toLowerCase(Locale.ROOT));
  }

  /** Returns the letters and digits, with one dash for whatever else stands between them. */
  private static String slug(String text) {
    StringBuilder slug = new StringBuilder();
    boolean apart = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
        slug.append(apart && slug.length() > 0 ? "-" : "").append(c);
        apart = false;
      } else {
        apart = true;
      }
    }
    return slug.toString();
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0x7F) {
        return false;
      }
    }
    return true;
  }
}
