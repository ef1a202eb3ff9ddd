package io.recarga.architecture.docs;

import io.recarga.spi.ErrorTable;
import io.recarga.spi.ErrorTable.Row;
import io.recarga.spi.Proves;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The codes of one carrier, as a table for people. */
final class CodeRows {
  private CodeRows() {}

  static void append(StringBuilder page, ErrorTable carrier) {
    Table table = Table.of(
        "Code",
        "HTTP",
        "Meaning",
        "Did money move?",
        "What to do",
        "Same reference again?",
        "Known from");
    carrier
        .rows()
        .forEach(row -> table.row(
            "`" + row.code() + "`",
            row.statusText(),
            "`" + row.reason() + "`",
            moved(row.proves()),
            cure(row),
            again(row),
            row.evidence()));
    ErrorsPage.section(page, "Codes of " + carrier.carrier(), """
        A code or status without a row here proves nothing: the top-up stays `Pending` until the
        carrier's own record decides. The reference is what Recarga derives from your key for this
        carrier; Recarga sees to its use, you keep to your key.
        """, table);
  }

  private static String moved(Proves proves) {
    return switch (proves) {
      case NOTHING_SOLD -> "No";
      case NOTHING_SOLD_NOW -> "Not by this request, perhaps by an earlier one of ours";
      case REFERENCE_USED -> "Perhaps, by an earlier request";
      case NOTHING -> "Perhaps";
    };
  }

  private static String cure(Row row) {
    return switch (row.proves()) {
      case NOTHING_SOLD -> row.reason().advice() + waiting(row.retryAfter());
      case NOTHING_SOLD_NOW ->
        row.reason().advice()
            + waiting(row.retryAfter())
            + " After a doubt, the carrier's record is asked instead.";
      case REFERENCE_USED, NOTHING ->
        "Keep the payer's money; ask again with the same key. The carrier's record is asked.";
    };
  }

  private static String waiting(@Nullable Duration wait) {
    if (wait == null) {
      return "";
    }
    return wait.isZero()
        ? " Recarga tries again at once."
        : " Recarga tries again after " + seconds(wait) + " if `sendBy` allows.";
  }

  private static String seconds(Duration wait) {
    return wait.toSeconds() + " s";
  }

  private static String again(Row row) {
    if (row.burnsReference()) {
      return "No, the next serial is used";
    }
    return switch (row.proves()) {
      case NOTHING_SOLD -> "Yes";
      case NOTHING_SOLD_NOW -> "Yes, unless an earlier request is in doubt";
      case REFERENCE_USED, NOTHING -> "Only after it is proven unused";
    };
  }
}
