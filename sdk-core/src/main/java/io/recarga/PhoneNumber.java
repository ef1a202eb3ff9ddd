package io.recarga;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A mobile number (MSISDN) in E.164 form: "+51987654321".
 *
 * <p>A number of Peru is checked against its numbering plan: landlines and wrong lengths are
 * refused, because a top-up sent there is lost. Numbers of other countries need 8 to 15 digits.
 * {@link #toString} hides the middle of the number.
 *
 * @param e164 the number with a plus sign and its digits only
 */
public record PhoneNumber(String e164) {
  // Spaces, dashes and brackets of all scripts, and the invisible marks that copied contacts carry.
  private static final String DECORATION = "[\\s\\p{Z}\\p{Pd}\\p{Cf}\\u2212().]";
  private static final int MIN_DIGITS = 8;
  private static final int MAX_DIGITS = 15;
  private static final int SHOWN_TAIL = 3;

  /**
   * Checks a number that is already in E.164 form.
   *
   * @throws IllegalArgumentException if it is not, with the reason
   */
  public PhoneNumber {
    Objects.requireNonNull(e164, "number");
    if (!e164.startsWith("+")) {
      throw refused("starts without a plus sign and country calling code, such as +51");
    }
    String digits = e164.substring(1);
    if (digits.startsWith("0")) {
      throw refused("has a country calling code that starts with 0");
    }
    if (!Texts.isDigits(digits)) {
      throw refused("is not a plus sign and digits");
    }
    NumberingPlan plan = NumberingPlan.ofDigits(digits);
    String problem = plan == null
        ? lengthProblem(digits)
        : plan.problemWith(digits.substring(plan.callingCode().length()));
    if (problem != null) {
      throw refused(problem);
    }
  }

  /**
   * Reads an international number, with "+" or "00" in front; spaces, dashes, dots and brackets may
   * stand between the digits.
   *
   * @throws IllegalArgumentException if it is not a mobile number, with the reason
   */
  public static PhoneNumber parse(String text) {
    return parse(text, null);
  }

  /**
   * Reads a number as people of {@code country} write it: national ("987 654 321"), with "00" or
   * with "+" in front.
   *
   * @param country ISO 3166 code of the country whose national form is meant, such as "PE"; null if
   *     only international forms are taken
   * @throws IllegalArgumentException if it is not a mobile number, with the reason
   */
  public static PhoneNumber parse(String text, @Nullable String country) {
    String bare =
        isBare(Objects.requireNonNull(text, "number")) ? text : text.replaceAll(DECORATION, "");
    if (bare.isEmpty()) {
      throw refused("is empty");
    }
    if (!isBare(bare)) {
      throw refused(
          "holds something other than the digits 0-9, spaces, dashes and a leading plus sign");
    }
    if (bare.startsWith("+")) {
      return new PhoneNumber(bare);
    }
    if (bare.startsWith("00")) {
      return new PhoneNumber("+" + bare.substring(2));
    }
    NumberingPlan plan = country == null ? null : NumberingPlan.ofCountry(country);
    if (plan == null) {
      throw refused("starts without a plus sign and country calling code, such as +51");
    }
    return new PhoneNumber("+" + plan.toInternational(bare));
  }

  /** Returns the digits without the plus sign: "51987654321". */
  public String digits() {
    return e164.substring(1);
  }

  // By hand, as in all keys of maps: see AdapterId.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PhoneNumber that && e164.equals(that.e164);
  }

  @Override
  public int hashCode() {
    return e164.hashCode();
  }

  /** Hides the middle of the number: "+51******321". */
  @Override
  public String toString() {
    int hidden = e164.length() - SHOWN_TAIL - 3;
    return e164.substring(0, 3) + "*".repeat(hidden) + e164.substring(e164.length() - SHOWN_TAIL);
  }

  private static boolean isBare(String text) {
    return Texts.isDigits(text.startsWith("+") ? text.substring(1) : text);
  }

  private static @Nullable String lengthProblem(String digits) {
    return digits.length() >= MIN_DIGITS && digits.length() <= MAX_DIGITS
        ? null
        : "has " + digits.length() + " digits: an international number has 8 to 15";
  }

  private static IllegalArgumentException refused(String why) {
    return new IllegalArgumentException("number: the phone number " + why);
  }
}
