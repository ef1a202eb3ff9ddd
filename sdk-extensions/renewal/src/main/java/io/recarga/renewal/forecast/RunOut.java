package io.recarga.renewal.forecast;

import java.time.Duration;
import java.time.Instant;

/**
 * When data runs out: nineteen times of twenty between {@code earliest} and {@code latest}.
 *
 * @param earliest plan with this one
 * @param expected the most likely
 * @param latest rely on this one never
 */
public record RunOut(Instant earliest, Instant expected, Instant latest) {
  /** Returns how wide the interval is. */
  public Duration width() {
    return Duration.between(earliest, latest);
  }
}
