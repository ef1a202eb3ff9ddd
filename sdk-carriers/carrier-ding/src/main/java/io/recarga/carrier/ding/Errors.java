package io.recarga.carrier.ding;

import static io.recarga.DeclineReason.CARRIER_FAILED;
import static io.recarga.DeclineReason.CARRIER_UNAVAILABLE;
import static io.recarga.DeclineReason.CREDENTIALS;
import static io.recarga.DeclineReason.INVALID_AMOUNT;
import static io.recarga.DeclineReason.INVALID_LINE;
import static io.recarga.DeclineReason.INVALID_REQUEST;
import static io.recarga.DeclineReason.LINE_BLOCKED;
import static io.recarga.DeclineReason.OTHER;
import static io.recarga.DeclineReason.PLAN_UNAVAILABLE;
import static io.recarga.DeclineReason.THROTTLED;
import static io.recarga.DeclineReason.WALLET_TOO_LOW;
import static io.recarga.spi.ErrorTable.Row.ANY_STATUS;
import static io.recarga.spi.Proves.NOTHING;
import static io.recarga.spi.Proves.NOTHING_SOLD;
import static io.recarga.spi.Proves.NOTHING_SOLD_NOW;

import io.recarga.DeclineReason;
import io.recarga.spi.ErrorTable;
import io.recarga.spi.ErrorTable.Row;
import io.recarga.spi.Proves;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Ding's codes as data: code and context decide, and no HTTP status ever does, because refusals
 * come with 200, 400 and 500 alike. A row "Code/Context" is for that context only, a row "Code" for
 * any other one and for none.
 *
 * <p>Whatever Ding refused may stay on record under its reference, and Ding executes a repeated
 * reference again: so each refusal ends its reference, and none is repeated by itself.
 */
final class Errors {
  static final int SUCCESS = 1;
  static final int NEAREST = 2;

  private static final String AUTHENTICATION = "AuthenticationFailed";
  private static final Pattern CONTEXT = Pattern.compile("[A-Za-z][A-Za-z ,._]{0,79}");

  private static final String SWAGGER = "Ding's API description, 2026-08-13";
  private static final String UAT = "Ding's help centre on test numbers, read 2026";
  private static final String METHODS =
      "Ding's pages Methods and FAQ as noted by a client, 2026-04";
  private static final String TRAFFIC = "real traffic of a third-party client, 2026";

  static final ErrorTable TABLE = ErrorTable.of("Ding", rows());

  private Errors() {}

  /** Returns the row of an error, or null if the table has none. */
  static @Nullable Row row(Wire.@Nullable ErrorCode error) {
    String code = error == null ? null : error.code();
    if (error == null || code == null) {
      return null;
    }
    Row exact = TABLE.find(code + "/" + error.context(), ANY_STATUS);
    return exact != null ? exact : TABLE.find(code, ANY_STATUS);
  }

  /** Returns the errors of an answer without gaps. */
  static List<Wire.ErrorCode> of(Wire.Envelope answer) {
    List<Wire.@Nullable ErrorCode> all = answer.errorCodes();
    List<Wire.ErrorCode> found = new ArrayList<>();
    for (Wire.ErrorCode error : all == null ? List.<Wire.@Nullable ErrorCode>of() : all) {
      if (error != null) {
        found.add(error);
      }
    }
    return found;
  }

  /** Says what an answer says in codes, for people. */
  static String text(Wire.Envelope answer) {
    String codes = of(answer).stream().map(Errors::text).collect(Collectors.joining(", "));
    return codes.isEmpty() ? "ResultCode " + answer.resultCode() : codes;
  }

  static String text(Wire.ErrorCode error) {
    String context = error.context();
    // A context is a name; what else it may hold one day is not shown.
    return context == null || !CONTEXT.matcher(context).matches()
        ? String.valueOf(error.code())
        : error.code() + "/" + context;
  }

  static boolean isAuthentication(Wire.Envelope answer) {
    return of(answer).stream().anyMatch(error -> AUTHENTICATION.equals(error.code()));
  }

