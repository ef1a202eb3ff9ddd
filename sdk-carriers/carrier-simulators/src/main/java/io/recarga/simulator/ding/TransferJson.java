package io.recarga.simulator.ding;

import io.recarga.simulator.wire.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A transfer as Ding shows it: in an answer to SendTransfer, and the same way in a list. */
final class TransferJson {
  private static final String STRANGER = "51911111111";

  private TransferJson() {}

  static Map<String, @Nullable Object> wrapped(Transfer transfer, String state, String wallet) {
    Refused failure = state.equals("Failed") ? why(transfer) : null;
    return Json.object(
        "TransferRecord", record(transfer, state, wallet),
        "ResultCode", failure == null ? 1 : failure.resultCode(),
        "ErrorCodes", failure == null ? List.of() : List.of(Envelope.error(failure)));
  }

  static Map<String, @Nullable Object> record(Transfer transfer, String state, String wallet) {
    TransferRequest request = transfer.request;
    DingProduct product = request.product();
    boolean complete = state.startsWith("Complete");
    Instant ended = transfer.ended();
    BigDecimal received = transfer.isForeign()
        ? product.received(request.sent()).add(BigDecimal.ONE)
        : product.received(request.sent());
    return Json.object(
        "TransferId",
        request.idJson(transfer.transferRef),
        "SkuCode",
        product.sku(),
        "Price",
        product.price(request.sent(), received, wallet),
        "CommissionApplied",
        complete ? product.commission(request.sent()) : new BigDecimal("0.00"),
        "StartedUtc",
        text(transfer.began),
        "CompletedUtc",
        ended == null || !complete ? null : text(ended),
        "ProcessingState",
        state,
        "ReceiptText",
        complete ? receipt(transfer) : null,
        "ReceiptParams",
        complete ? params(transfer) : Json.object(),
        "AccountNumber",
        transfer.isForeign() ? STRANGER : request.number());
  }

  /** What a validation answers: an estimate, and nothing that is on record. */
  static Map<String, @Nullable Object> validated(TransferRequest request, String wallet) {
    Map<String, @Nullable Object> answer = Envelope.success();
    answer.put(
        "TransferRecord",
        Json.object(
            "TransferId",
            null,
            "SkuCode",
            request.product().sku(),
            "Price",
            request.price(wallet),
            "CommissionApplied",
            request.product().commission(request.sent()),
            "StartedUtc",
            null,
            "CompletedUtc",
            null,
            "ProcessingState",
            "Complete",
            "ReceiptText",
            null,
            "ReceiptParams",
            Json.object(),
            "AccountNumber",
            request.number()));
    return answer;
  }

  private static Refused why(Transfer transfer) {
    Refused failure = transfer.failure();
    return failure != null ? failure : new Refused(5, "ProviderError", "ProviderUnknownError");
  }

  private static String receipt(Transfer transfer) {
    return transfer.request.product().isPin()
        ? "PIN: " + pin(transfer) + ". Dial *123# and type it."
        : "Thank you for your top-up.";
  }

  private static Map<String, @Nullable Object> params(Transfer transfer) {
    Map<String, @Nullable Object> params = Json.object("providerRef", "OP" + transfer.transferRef);
    if (transfer.request.product().isPin()) {
      params.put("pin", pin(transfer));
    }
    return params;
  }

  private static String pin(Transfer transfer) {
    return "77" + transfer.transferRef + "01";
  }

  private static String text(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
