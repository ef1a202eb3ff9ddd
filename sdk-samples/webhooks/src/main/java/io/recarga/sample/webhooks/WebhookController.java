package io.recarga.sample.webhooks;

import io.recarga.Recarga;
import io.recarga.WebhookReply;
import io.recarga.Webhooks;
import io.recarga.spi.AdapterId;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Notices through Spring MVC; one method for each adapter. */
// snippet: webhooks-spring
@RestController
public class WebhookController {
  private static final AdapterId RELOADLY = AdapterId.of("reloadly");

  private final Webhooks webhooks;

  public WebhookController(Recarga recarga) {
    webhooks = recarga.webhooks();
  }

  /** Takes the body as a stream: a signature is about its bytes, and a stream has no limit of its own. */
  @PostMapping("/reloadly")
  public ResponseEntity<byte[]> reloadly(@RequestHeader HttpHeaders headers, InputStream body)
      throws IOException {
    byte[] bytes = body.readNBytes(Webhooks.MAX_BODY_BYTES + 1);
    Map<String, List<String>> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.forEach(all::put);
    WebhookReply reply = webhooks.accept(RELOADLY, all, bytes);
    ResponseEntity.BodyBuilder answer = ResponseEntity.status(reply.status());
    reply.headers().forEach(answer::header);
    return answer.body(reply.body());
  }
}
// end
