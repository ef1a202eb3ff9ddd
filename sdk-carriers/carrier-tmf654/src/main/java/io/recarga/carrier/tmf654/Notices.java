package io.recarga.carrier.tmf654;

import io.recarga.spi.Notice;
import io.recarga.spi.http.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a carrier posts to a listener. TMF654 signs nothing, and v4.0 has no notice of a success:
 * a notice is a hint to ask, whatever it says.
 */
final class Notices {
  private static final String BEARER = "Bearer ";

  private final TmfReference reference;
  private final @Nullable Secret token;

  Notices(TmfReference reference, @Nullable Secret token) {
    this.reference = reference;
    this.token = token;
  }

  Notice read(Map<String, List<String>> headers, byte[] rawBody) {
    Secret demanded = token;
    if (demanded != null && !bears(headers, demanded)) {
      return Notice.refused("does not bear the notice token");
    }
    Seen topUp = parse(rawBody);
    if (topUp == null) {
      return Notice.refused("not a notice about a top-up");
    }
    String id = topUp.topUp().id();
    String echo = topUp.echo(reference);
    return id == null && echo == null
        ? Notice.refused("names no top-up")
        : Notice.about(echo, id, false);
  }

  private static boolean bears(Map<String, List<String>> headers, Secret demanded) {
    for (Map.Entry<String, List<String>> header : headers.entrySet()) {
      // Some servers keep the status line under a null name.
      if ("Authorization".equalsIgnoreCase(header.getKey())
          && header.getValue() != null
          && header.getValue().size() == 1) {
        String value = header.getValue().get(0);
        boolean bearer = value != null && value.regionMatches(true, 0, BEARER, 0, BEARER.length());
        String given = bearer ? value.substring(BEARER.length()).strip() : "";
        return !given.isEmpty() && demanded.matches(Secret.of(given));
      }
    }
    return false;
  }

  private static @Nullable Seen parse(byte[] rawBody) {
    try {
      Wire.Event event = Wire.EVENT.fromJson(new String(rawBody, StandardCharsets.UTF_8));
      Wire.Payload payload = event == null ? null : event.event();
      if (payload == null) {
        return null;
      }
      return payload.topupBalance() != null ? payload.topupBalance() : payload.balanceTopup();
    } catch (IOException | RuntimeException e) {
      return null;
    }
  }
}
