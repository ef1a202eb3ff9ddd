package io.recarga.renewal.planning;

import java.time.Instant;
import java.util.Objects;

/**
 * By when a line must be renewed, or something happens.
 *
 * @param happening what happens
 * @param at when, by the shortest term that anybody states
 * @param source where that is from, such as the carrier's answer or a market's line-expiry rule
 */
public record Deadline(Happening happening, Instant at, String source) {
  /** Checks the parts. */
  public Deadline {
    Objects.requireNonNull(happening, "happening");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(source, "source");
  }
}
