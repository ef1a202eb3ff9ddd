package io.recarga;

import java.util.Objects;

/**
 * The number printed on a SIM card (ITU-T E.118): 19 or 20 digits that start with 89, the last one
 * a Luhn check digit. Owners of a data SIM often know only this one.
 *
 * <p>The digits after 89 hint at country and issuer, never prove them. {@link #toString} hides the
 * middle.
 *
 * @param digits the digits only
 */
public record Iccid(String digits) {

  /**
   * Checks an ICCID.
   *
   * @throws IllegalArgumentException if length, start or check digit are wrong
   */
  public Iccid {
    Objects.requireNonNull(digits, "iccid");
    if (!digits.matches("[0-9]*")) {
      throw refused("holds something other than the digits 0-9");
    }
    if (digits.length() < 19 || digits.length() > 20) {
      throw refused("has " + digits.length() + " digits instead of 19 or 20");
    }
    if (!digits.startsWith("89")) {
      throw refused("does not start with 89");
    }
    if (!hasLuhnCheckDigit(digits)) {
      throw refused("has a wrong check digit: compare it with the card");
    }
  }

  /**
   * Reads an ICCID as printed on the card; spaces, dashes and a trailing filler "F" are ignored.
   *
   * @throws IllegalArgumentException if it is not an ICCID, with the reason
   */
  public static Iccid parse(String text) {
    String bare = Objects.requireNonNull(text, "iccid").replaceAll("[\\s\\p{Z}\\p{Pd}\\p{Cf}]", "");
    return new Iccid(bare.replaceFirst("[Ff]$", ""));
  }

  /** Hides the middle: "8951************34". */
  @Override
  public String toString() {
    return digits.substring(0, 4)
        + "*".repeat(digits.length() - 6)
        + digits.substring(digits.length() - 2);
  }

  private static boolean hasLuhnCheckDigit(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int weighted = i % 2 == 0 ? digit : digit * 2;
      sum += weighted > 9 ? weighted - 9 : weighted;
    }
    return sum % 10 == 0;
  }

  private static IllegalArgumentException refused(String why) {
    return new IllegalArgumentException("iccid: the SIM card number " + why);
  }
}
