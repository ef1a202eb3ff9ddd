package io.recarga.spi;

import java.time.Duration;
import java.util.Objects;

/**
 * How long a carrier may work on a sale and how late its records show it. Without these figures a
 * "not found" is never final.
 *
 * @param maxProcessing the longest time from the request to a sale
 * @param statusLag the longest time from a sale to its appearance in searches
 * @param source where the figures come from: a contract, a certification run, a document's date
 */
@Beta
public record ProcessingLimits(Duration maxProcessing, Duration statusLag, String source) {
  /** Checks the parts. */
  public ProcessingLimits {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(maxProcessing, "maxProcessing");
    Objects.requireNonNull(statusLag, "statusLag");
    if (!isBounded(maxProcessing) || !isBounded(statusLag)) {
      throw new IllegalArgumentException("maxProcessing, statusLag: must be from 0 to 365 days");
    }
  }

  private static boolean isBounded(Duration value) {
    return !value.isNegative() && value.compareTo(Duration.ofDays(365)) <= 0;
  }
}
