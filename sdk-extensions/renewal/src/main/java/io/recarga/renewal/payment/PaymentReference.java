package io.recarga.renewal.payment;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Objects;

/**
 * What a payer gives at a counter: eleven digits and a check digit by Damm's algorithm, which finds
 * every wrong digit and every swap of two neighbours.
 *
 * @param digits the twelve digits
 */
public record PaymentReference(String digits) {
  private static final int LENGTH = 12;
  // Damm's quasigroup of order 10 (H. M. Damm, 2004).
  private static final String[] DAMM = {
    "0317598642", "7092154863", "4206871359", "1750983426", "6123045978",
    "3674209581", "5869720134", "8945362017", "9438617205", "2581436790"
  };

  /**
   * Checks the digits.
   *
   * @throws IllegalArgumentException if they are not twelve, or the check digit is wrong
   */
  public PaymentReference {
    if (!Objects.requireNonNull(digits, "reference").matches("[0-9]{" + LENGTH + "}")) {
      throw new IllegalArgumentException("reference: give its " + LENGTH + " digits");
    }
    if (check(digits) != 0) {
      throw new IllegalArgumentException("reference: a digit is wrong; compare it with the order");
    }
  }

  /**
   * Reads a reference as people write it, with spaces or dashes.
   *
   * @throws IllegalArgumentException if it is none, or the check digit is wrong
   */
  public static PaymentReference parse(String text) {
    return new PaymentReference(Objects.requireNonNull(text, "reference").replaceAll("[\\s-]", ""));
  }

  /** Derives a reference from an obligation; another {@code tries} gives another one. */
  static PaymentReference derived(String obligation, int tries) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      byte[] hash = sha.digest((obligation + "\n" + tries).getBytes(StandardCharsets.UTF_8));
      long number = 0;
      for (int i = 0; i < 7; i++) {
        number = (number << 8) | (hash[i] & 0xff);
      }
      String eleven = String.format("%011d", number % 100_000_000_000L);
      return new PaymentReference(eleven + check(eleven));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Returns the check digit of some digits; 0 for digits that end in their own. */
  static int check(String digits) {
    int interim = 0;
    for (int i = 0; i < digits.length(); i++) {
      interim = DAMM[interim].charAt(digits.charAt(i) - '0') - '0';
    }
    return interim;
  }

  /** Shows it in groups of four: "1234 5678 9012". */
  @Override
  public String toString() {
    return digits.replaceAll("(.{4})(?=.)", "$1 ");
  }
}
