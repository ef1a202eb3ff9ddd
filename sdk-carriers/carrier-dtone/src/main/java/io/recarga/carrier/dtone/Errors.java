package io.recarga.carrier.dtone;

import static io.recarga.DeclineReason.ACCOUNT_BLOCKED;
import static io.recarga.DeclineReason.ACCOUNT_LIMIT_REACHED;
import static io.recarga.DeclineReason.CARRIER_FAILED;
import static io.recarga.DeclineReason.CARRIER_UNAVAILABLE;
import static io.recarga.DeclineReason.CREDENTIALS;
import static io.recarga.DeclineReason.INVALID_AMOUNT;
import static io.recarga.DeclineReason.INVALID_LINE;
import static io.recarga.DeclineReason.INVALID_REQUEST;
import static io.recarga.DeclineReason.LINE_BLOCKED;
import static io.recarga.DeclineReason.LINE_LIMIT_REACHED;
import static io.recarga.DeclineReason.OTHER;
import static io.recarga.DeclineReason.PLAN_UNAVAILABLE;
import static io.recarga.DeclineReason.RECENTLY_RECHARGED;
import static io.recarga.DeclineReason.THROTTLED;
import static io.recarga.DeclineReason.WALLET_TOO_LOW;

import io.recarga.DeclineReason;
import io.recarga.spi.ErrorTable;
import io.recarga.spi.ErrorTable.Row;
import io.recarga.spi.Proves;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * DT One's codes as data. Codes of errors answer the creation of a transaction; messages of final
 * statuses end a transaction, which its class decides and its message explains.
 */
final class Errors {
  /** Why a transaction ended that was created and never confirmed. */
  static final DeclineReason NOT_CONFIRMED = DeclineReason.NOT_SENT;

  private static final String OPENAPI = "DT One's OpenAPI description 1.23.0";
  private static final String BEFORE = OPENAPI + "; an error answers instead of a transaction";
  private static final String READS = OPENAPI + "; answers reads, proves nothing about a sale";
  private static final String STATUS = OPENAPI + "; final, the held money is given back";
  private static final String STEPS =
      OPENAPI + "; answers a confirmation or cancellation, the record decides";

  static final ErrorTable TABLE = ErrorTable.of("DT One", rows());

  private Errors() {}

  /** Says what the message of a final status means in our words. */
  static DeclineReason reasonOf(@Nullable String message) {
    return TABLE.rows().stream()
        .filter(row -> row.code().equals(message))
        .map(Row::reason)
        .findFirst()
        .orElse(CARRIER_FAILED);
  }

