package io.recarga.simulator.tapi;

import io.recarga.simulator.SimulatorClock;
import io.recarga.simulator.WebhookSender;
import io.recarga.simulator.wire.Json;
import java.util.Map;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Webhooks about payments that were answered 202, with the key that was agreed on. */
final class Notices {
  private final WebhookSender sender;

  Notices(SimulatorClock clock, HttpUrl target, String header, String key) {
    this.sender =
        new WebhookSender(clock, target, body -> Map.of(header, key), Notices::isConfirmed);
  }

  WebhookSender sender() {
    return sender;
  }

  void tell(Operation operation) {
    sender.send(
        body(operation, operation.id, operation.request.reference()),
        body(operation, "00000000-0000-0000-0000-000000000000", "nobody-knows"),
        operation.fault);
  }

  private static String body(Operation operation, String id, String reference) {
    Map<String, @Nullable Object> body = Json.object(
        "operationId", id,
        "status", operation.status(),
        "externalPaymentId", reference,
        "externalClientId", operation.request.clientId(),
        "companyCode", operation.request.company().code(),
        "companyName", operation.request.company().name(),
        "amount", operation.request.amount(),
        "hash", "",
        "type", "RECHARGE");
    return Json.write(body);
  }

  private static boolean isConfirmed(String answer) {
    try {
      return "Confirm".equals(Json.readObject(answer).get("status"));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
