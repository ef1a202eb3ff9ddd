package io.recarga.carrier.reloadly;

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
import static io.recarga.DeclineReason.RECENTLY_RECHARGED;
import static io.recarga.DeclineReason.THROTTLED;
import static io.recarga.DeclineReason.WALLET_TOO_LOW;
import static io.recarga.spi.ErrorTable.Row.ANY_4XX;
import static io.recarga.spi.ErrorTable.Row.ANY_STATUS;
import static io.recarga.spi.Proves.NOTHING;
import static io.recarga.spi.Proves.NOTHING_SOLD;
import static io.recarga.spi.Proves.NOTHING_SOLD_NOW;
import static io.recarga.spi.Proves.REFERENCE_USED;

import io.recarga.DeclineReason;
import io.recarga.spi.ErrorTable;
import io.recarga.spi.ErrorTable.Row;
import io.recarga.spi.Proves;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reloadly's codes as data. No code burns a reference: a refused attempt does not consume the
 * customIdentifier (a third-party client's runs against the sandbox, October 2026).
 */
final class Errors {
  /** Stands for an answer in one of Reloadly's own error shapes whose errorCode is null. */
  static final String NO_CODE = "(no code)";

  /** Stands for an answer of any shape, readable or not. */
  static final String ANY_BODY = "(any body)";

  private static final String LIVE = "sandbox runs of a third-party client, October 2026";
  private static final String CENSUS = "census of a platform's production payments, 2026";
  private static final String HANDBOOK = "Reloadly's error handbook";
  private static final String OPENAPI = "Reloadly's OpenAPI file of 2022-07-20";
  private static final String CENSUS_HANDBOOK = CENSUS + "; " + HANDBOOK;
  private static final String LIVE_HANDBOOK = LIVE + "; " + HANDBOOK;
  private static final String REFUSED = "; a refused top-up leaves no record (" + LIVE + ")";

  private static final @Nullable Duration NEVER = null;
  private static final Duration AT_ONCE = Duration.ZERO;
  private static final Duration A_SECOND = Duration.ofSeconds(1);
  private static final Duration A_MINUTE = Duration.ofMinutes(1);
  private static final Duration TWO_MINUTES = Duration.ofMinutes(2);

  static final ErrorTable TABLE = ErrorTable.of("Reloadly", rows());

  private Errors() {}

  /** Says what {@code code} means in our words, at whatever status it usually comes. */
  static DeclineReason reasonOf(@Nullable String code) {
    return TABLE.rows().stream()
        .filter(row -> row.code().equals(code))
        .map(Row::reason)
        .filter(reason -> reason != OTHER)
        .findFirst()
        .orElse(CARRIER_FAILED);
  }

  private static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    line(rows);
    amount(rows);
    account(rows);
    operator(rows);
    request(rows);
    credentials(rows);
    reading(rows);
    return rows;
  }

  private static void line(List<Row> t) {
    for (String code :
        List.of("INVALID_RECIPIENT_PHONE", "INVALID_SENDER_PHONE", "INVALID_PHONE_NUMBER")) {
      refuses(t, code, INVALID_LINE, NEVER, OPENAPI + "; " + HANDBOOK);
    }
    String now = "the wait is the handbook's for the same number, about 2 minutes";
    t.add(row(
        "PHONE_RECENTLY_RECHARGED",
        ANY_4XX,
        RECENTLY_RECHARGED,
        NOTHING_SOLD_NOW,
        TWO_MINUTES,
        HANDBOOK + "; " + now));
    t.add(row(
        "RECIPIENT_HAS_PENDING_TRANSACTION",
        ANY_4XX,
        RECENTLY_RECHARGED,
        NOTHING_SOLD_NOW,
        TWO_MINUTES,
        CENSUS + "; " + now));
    refuses(t, "RECIPIENT_REACHED_MAX_TOPUP_NUMBER", LINE_LIMIT_REACHED, NEVER, CENSUS);
    refuses(t, "PHONE_BANNED_BY_OPERATOR", LINE_BLOCKED, NEVER, CENSUS);
    refuses(t, "RECIPIENT_PHONE_INACTIVE", LINE_BLOCKED, NEVER, CENSUS);
  }

  private static void amount(List<Row> t) {
    String source = HANDBOOK + "; " + CENSUS + "; " + LIVE;
    for (String code : List.of(
        "INVALID_AMOUNT",
        "INVALID_AMOUNT_FOR_OPERATOR",
        "INVALID_LOCAL_AMOUNT_FOR_OPERATOR",
        "INVALID_AMOUNT_FOR_RECIPIENT_PHONE")) {
      refuses(t, code, INVALID_AMOUNT, NEVER, source);
    }
  }

  private static void account(List<Row> t) {
    refuses(
        t,
        "INSUFFICIENT_BALANCE",
        WALLET_TOO_LOW,
        NEVER,
        LIVE + "; " + CENSUS + ", 34 % of its failures");
    refuses(t, "MAX_DAILY_TRANSACTION_COUNT_REACHED", ACCOUNT_LIMIT_REACHED, NEVER, HANDBOOK);
    refuses(t, "MAX_DAILY_TRANSACTION_AMOUNT_REACHED", ACCOUNT_LIMIT_REACHED, NEVER, HANDBOOK);
    refuses(t, "INACTIVE_ACCOUNT", ACCOUNT_BLOCKED, NEVER, HANDBOOK);
    refuses(t, "ACCOUNT_NOT_FOUND", ACCOUNT_BLOCKED, NEVER, HANDBOOK);
  }

  private static void operator(List<Row> t) {
    String ours = "; no wait is stated, this one is ours";
    t.add(row(
        "OPERATOR_UNAVAILABLE_OR_CURRENTLY_INACTIVE",
        503,
        CARRIER_UNAVAILABLE,
        NOTHING_SOLD,
        A_MINUTE,
        LIVE_HANDBOOK + "; the one 503 that is a refusal" + ours));
    refuses(
        t,
        "OPERATOR_UNAVAILABLE_OR_CURRENTLY_INACTIVE",
        CARRIER_UNAVAILABLE,
        A_MINUTE,
        HANDBOOK + ours);
    refuses(
        t,
        "TRANSACTION_CANNOT_BE_PROCESSED_AT_THE_MOMENT",
        CARRIER_UNAVAILABLE,
        A_MINUTE,
        LIVE + ": with 400" + ours);
    t.add(row(
        "TRANSACTION_CANNOT_BE_PROCESSED_AT_THE_MOMENT",
        500,
        CARRIER_UNAVAILABLE,
        NOTHING,
        NEVER,
        LIVE + ": with 500 it may have been sold"));
    for (String code : List.of(
        "OPERATOR_NOT_IN_SERVICE",
        "CONNECTION_TO_OPERATOR_TEMPORARILY_DOWN",
        "CONNECTION_TO_OPERATOR_FAILED")) {
      t.add(open(code, ANY_STATUS, CARRIER_UNAVAILABLE, CENSUS_HANDBOOK));
    }
    String until = CENSUS_HANDBOOK + "; open until the report says FAILED";
    for (String code : List.of(
        "TOPUP_TRANSACTION_FAILED",
        "TRANSACTION_FAILED_ON_OPERATOR",
        "TRANSACTION_REJECTED_BY_OPERATOR",
        "TRANSACTION_REFUSED_BY_OPERATOR",
        "REQUEST_FAILED_ON_PROVIDER",
        "REQUEST_PROCESSING_FAILED",
        "PROVIDER_INTERNAL_ERROR",
        "UNMAPPED_PROVIDER_ERROR_CODE")) {
      t.add(open(code, ANY_STATUS, CARRIER_FAILED, until));
    }
    t.add(open("INTERNAL_SERVER_ERROR", ANY_STATUS, OTHER, HANDBOOK));
    t.add(open("SERVICE_UNAVAILABLE", ANY_STATUS, OTHER, HANDBOOK));
  }

  private static void request(List<Row> t) {
    t.add(row(
        "CUSTOM_IDENTIFIER_ALREADY_USED",
        ANY_STATUS,
        OTHER,
        REFERENCE_USED,
        NEVER,
        LIVE + "; " + CENSUS + ": 1,483 of 2,393 such answers stood for a paid top-up"));
    refuses(t, "INVALID_INPUT_PROVIDED", INVALID_REQUEST, NEVER, LIVE_HANDBOOK);
    refuses(t, "INVALID_REQUEST", INVALID_REQUEST, NEVER, LIVE_HANDBOOK);
    // Sic, with the double C. (Reloadly's error handbook)
    refuses(t, "UNPROCCESSABLE_ENTITY", INVALID_REQUEST, NEVER, HANDBOOK);
    refuses(t, "RESOURCE_NOT_FOUND", INVALID_REQUEST, NEVER, HANDBOOK);
    refuses(t, "METHOD_NOT_SUPPORTED", INVALID_REQUEST, NEVER, HANDBOOK);
    refuses(t, "MEDIA_TYPE_NOT_ACCEPTABLE", INVALID_REQUEST, NEVER, HANDBOOK);
    refuses(t, "UNSUPPORTED_MEDIA_TYPE", INVALID_REQUEST, NEVER, HANDBOOK);
    refuses(t, "COUNTRY_NOT_SUPPORTED", INVALID_LINE, NEVER, LIVE_HANDBOOK);
    refuses(t, "RATE_LIMIT_REACHED", THROTTLED, A_SECOND, HANDBOOK);
    t.add(row(
        ANY_BODY,
        429,
        THROTTLED,
        NOTHING_SOLD,
        A_SECOND,
        LIVE + ": 429 in any form comes before the sale"));
    refuses(t, NO_CODE, INVALID_REQUEST, NEVER, "error shapes A and B without a code");
  }

  private static void credentials(List<Row> t) {
    String again = "; a new token follows";
    for (String code : List.of("INVALID_TOKEN", "TOKEN_EXPIRED", "AUTHENTICATION_FAILURE")) {
      refuses(t, code, CREDENTIALS, AT_ONCE, OPENAPI + "; " + HANDBOOK + again);
    }
    refuses(t, "INVALID_CREDENTIALS", CREDENTIALS, NEVER, LIVE);
    refuses(t, "INVALID_AUDIENCE", CREDENTIALS, NEVER, "Reloadly's Java client, 2025-02-26");
    refuses(t, "NOT_AUTHORIZED", CREDENTIALS, NEVER, HANDBOOK);
    t.add(row(
        ANY_BODY,
        401,
        CREDENTIALS,
        NOTHING_SOLD,
        AT_ONCE,
        LIVE + ": 401 in any form comes before the sale" + again));
  }

  private static void reading(List<Row> t) {
    String read = "; answers reads, proves nothing about a sale";
    t.add(open("COULD_NOT_AUTO_DETECT_OPERATOR", ANY_STATUS, INVALID_LINE, LIVE + read));
    t.add(open("TRANSACTION_NOT_FOUND", ANY_STATUS, OTHER, LIVE + read));
    t.add(open("FX_RATE_NOT_AVAILABLE", ANY_STATUS, OTHER, OPENAPI + read));
  }

  /** Adds a code that comes before the sale, in whatever refusal status. */
  private static void refuses(
      List<Row> t, String code, DeclineReason reason, @Nullable Duration wait, String source) {
    t.add(row(code, ANY_4XX, reason, NOTHING_SOLD, wait, source + REFUSED));
  }

  private static Row open(String code, int status, DeclineReason reason, String source) {
    return row(code, status, reason, NOTHING, NEVER, source);
  }

  private static Row row(
      String code,
      int status,
      DeclineReason reason,
      Proves proves,
      @Nullable Duration wait,
      String source) {
    return new Row(code, status, reason, proves, false, wait, source);
  }
}
