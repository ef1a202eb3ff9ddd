package io.recarga.spi;

import io.recarga.Carrier;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the carrier in the name that an aggregator gives an operator: "Claro Peru", "Claro Perú Data"
 * and "Claro" are one.
 */
@Beta
public final class CarrierName {
  private static final Set<String> KINDS = Set.of(
      "data",
      "bundle",
      "bundles",
      "pin",
      "pins",
      "voucher",
      "vouchers",
      "combo",
      "combos",
      "internet",
      "prepaid",
      "prepago",
      "airtime",
      "topup",
      "mobile",
      "plan",
      "plans",
      "package",
      "packages",
      "paquetes",
      "datos");
  private static final int MAX_ID = 40;
  private static final int MAX_BRAND = 60;

  private CarrierName() {}

  /** Says whether an operator of this name serves the lines of {@code carrier}. */
  public static boolean isOf(Carrier carrier, @Nullable String name) {
    if (name == null) {
      return false;
    }
    String bare = fold(brand(name, carrier.country()));
    return bare.equals(fold(carrier.brand()))
        || (bare + "-" + carrier.country().toLowerCase(Locale.ROOT)).equals(carrier.id());
  }

  /**
   * Makes the carrier of an operator that the app has not named, or returns null if the name yields
   * none.
   *
   * @param country ISO 3166 code, such as "PE"
   */
  public static @Nullable Carrier carrierOf(@Nullable String name, String country) {
    String brand = name == null ? "" : cut(brand(name, country));
    String bare = fold(brand);
    if (bare.isEmpty()) {
      return null;
    }
    String front = bare.substring(0, Math.min(bare.length(), MAX_ID - 3)).replaceAll("-$", "");
    try {
      return Carrier.builder(front + "-" + country.toLowerCase(Locale.ROOT), brand, country)
          .build();
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static String cut(String brand) {
    return brand.length() <= MAX_BRAND ? brand : brand.substring(0, MAX_BRAND - 1) + "…";
  }

  /** Takes country and kind of product out of a name. */
  private static String brand(String name, String country) {
    List<String> words = new ArrayList<>(List.of(name.strip().split("\\s+")));
    Locale place = new Locale.Builder().setRegion(country).build();
    drop(words, place.getDisplayCountry(Locale.ENGLISH));
    List<String> kept = words.stream()
        .filter(word -> !fold(word).isEmpty() && !KINDS.contains(fold(word)))
        .filter(word -> !word.equals(country))
        .toList();
    return String.join(" ", kept.isEmpty() ? words : kept);
  }

  /** Takes the words of {@code phrase} out where they stand together, unless nothing is left. */
  private static void drop(List<String> words, String phrase) {
    List<String> gone = List.of(fold(phrase).split("-"));
    List<String> folded = words.stream().map(CarrierName::fold).toList();
    for (int at = 0; at + gone.size() <= words.size() && gone.size() < words.size(); at++) {
      if (folded.subList(at, at + gone.size()).equals(gone)) {
        words.subList(at, at + gone.size()).clear();
        return;
      }
    }
  }

  private static String fold(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{M}+", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9]+", "-")
        .replaceAll("^-+|-+$", "");
  }
}
