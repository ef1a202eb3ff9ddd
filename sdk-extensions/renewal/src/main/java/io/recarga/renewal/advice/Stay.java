package io.recarga.renewal.advice;

/**
 * How long somebody stays in the SIM's country.
 *
 * @param days how many days, at least 1
 * @param foreigner whether without its nationality
 */
public record Stay(int days, boolean foreigner) {
  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException if there is no day
   */
  public Stay {
    if (days < 1) {
      throw new IllegalArgumentException("days: must be at least 1: " + days);
    }
  }
}
