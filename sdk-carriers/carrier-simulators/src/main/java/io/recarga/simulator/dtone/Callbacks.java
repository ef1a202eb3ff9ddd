package io.recarga.simulator.dtone;

import io.recarga.simulator.SimulatorClock;
import io.recarga.simulator.WebhookSender;
import io.recarga.simulator.wire.Json;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Posts each ended transaction to the address that its request named: unsigned, as DT One does.
 */
final class Callbacks implements AutoCloseable {
  private final SimulatorClock clock;
  private final String walletCurrency;
  private final Map<HttpUrl, WebhookSender> senders = new ConcurrentHashMap<>();

  Callbacks(SimulatorClock clock, String walletCurrency) {
    this.clock = clock;
    this.walletCurrency = walletCurrency;
  }

  void tell(Transaction transaction) {
    HttpUrl target = transaction.request.callbackUrl();
    if (target == null) {
      return;
    }
    Map<String, @Nullable Object> body =
        TransactionJson.of(transaction, transaction.status(Status.SUBMITTED), walletCurrency);
    String told = Json.write(body);
    body.put("id", 1);
    body.put("external_id", "nobody-knows-" + transaction.id);
    senders
        .computeIfAbsent(target, url -> new WebhookSender(clock, url, text -> Map.of()))
        .send(told, Json.write(body), transaction.noticeFault());
  }

  /** Waits until all callbacks so far are through. */
  void flush() throws InterruptedException {
    for (WebhookSender sender : senders.values()) {
      sender.flush();
    }
  }

  int delivered() {
    return senders.values().stream().mapToInt(WebhookSender::delivered).sum();
  }

  @Override
  public void close() {
    senders.values().forEach(WebhookSender::close);
  }
}
