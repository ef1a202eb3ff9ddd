package io.recarga.renewal.advice;

/**
 * What somebody uses a line for.
 *
 * @param megabytesPerMonth data per month, 0 or more
 * @param calls whether for calls or SMS
 * @param international whether for calls abroad
 */
public record Use(long megabytesPerMonth, boolean calls, boolean international) {
  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException if the data is negative
   */
  public Use {
    if (megabytesPerMonth < 0) {
      throw new IllegalArgumentException("megabytesPerMonth: is negative");
    }
  }
}
