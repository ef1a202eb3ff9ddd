package io.recarga.carrier.reloadly;

import io.recarga.retry.TimeSource;
import io.recarga.spi.Notice;
import io.recarga.spi.http.Secret;
import io.recarga.spi.http.SignedMessage;
import io.recarga.spi.http.WebhookVerdict;
import io.recarga.spi.http.WebhookVerifier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Verifies and reads webhooks: HMAC-SHA-256 in lower-case hex over body, colon and timestamp in
 * milliseconds. (Eight public verifiers agree, one of them by a developer advocate of Reloadly)
 */
final class Notices {
  private static final String AIRTIME = "airtime_transaction.status";

  private final WebhookVerifier verifier;

  Notices(Supplier<List<Secret>> secrets, TimeSource time) {
    verifier = WebhookVerifier.builder(secrets)
        .signatureHeader("X-Reloadly-Signature")
        .timestampHeader("X-Reloadly-Request-Timestamp", TimeUnit.MILLISECONDS)
        .message(SignedMessage.BODY_COLON_TIMESTAMP)
        .time(time)
        .build();
  }

  Notice read(Map<String, List<String>> headers, byte[] rawBody) {
    WebhookVerdict verdict = verifier.verify(headers, rawBody);
    String refusal = verdict.refusal();
    if (refusal != null) {
      return Notice.refused(refusal);
    }
    Wire.Hook hook = parse(rawBody);
    Wire.HookData data = hook == null ? null : hook.data();
    if (hook == null || data == null) {
      return Notice.refused("not a webhook of Reloadly's shape");
    }
    if (!AIRTIME.equals(hook.type())) {
      return Notice.unrelated();
    }
    Wire.HookSale wrapped = data.transaction();
    String transactionId = wrapped == null ? data.transactionId() : wrapped.transactionId();
    String reference = wrapped == null ? data.customIdentifier() : wrapped.customIdentifier();
    return transactionId == null && reference == null
        ? Notice.refused("names no top-up")
        : Notice.about(reference, transactionId, true);
  }

  private static Wire.@Nullable Hook parse(byte[] rawBody) {
    try {
      return Wire.HOOK.fromJson(new String(rawBody, StandardCharsets.UTF_8));
    } catch (IOException | RuntimeException e) {
      return null;
    }
  }
}
