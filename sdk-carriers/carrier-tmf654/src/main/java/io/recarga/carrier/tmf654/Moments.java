package io.recarga.carrier.tmf654;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Reads the dates of the wire. */
final class Moments {
  private Moments() {}

  /** Returns the moment, or null where the text is none: without a zone it is none. */
  static @Nullable Instant read(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      return OffsetDateTime.parse(text.strip()).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }

  /**
   * Returns when a period ends, or null where nobody can tell. TM Forum's own sample of a bucket ends
   * before it begins: such a period says nothing.
   */
  static @Nullable Instant end(Wire.@Nullable Period period) {
    if (period == null) {
      return null;
    }
    Instant begins = read(period.startDateTime());
    Instant ends = read(period.endDateTime());
    return ends != null && begins != null && ends.isBefore(begins) ? null : ends;
  }
}
