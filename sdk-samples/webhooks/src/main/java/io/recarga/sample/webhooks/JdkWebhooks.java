package io.recarga.sample.webhooks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.recarga.WebhookReply;
import io.recarga.Webhooks;
import io.recarga.spi.AdapterId;
import java.io.IOException;

/** Notices of one adapter through the JDK's own server. */
// snippet: webhooks-jdk
public final class JdkWebhooks implements HttpHandler {
  private final Webhooks webhooks;
  private final AdapterId adapter;

  public JdkWebhooks(Webhooks webhooks, AdapterId adapter) {
    this.webhooks = webhooks;
    this.adapter = adapter;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!exchange.getRequestMethod().equals("POST")) {
        exchange.sendResponseHeaders(405, -1);
        return;
      }
      // One byte more than is looked at: enough to tell that it is too much.
      byte[] body = exchange.getRequestBody().readNBytes(Webhooks.MAX_BODY_BYTES + 1);
      WebhookReply reply = webhooks.accept(adapter, exchange.getRequestHeaders(), body);
      reply.headers().forEach(exchange.getResponseHeaders()::set);
      byte[] answer = reply.body();
      exchange.sendResponseHeaders(reply.status(), answer.length == 0 ? -1 : answer.length);
      exchange.getResponseBody().write(answer);
    }
  }
}
// end
