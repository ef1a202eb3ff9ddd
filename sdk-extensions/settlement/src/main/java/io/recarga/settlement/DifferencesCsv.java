package io.recarga.settlement;

import io.recarga.Difference;
import io.recarga.HistoryEntry;
import io.recarga.Reconciliation;
import io.recarga.TopUpKey;
import io.recarga.TopUpResult;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes differences as a table that opens safely in a spreadsheet: what a carrier or a caller wrote
 * begins no formula. Lines are masked.
 */
public final class DifferencesCsv {
  private static final List<String> HEADER = List.of(
      "kind",
      "tenant",
      "key",
      "reference",
      "transaction",
      "here",
      "there",
      "delivered there",
      "cost there",
      "line there",
      "time there",
      "what differs",
      "what to do");
  // Also their full-width forms, which some spreadsheets take for the same.
  private static final String FORMULA = "=+-@\t\r\n|%＝＋－＠";

  private DifferencesCsv() {}

  /**
   * Writes all differences with a header line, in UTF-8 if {@code target} encodes so.
   *
   * @throws IOException if {@code target} does
   */
  public static void write(Reconciliation books, Appendable target) throws IOException {
    line(HEADER.stream(), target);
    for (Difference difference : books.differences()) {
      TopUpKey key = difference.key();
      HistoryEntry there = difference.there();
      TopUpResult here = difference.here();
      line(
          Stream.of(
                  difference.kind(),
                  key == null ? null : key.tenant(),
                  key == null ? null : key.id(),
                  there == null ? null : there.reference(),
                  there == null ? null : there.transactionId(),
                  here == null ? null : words(here),
                  there == null ? null : there.carrierStatus(),
                  there == null ? null : there.delivered(),
                  there == null ? null : there.cost(),
                  there == null ? null : there.number(),
                  there == null ? null : there.carrierTime(),
                  difference.detail(),
                  difference.kind().advice())
              .map(DifferencesCsv::text),
          target);
    }
  }

  private static String words(TopUpResult result) {
    return result.fold(
        receipt -> "delivered " + receipt.delivered() + " for " + receipt.cost(),
        progress -> "pending " + progress.stage(),
        refusal -> "declined " + refusal.reason() + " " + refusal.proof(),
        openCase -> "unknown " + openCase.cause());
  }

  private static void line(Stream<String> fields, Appendable target) throws IOException {
    target
        .append(fields.map(DifferencesCsv::quoted).collect(Collectors.joining(",")))
        .append("\r\n");
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  private static String quoted(String field) {
    String bare = field.replaceAll("\\p{Cntrl}+", " ").strip();
    boolean begins = !bare.isEmpty() && FORMULA.indexOf(bare.charAt(0)) >= 0;
    return '"' + (begins ? "'" : "") + bare.replace("\"", "\"\"") + '"';
  }
}
