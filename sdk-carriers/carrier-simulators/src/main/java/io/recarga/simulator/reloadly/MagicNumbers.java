package io.recarga.simulator.reloadly;

import io.recarga.simulator.Fault;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Numbers whose last four digits decide what happens; the README holds the same table. */
final class MagicNumbers {
  private static final Map<String, Refused> REFUSED = Map.of(
      "0001", new Refused(400, "INVALID_RECIPIENT_PHONE", "Invalid recipient phone"),
      "0004", new Refused(400, "INSUFFICIENT_BALANCE", Books.INSUFFICIENT),
      "0005", new Refused(400, "PHONE_RECENTLY_RECHARGED", Books.RECENTLY),
      "0006",
          new Refused(
              503,
              "OPERATOR_UNAVAILABLE_OR_CURRENTLY_INACTIVE",
              "The operator is currently unavailable or inactive"),
      "0007",
          new Refused(
              400,
              "TRANSACTION_CANNOT_BE_PROCESSED_AT_THE_MOMENT",
              "Transaction cannot be processed at the moment"),
      "0008",
          new Refused(
              500,
              "TRANSACTION_CANNOT_BE_PROCESSED_AT_THE_MOMENT",
              "Transaction cannot be processed at the moment"),
      "0009", new Refused(400, "RECIPIENT_PHONE_INACTIVE", "Recipient phone is inactive"),
      "0010", new Refused(400, "PHONE_BANNED_BY_OPERATOR", "Phone is banned by the operator"));

  private static final Map<String, Fault> FAULTS = Map.of(
      "0002", Fault.pendingThenDelivered(Duration.ofSeconds(10)),
      "0003", Fault.pendingThenFailed(Duration.ofSeconds(10)),
      "0011", Fault.ANSWER_LOST,
      "0012", Fault.REQUEST_SWALLOWED,
      "0013", Fault.reversedAfter(Duration.ofSeconds(60)),
      "0014", Fault.HTML_ANSWER,
      "0015", Fault.PENDING_FOR_EVER);

  private MagicNumbers() {}

  static void check(OrderRequest request) {
    Refused refused = REFUSED.get(tail(request));
    if (refused != null) {
      throw refused;
    }
  }

  static @Nullable Fault fault(OrderRequest request) {
    return FAULTS.get(tail(request));
  }

  private static String tail(OrderRequest request) {
    String digits = request.recipient();
    return digits.substring(digits.length() - 4);
  }
}
