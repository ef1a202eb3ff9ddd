package io.recarga.simulator.reloadly;

import io.recarga.simulator.SimulatorClock;
import io.recarga.simulator.WebhookSender;
import io.recarga.simulator.wire.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Signed notices about orders, in both shapes in turn. */
final class Notices {
  private final WebhookSender sender;
  private final AtomicLong sent = new AtomicLong();

  Notices(SimulatorClock clock, HttpUrl target, String secret) {
    this.sender = new WebhookSender(clock, target, body -> sign(body, secret, clock));
  }

  WebhookSender sender() {
    return sender;
  }

  void tell(Order order) {
    Map<String, @Nullable Object> transaction = OrderJson.of(order);
    boolean wrapped = sent.getAndIncrement() % 2 == 1;
    Map<String, @Nullable Object> stranger = OrderJson.of(order);
    stranger.put("transactionId", 1);
    stranger.put("customIdentifier", "nobody-knows-" + order.transactionId);
    sender.send(body(transaction, wrapped), body(stranger, wrapped), order.fault);
  }

  private static String body(Map<String, @Nullable Object> transaction, boolean wrapped) {
    Object data =
        wrapped ? Json.object("transaction", transaction, "liveMode", false) : transaction;
    return Json.write(Json.object("type", "airtime_transaction.status", "data", data));
  }

  private static Map<String, String> sign(String body, String secret, SimulatorClock clock) {
    String timestamp = String.valueOf(clock.now().toEpochMilli());
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] signature = mac.doFinal((body + ":" + timestamp).getBytes(StandardCharsets.UTF_8));
      return Map.of(
          "X-Reloadly-Signature",
          HexFormat.of().formatHex(signature),
          "X-Reloadly-Request-Timestamp",
          timestamp);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HmacSHA256 is missing", e);
    }
  }
}
