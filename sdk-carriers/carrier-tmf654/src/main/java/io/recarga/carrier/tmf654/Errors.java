package io.recarga.carrier.tmf654;

import io.recarga.DeclineReason;
import io.recarga.spi.ErrorTable;
import io.recarga.spi.ErrorTable.Row;
import io.recarga.spi.Proves;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What errors prove at any carrier. TMF654 has no catalogue of codes, and which of its own refusals
 * come before a sale only the carrier can say: a dialect adds them as rows.
 */
final class Errors {
  /** Stands for an expired or unknown token, as the header {@code WWW-Authenticate} names it. */
  static final String INVALID_TOKEN = "invalid_token";

  static final ErrorTable TABLE = ErrorTable.of("TMF654", rows());

  private Errors() {}

  /** Returns the table with the rows of a dialect. */
  static ErrorTable with(String carrier, List<Row> added) {
    if (added.isEmpty()) {
      return TABLE;
    }
    List<Row> rows = new ArrayList<>(TABLE.rows());
    rows.addAll(added);
    return ErrorTable.of(carrier, rows);
  }

  /** Returns the rows that a dialect added. */
  static List<Row> added(ErrorTable table) {
    return table.rows().stream().filter(row -> !TABLE.rows().contains(row)).toList();
  }

  private static List<Row> rows() {
    return List.of(
        new Row(
            INVALID_TOKEN,
            401,
            DeclineReason.CREDENTIALS,
            Proves.NOTHING_SOLD,
            false,
            Duration.ZERO,
            "RFC 6750, section 3.1: access is denied before the request is looked at"),
        new Row(
            TmfDialect.ANY_CODE,
            409,
            DeclineReason.OTHER,
            Proves.REFERENCE_USED,
            false,
            null,
            "TMF654 v4.0.0 lists 409 for POST topupBalance without saying what it is about"));
  }
}
