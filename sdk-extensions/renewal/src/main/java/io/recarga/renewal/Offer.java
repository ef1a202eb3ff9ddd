package io.recarga.renewal;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A promotion that the directory knows of.
 *
 * @param text what is offered, and on which conditions
 * @param from its first day, or null if nobody says
 * @param until its last day, or null if nobody says
 * @param source where it is from
 */
public record Offer(
    Words text, @Nullable LocalDate from, @Nullable LocalDate until, Source source) {
  /** Checks the parts. */
  public Offer {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(source, "source");
  }

  /** Says whether it is known to run on {@code day}; without a last day nobody knows. */
  public boolean runsOn(LocalDate day) {
    return until != null && !day.isAfter(until) && (from == null || !day.isBefore(from));
  }
}
