package io.recarga.simulator.dtone;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** Dates of RFC 3339, written with nine digits of a second. */
final class Dates {
  private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
          "uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'", Locale.ROOT)
      .withZone(ZoneOffset.UTC);

  private Dates() {}

  static String format(Instant moment) {
    return FORMAT.format(moment);
  }

  static Instant parse(String text, String field) {
    try {
      // A plus sign that nobody encoded arrives as a space.
      return OffsetDateTime.parse(text.strip().replace(' ', '+')).toInstant();
    } catch (DateTimeParseException e) {
      throw Problem.BAD_REQUEST.refused(field + " is not a date of RFC 3339");
    }
  }
}
