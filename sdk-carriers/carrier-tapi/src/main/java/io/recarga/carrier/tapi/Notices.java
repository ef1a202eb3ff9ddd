package io.recarga.carrier.tapi;

import io.recarga.WebhookReply;
import io.recarga.spi.Notice;
import io.recarga.spi.http.Secret;
import io.recarga.spi.http.WebhookVerifier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads webhooks. They bear a key that was agreed on, which is no signature of their words: how the
 * "hash" in them is made is not published. So they are hints to look, and nothing in them is
 * believed.
 */
final class Notices {
  private static final int LONGEST_KEY = 1_024;

  /** TAPI repeats a webhook until it reads this. (Integrator material, 2026-02-23) */
  private static final WebhookReply CONFIRM = WebhookReply.json(200, "{\"status\":\"Confirm\"}");

  private final String header;
  private final Supplier<List<Secret>> keys;

  Notices(String header, Supplier<List<Secret>> keys) {
    this.header = header;
    this.keys = keys;
  }

  Notice read(Map<String, List<String>> headers, byte[] rawBody) {
    if (!isOurs(headers)) {
      return Notice.refused("bears none of our keys");
    }
    Wire.Hook hook = parse(rawBody);
    if (hook == null) {
      return Notice.refused("not a webhook of TAPI's shape");
    }
    if (hook.kind() != null && !hook.kind().equals("RECHARGE")) {
      return Notice.refused("about something else than a recharge");
    }
    return hook.externalPaymentId() == null && hook.operationId() == null
        ? Notice.refused("names no operation")
        : Notice.about(hook.externalPaymentId(), hook.operationId(), false).withReply(CONFIRM);
  }

  /** Compares with every key, so that the time taken does not tell which one it was. */
  private boolean isOurs(Map<String, List<String>> headers) {
    List<String> values = new ArrayList<>();
    headers.forEach((name, list) -> {
      if (header.equalsIgnoreCase(name) && list != null) {
        values.addAll(list);
      }
    });
    String given = values.size() == 1 ? values.get(0) : null;
    if (given == null || given.isEmpty() || given.length() > LONGEST_KEY) {
      return false;
    }
    Secret shown = Secret.of(given);
    boolean ours = false;
    try {
      for (Secret key : keys.get()) {
        ours |= key.matches(shown);
      }
    } catch (RuntimeException e) {
      return false; // Without the keys nothing was proven.
    }
    return ours;
  }

  private static Wire.@Nullable Hook parse(byte[] rawBody) {
    if (rawBody.length > WebhookVerifier.MAX_BODY_BYTES) {
      return null;
    }
    try {
      return Wire.HOOK.fromJson(new String(rawBody, StandardCharsets.UTF_8));
    } catch (IOException | RuntimeException e) {
      return null;
    }
  }
}
