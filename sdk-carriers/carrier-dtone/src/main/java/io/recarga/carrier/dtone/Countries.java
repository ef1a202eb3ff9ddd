package io.recarga.carrier.dtone;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import org.jspecify.annotations.Nullable;

/** The two forms of a country's ISO 3166 code: DT One speaks alpha-3, carriers are named by alpha-2. */
final class Countries {
  private static final Map<String, String> ALPHA3_BY_ALPHA2 = new HashMap<>();
  private static final Map<String, String> ALPHA2_BY_ALPHA3 = new HashMap<>();

  static {
    for (String alpha2 : Locale.getISOCountries()) {
      try {
        String alpha3 = new Locale.Builder().setRegion(alpha2).build().getISO3Country();
        ALPHA3_BY_ALPHA2.put(alpha2, alpha3);
        ALPHA2_BY_ALPHA3.put(alpha3, alpha2);
      } catch (MissingResourceException e) {
        // A country without a code of three letters cannot be named to DT One.
      }
    }
  }

  private Countries() {}

  /** Returns the code of three letters, or null if there is none. */
  static @Nullable String alpha3(String alpha2) {
    return ALPHA3_BY_ALPHA2.get(alpha2);
  }

  /** Returns the code of two letters, or null for a pseudo country such as GXX. */
  static @Nullable String alpha2(@Nullable String alpha3) {
    return alpha3 == null ? null : ALPHA2_BY_ALPHA3.get(alpha3);
  }
}