  /** Says in our words why a transfer is on record as failed. */
  static DeclineReason reasonOf(Wire.Envelope transfer) {
    return of(transfer).stream()
        .map(Errors::row)
        .filter(Objects::nonNull)
        .map(Row::reason)
        .filter(reason -> reason != OTHER)
        .findFirst()
        .orElse(CARRIER_FAILED);
  }

  private static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    String both = UAT + "; " + METHODS;
    refuses(
        rows,
        "TransientProviderError/ProviderTimedOut",
        CARRIER_UNAVAILABLE,
        SWAGGER + ": after 90 s the transfer counts as failed and is not debited; " + UAT);
    refuses(
        rows,
        "TransientProviderError/ProviderRefusedRequest",
        CARRIER_FAILED,
        both + "; also for a line of another operator");
    open(rows, "TransientProviderError", CARRIER_UNAVAILABLE, METHODS + ", without such a context");
    rows.add(row(
        "RateLimited",
        THROTTLED,
        NOTHING_SOLD_NOW,
        UAT + "; " + TRAFFIC + ": a throttle, or a rule about one number that an earlier top-up"
            + " may have set off"));
    provider(rows, both);
    number(rows, both);
    refuses(rows, "InsufficientBalance", WALLET_TOO_LOW, UAT + "; " + TRAFFIC + ": with HTTP 500");
    open(
        rows,
        "DuplicateTransactionPrevented",
        OTHER,
        METHODS + ": by number, amount and time; the record tells which one was prevented");
    request(rows);
    refuses(rows, AUTHENTICATION, CREDENTIALS, TRAFFIC + ": ResultCode 4, before any sale");
    open(rows, "NearestMatch", INVALID_AMOUNT, SWAGGER + ": something near it was sold");
    open(rows, "OtherError", OTHER, METHODS + ": no meaning is published");
    return rows;
  }

  private static void provider(List<Row> t, String source) {
    refuses(t, "ProviderError/ProductUnavailable", PLAN_UNAVAILABLE, source);
    refuses(t, "ProviderError/ProviderTemporarilyUnavailable", CARRIER_UNAVAILABLE, source);
    refuses(t, "ProviderError/RechargeNotAllowed", LINE_BLOCKED, source);
    String unclear = METHODS + ": what the provider did is not known";
    open(t, "ProviderError/ProviderTimedOut", CARRIER_UNAVAILABLE, unclear);
    open(t, "ProviderError/ProviderUnknownError", CARRIER_FAILED, unclear);
    open(t, "ProviderError", CARRIER_FAILED, METHODS + ", without such a context");
    refuses(t, "RechargeNotAllowed", LINE_BLOCKED, METHODS + "; " + TRAFFIC);
  }

  private static void number(List<Row> t, String source) {
    refuses(t, "AccountNumberInvalid/AccountNumberFailedRegex", INVALID_LINE, source);
    refuses(t, "AccountNumberInvalid/ProviderRefusedRequest", INVALID_LINE, source);
    refuses(t, "AccountNumberInvalid", INVALID_LINE, METHODS + "; " + TRAFFIC);
  }

  private static void request(List<Row> t) {
    refuses(t, "ParameterOutOfRange/SendValue", INVALID_AMOUNT, METHODS);
    for (String code : List.of(
        "ParameterMissing",
        "ParameterInvalid",
        "ParameterOutOfRange",
        "ParameterCombinationInvalid",
        "TooManyParameters",
        "RequestInvalid",
        "BatchItemRefMustBeUnique")) {
      refuses(t, code, INVALID_REQUEST, METHODS + ": ResultCode 4, before any sale");
    }
  }

  private static void refuses(List<Row> t, String code, DeclineReason reason, String source) {
    t.add(row(code, reason, NOTHING_SOLD, source));
  }

  private static void open(List<Row> t, String code, DeclineReason reason, String source) {
    t.add(row(code, reason, NOTHING, source));
  }

  private static Row row(String code, DeclineReason reason, Proves proves, String source) {
    boolean ends = proves != NOTHING && !code.equals(AUTHENTICATION);
    Duration never = null;
    return new Row(code, ANY_STATUS, reason, proves, ends, never, source);
  }
}
