package io.recarga.sample.webhooks;

import io.recarga.WebhookReply;
import io.recarga.Webhooks;
import io.recarga.spi.AdapterId;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Notices of one adapter through a servlet. */
// snippet: webhooks-servlet
public final class WebhookServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  private final transient Webhooks webhooks;
  private final transient AdapterId adapter;

  public WebhookServlet(Webhooks webhooks, AdapterId adapter) {
    this.webhooks = webhooks;
    this.adapter = adapter;
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    // Read the stream and nothing else: getParameter would read the body before us.
    byte[] body = request.getInputStream().readNBytes(Webhooks.MAX_BODY_BYTES + 1);
    WebhookReply reply = webhooks.accept(adapter, headersOf(request), body);
    response.setStatus(reply.status());
    reply.headers().forEach(response::setHeader);
    response.getOutputStream().write(reply.body());
  }

  private static Map<String, List<String>> headersOf(HttpServletRequest request) {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String name : Collections.list(request.getHeaderNames())) {
      headers.put(name, Collections.list(request.getHeaders(name)));
    }
    return headers;
  }
}
// end
