package io.recarga.simulator.reloadly;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** Dates without a zone. Two fields of one object run on different clocks, as they really do. */
final class Dates {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  private Dates() {}

  /** Writes a transaction's or an error's date. */
  static String format(Instant moment) {
    return FORMAT.format(moment.atOffset(ZoneOffset.UTC));
  }

  // balanceInfo.updatedAt runs ahead of transactionDate by one US-Eastern offset: 5 h in the
  // fixtures of January 2021 and 2022, 4 h in the sandbox of October 2026.
  static String formatBalance(Instant moment) {
    int behind = NEW_YORK.getRules().getOffset(moment).getTotalSeconds();
    return format(moment.minusSeconds(behind));
  }

  static Instant parse(String text, String field) {
    try {
      return LocalDateTime.parse(text, FORMAT).toInstant(ZoneOffset.UTC);
    } catch (DateTimeParseException e) {
      throw new Refused(
          400, "INVALID_REQUEST", field + " must have the format yyyy-MM-dd HH:mm:ss");
    }
  }
}
