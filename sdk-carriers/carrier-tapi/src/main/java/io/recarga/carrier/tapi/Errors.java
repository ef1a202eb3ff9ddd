package io.recarga.carrier.tapi;

import static io.recarga.DeclineReason.CARRIER_FAILED;
import static io.recarga.DeclineReason.CREDENTIALS;
import static io.recarga.DeclineReason.INVALID_AMOUNT;
import static io.recarga.DeclineReason.INVALID_REQUEST;
import static io.recarga.DeclineReason.LINE_LIMIT_REACHED;
import static io.recarga.DeclineReason.OTHER;
import static io.recarga.DeclineReason.PLAN_UNAVAILABLE;
import static io.recarga.spi.Proves.NOTHING;
import static io.recarga.spi.Proves.NOTHING_SOLD;
import static io.recarga.spi.Proves.NOTHING_SOLD_NOW;
import static io.recarga.spi.Proves.REFERENCE_USED;

import io.recarga.DeclineReason;
import io.recarga.spi.ErrorTable;
import io.recarga.spi.ErrorTable.Row;
import io.recarga.spi.Proves;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * TAPI's codes as data, each at the HTTP status that it is documented with. No code burns a
 * reference: what TAPI keeps of a refused payment is not documented, and the same reference goes on
 * protecting the caller.
 */
final class Errors {
  private static final String SOURCE = "TAPI's integrator material, 2026-02-23";
  private static final @Nullable Duration NEVER = null;

  static final ErrorTable TABLE = ErrorTable.of(
      "TAPI",
      List.of(
          row("RPA04022", 400, INVALID_AMOUNT, NOTHING_SOLD, "the amount's form"),
          row("XPA04023", 400, INVALID_REQUEST, NOTHING_SOLD, "productId is missing"),
          row("RPA04041", 400, INVALID_AMOUNT, NOTHING_SOLD, "the amount is out of range"),
          row("XCX04325", 404, PLAN_UNAVAILABLE, NOTHING_SOLD, "no such company, or inactive"),
          row("RPA04345", 404, PLAN_UNAVAILABLE, NOTHING_SOLD, "no such product"),
          row("XPA04626", 409, OTHER, REFERENCE_USED, "externalPaymentId was used before"),
          row(
              "RPA04680",
              429,
              LINE_LIMIT_REACHED,
              NOTHING_SOLD_NOW,
              "the limit of this number, which an earlier top-up may have reached"),
          row(
              "ALO04140",
              401,
              CREDENTIALS,
              NOTHING,
              "a payment answered 401 must be looked up before it is repeated"),
          row("LTL01", 400, CREDENTIALS, NOTHING, "answers the login, says nothing of a sale"),
          row("XX05000", 500, CARRIER_FAILED, NOTHING, "the provider's error, looked up first"),
          row("XPA05170", 500, OTHER, NOTHING, "an internal error, looked up first")));

  private Errors() {}

  private static Row row(String code, int status, DeclineReason reason, Proves proves, String why) {
    return new Row(code, status, reason, proves, false, NEVER, SOURCE + ": " + why);
  }
}
