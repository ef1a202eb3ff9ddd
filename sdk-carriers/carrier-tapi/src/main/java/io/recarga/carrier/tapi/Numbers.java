package io.recarga.carrier.tapi;

import io.recarga.PhoneNumber;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** National and international forms of numbers, in the countries that TAPI names. */
final class Numbers {
  private static final Map<String, String> CALLING_CODES = Map.of(
      "AR", "54", "BO", "591", "CL", "56", "CO", "57", "EC", "593", "MX", "52", "PE", "51", "PY",
      "595", "UY", "598");

  private Numbers() {}

  /** Returns the number as people write it within {@code country}; whole where that is unknown. */
  static String national(PhoneNumber number, String country) {
    String code = CALLING_CODES.get(country);
    String digits = number.digits();
    return code != null && digits.startsWith(code) ? digits.substring(code.length()) : digits;
  }

  /** Reads a number in either form, or returns null. */
  static @Nullable PhoneNumber parse(String digits, String country) {
    String code = CALLING_CODES.get(country);
    for (String prefix : code == null ? new String[] {"+"} : new String[] {"+" + code, "+"}) {
      boolean doubled = prefix.length() > 1 && digits.startsWith(prefix.substring(1));
      try {
        if (!doubled) {
          return PhoneNumber.parse(prefix + digits);
        }
      } catch (IllegalArgumentException e) {
        // Not in this form.
      }
    }
    return null;
  }
}
