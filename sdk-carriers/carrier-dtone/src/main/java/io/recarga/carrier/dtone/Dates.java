package io.recarga.carrier.dtone;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Dates of RFC 3339, with whatever fraction of a second. */
final class Dates {
  /** How far the clocks of DT One and of this machine may be apart. */
  static final Duration CLOCKS_APART = Duration.ofMinutes(15);

  private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
          "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
      .withZone(ZoneOffset.UTC);

  private Dates() {}

  static String format(Instant moment) {
    return FORMAT.format(moment);
  }

  /** Says whether {@code date} has passed by DT One's clock for sure; not if nobody can read it. */
  static boolean isOver(@Nullable String date, Instant now) {
    try {
      return date != null
          && OffsetDateTime.parse(date).toInstant().plus(CLOCKS_APART).isBefore(now);
    } catch (DateTimeParseException e) {
      return false;
    }
  }
}
