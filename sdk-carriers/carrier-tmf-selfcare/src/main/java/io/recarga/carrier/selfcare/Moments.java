package io.recarga.carrier.selfcare;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Reads times as carriers write them: with an offset, or in the zone that the account names. */
final class Moments {
  private static final int LONGEST = 40;

  private final @Nullable ZoneId zone;

  Moments(@Nullable ZoneId zone) {
    this.zone = zone;
  }

  /** Returns the moment, or null where none can be told without guessing. */
  @Nullable
  Instant of(@Nullable String text) {
    if (text == null || text.length() > LONGEST) {
      return null;
    }
    // Gateways write "+0000" as well, which no formatter of Java's takes beside "+00:00" and "Z".
    String bare = text.strip().replaceFirst("([+-][0-9]{2})([0-9]{2})$", "$1:$2");
    try {
      return bare.length() == 10 ? dayOf(bare) : timeOf(bare);
    } catch (DateTimeException e) {
      return null;
    }
  }

  @Nullable
  Instant begin(Wire.@Nullable Period period) {
    return period == null ? null : of(period.startDateTime());
  }

  @Nullable
  Instant end(Wire.@Nullable Period period) {
    return period == null ? null : of(period.endDateTime());
  }

  /** Says whether {@code now} is within the period, as far as its ends can be read. */
  boolean covers(Wire.@Nullable Period period, Instant now) {
    Instant begin = begin(period);
    Instant end = end(period);
    // TM Forum's own samples have periods that end before they begin: such a one says nothing.
    if (begin != null && end != null && end.isBefore(begin)) {
      return true;
    }
    return (begin == null || !now.isBefore(begin)) && (end == null || !now.isAfter(end));
  }

  private @Nullable Instant dayOf(String text) {
    return zone == null ? null : LocalDate.parse(text).atStartOfDay(zone).toInstant();
  }

  private @Nullable Instant timeOf(String text) {
    var parsed =
        DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
    if (parsed instanceof OffsetDateTime exact) {
      return exact.toInstant();
    }
    return zone == null ? null : ((LocalDateTime) parsed).atZone(zone).toInstant();
  }
}