  private static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    creating(rows);
    open(rows);
    rejected(rows);
    declined(rows);
    return rows;
  }

  private static void creating(List<Row> t) {
    refuses(t, "1000400", 400, INVALID_REQUEST);
    refuses(t, "1000401", 401, CREDENTIALS);
    refuses(t, "1000404", 404, INVALID_REQUEST);
    t.add(row(
        "1000429",
        429,
        THROTTLED,
        Proves.NOTHING_SOLD,
        false,
        Duration.ofSeconds(1),
        BEFORE + "; no wait is stated, this one is ours"));
    refuses(t, "1003001", 404, PLAN_UNAVAILABLE);
    refuses(t, "1003002", 400, INVALID_AMOUNT);
    refuses(t, "1003003", 400, INVALID_AMOUNT);
    refuses(t, "1005003", 400, INVALID_LINE);
    refuses(t, "1005503", 400, INVALID_REQUEST);
    refuses(t, "1006001", 400, WALLET_TOO_LOW);
    refuses(t, "1006003", 400, INVALID_REQUEST);
    refuses(t, "1006009", 404, ACCOUNT_BLOCKED);
    refuses(t, "1006503", 400, INVALID_REQUEST);
    refuses(t, "1007500", 400, INVALID_REQUEST);
    t.add(row(
        "1007001",
        400,
        OTHER,
        Proves.REFERENCE_USED,
        false,
        null,
        OPENAPI + "; the original is not answered, and may be in any state"));
  }

  private static void open(List<Row> t) {
    for (String code : List.of("1007002", "1007004", "1007005", "1007007")) {
      t.add(row(code, 400, OTHER, Proves.NOTHING, false, null, STEPS));
    }
    for (String code :
        List.of("1003101", "1003201", "1003301", "1005004", "1005005", "1005006", "1008004")) {
      t.add(row(code, 404, OTHER, Proves.NOTHING, false, null, READS));
    }
    String may = OPENAPI + "; with a server error it may have been created";
    t.add(row("1009001", 500, OTHER, Proves.NOTHING, false, null, may));
    t.add(row("1009503", 503, CARRIER_UNAVAILABLE, Proves.NOTHING, false, null, may));
  }

  private static void rejected(List<Row> t) {
    // Before that, a confirmation may have been lost on its way; afterwards none is taken.
    ends(t, "CANCELLED", NOT_CONFIRMED);
    ends(t, "REJECTED", OTHER);
    ends(t, "REJECTED-INVALID-CREDIT-PARTY", INVALID_LINE);
    ends(t, "REJECTED-BARRED-CREDIT-PARTY", LINE_BLOCKED);
    ends(t, "REJECTED-INELIGIBLE-CREDIT-PARTY", LINE_BLOCKED);
    ends(t, "REJECTED-INVALID-DEBIT-PARTY", INVALID_REQUEST);
    ends(t, "REJECTED-BARRED-DEBIT-PARTY", ACCOUNT_BLOCKED);
    ends(t, "REJECTED-LIMITATIONS-ON-CREDIT-PARTY-AMOUNT", LINE_LIMIT_REACHED);
    ends(t, "REJECTED-LIMITATIONS-ON-CREDIT-PARTY-QUANTITY", LINE_LIMIT_REACHED);
    ends(t, "REJECTED-OPERATOR-CURRENTLY-UNAVAILABLE", CARRIER_UNAVAILABLE);
    ends(t, "REJECTED-INSUFFICIENT-BALANCE", WALLET_TOO_LOW);
  }

  private static void declined(List<Row> t) {
    ends(t, "DECLINED", CARRIER_FAILED);
    ends(t, "DECLINED-INVALID-CREDIT-PARTY", INVALID_LINE);
    ends(t, "DECLINED-BARRED-CREDIT-PARTY", LINE_BLOCKED);
    ends(t, "DECLINED-INELIGIBLE-CREDIT-PARTY", LINE_BLOCKED);
    ends(t, "DECLINED-INVALID-DEBIT-PARTY", INVALID_REQUEST);
    ends(t, "DECLINED-BARRED-DEBIT-PARTY", ACCOUNT_BLOCKED);
    ends(t, "DECLINED-LIMITATIONS-ON-OPERATOR-AMOUNT", CARRIER_UNAVAILABLE);
    ends(t, "DECLINED-LIMITATIONS-ON-OPERATOR-QUANTITY", CARRIER_UNAVAILABLE);
    ends(t, "DECLINED-LIMITATIONS-ON-CREDIT-PARTY-AMOUNT", LINE_LIMIT_REACHED);
    ends(t, "DECLINED-LIMITATIONS-ON-CREDIT-PARTY-QUANTITY", LINE_LIMIT_REACHED);
    ends(t, "DECLINED-LIMITATIONS-ON-CUSTOMER-AMOUNT", ACCOUNT_LIMIT_REACHED);
    ends(t, "DECLINED-LIMITATIONS-ON-CUSTOMER-QUANTITY", ACCOUNT_LIMIT_REACHED);
    // The operator saw the same number and amount moments ago: it is not about our external_id.
    ends(t, "DECLINED-DUPLICATED-TRANSACTION", RECENTLY_RECHARGED);
    ends(t, "DECLINED-OPERATOR-CURRENTLY-UNAVAILABLE", CARRIER_UNAVAILABLE);
    ends(t, "DECLINED-EXCEPTION", CARRIER_FAILED);
  }

  /** Adds a code with which DT One refuses to create a transaction. */
  private static void refuses(List<Row> t, String code, int status, DeclineReason reason) {
    t.add(row(code, status, reason, Proves.NOTHING_SOLD, false, null, BEFORE));
  }

  /** Adds the message of a final status: the transaction is on record, so its reference is used. */
  private static void ends(List<Row> t, String message, DeclineReason reason) {
    t.add(row(message, Row.ANY_STATUS, reason, Proves.NOTHING_SOLD, true, null, STATUS));
  }

  private static Row row(
      String code,
      int status,
      DeclineReason reason,
      Proves proves,
      boolean burns,
      @Nullable Duration wait,
      String source) {
    return new Row(code, status, reason, proves, burns, wait, source);
  }
}
