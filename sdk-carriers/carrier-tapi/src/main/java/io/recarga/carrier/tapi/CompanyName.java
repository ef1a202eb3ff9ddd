package io.recarga.carrier.tapi;

import io.recarga.Carrier;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the carrier in a company's name: "CLARO", "Claro Perú S.A.C." and "Recargas Claro". */
final class CompanyName {
  private static final Set<String> NOISE = Set.of(
      "recarga",
      "recargas",
      "prepago",
      "prepaid",
      "movil",
      "datos",
      "paquete",
      "paquetes",
      "sa",
      "sac",
      "saa",
      "srl");

  private CompanyName() {}

  /** Says whether a company of this name is {@code carrier}. */
  static boolean isOf(Carrier carrier, @Nullable String name) {
    if (name == null) {
      return false;
    }
    Locale place = new Locale.Builder().setRegion(carrier.country()).build();
    String country = fold(place.getDisplayCountry(Locale.ENGLISH));
    String bare = Arrays.stream(fold(name.replace(".", "")).split("-"))
        .filter(word -> !NOISE.contains(word))
        .filter(word -> !word.equals(country))
        .filter(word -> !word.equals(carrier.country().toLowerCase(Locale.ROOT)))
        .collect(Collectors.joining("-"));
    return bare.equals(fold(carrier.brand()));
  }

  private static String fold(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{M}+", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9]+", "-")
        .replaceAll("^-+|-+$", "");
  }
}
