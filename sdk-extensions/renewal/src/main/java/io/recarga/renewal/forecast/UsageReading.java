package io.recarga.renewal.forecast;

import java.time.Instant;
import java.util.Objects;

/**
 * How much data was left at some moment.
 *
 * @param at when it was read from the carrier
 * @param megabytesLeft how much was left, 0 or more
 */
public record UsageReading(Instant at, long megabytesLeft) {
  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException if less than nothing is left
   */
  public UsageReading {
    Objects.requireNonNull(at, "at");
    if (megabytesLeft < 0) {
      throw new IllegalArgumentException("megabytesLeft: is negative: " + megabytesLeft);
    }
  }
}
