package io.recarga.spi;

import java.time.Instant;
import java.util.Objects;

/**
 * The time of sale that a search covered, both ends included, by our clock.
 *
 * @param from the earliest sale that the search would have shown
 * @param to the latest sale that the search would have shown
 */
@Beta
public record Window(Instant from, Instant to) {
  /** Checks the order. */
  public Window {
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("to: is before from");
    }
  }

  /** Returns all time up to {@code to}: for a search by reference without dates. */
  public static Window until(Instant to) {
    return new Window(Instant.EPOCH, to);
  }

  /** Says whether a sale at {@code moment} would have been shown. */
  public boolean covers(Instant moment) {
    return !moment.isBefore(from) && !moment.isAfter(to);
  }
}
