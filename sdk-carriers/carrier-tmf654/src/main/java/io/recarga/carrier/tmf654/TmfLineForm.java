package io.recarga.carrier.tmf654;

import io.recarga.PhoneNumber;

/** How a carrier writes a line's number. */
public enum TmfLineForm {
  /** "51987654321". */
  DIGITS,
  /** "+51987654321". */
  E164,
  /** "987654321": the last nine digits, which is what a number of Peru has after +51. */
  NATIONAL;

  private static final int NATIONAL_DIGITS = 9;

  String of(PhoneNumber number) {
    String digits = number.digits();
    return switch (this) {
      case DIGITS -> digits;
      case E164 -> number.e164();
      case NATIONAL -> digits.substring(Math.max(0, digits.length() - NATIONAL_DIGITS));
    };
  }
}
