package io.recarga;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How one country writes its mobile numbers. Countries without an entry get E.164's rules only. */
record NumberingPlan(
    String country, String callingCode, int length, char mobileStart, String landlineHint) {

  // Peru: since September 2010 a mobile number is 9 digits that start with 9, without area code.
  // (libphonenumber f7e3e88, checked July 2026)
  private static final NumberingPlan PERU =
      new NumberingPlan("PE", "51", 9, '9', "a mobile number in Peru starts with 9");
  private static final int SHORTEST_LANDLINE = 6;
  private static final Map<String, NumberingPlan> BY_COUNTRY = Map.of("PE", PERU);

  static @Nullable NumberingPlan ofCountry(String country) {
    return BY_COUNTRY.get(country.toUpperCase(Locale.ROOT));
  }

  static @Nullable NumberingPlan ofDigits(String digits) {
    for (NumberingPlan plan : BY_COUNTRY.values()) {
      if (digits.startsWith(plan.callingCode)) {
        return plan;
      }
    }
    return null;
  }

  /** Refuses a number of another country, as far as the plans of both are known. */
  static void checkCountry(PhoneNumber number, Carrier carrier) {
    NumberingPlan ofCarrier = ofCountry(carrier.country());
    NumberingPlan ofNumber = ofDigits(number.digits());
    if (!Objects.equals(ofCarrier, ofNumber)) {
      String expected = ofCarrier == null ? carrier.country() : "+" + ofCarrier.callingCode;
      throw new IllegalArgumentException("number: a line of " + carrier + " has a number of "
          + expected + ", not " + number + ": check number and carrier");
    }
  }

  /** Says why the national digits are not a mobile number, or returns null when they are. */
  @Nullable
  String problemWith(String national) {
    boolean mayBeLandline = national.length() >= SHORTEST_LANDLINE && national.length() <= length;
    if (mayBeLandline && national.charAt(0) != mobileStart) {
      return "looks like a landline: " + landlineHint;
    }
    if (national.length() != length) {
      return "has "
          + national.length()
          + " digits: a mobile number of "
          + country
          + " has "
          + length
          + " after +"
          + callingCode;
    }
    return null;
  }

  /** Returns international digits for what a person of this country may write. */
  String toInternational(String digits) {
    boolean hasCallingCode =
        digits.length() == callingCode.length() + length && digits.startsWith(callingCode);
    return hasCallingCode ? digits : callingCode + digits;
  }
}
