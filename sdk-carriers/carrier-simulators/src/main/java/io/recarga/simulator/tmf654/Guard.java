package io.recarga.simulator.tmf654;

import io.recarga.simulator.SimulatorClock;
import io.recarga.simulator.wire.Json;
import io.recarga.simulator.wire.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.HttpUrl;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** Gives tokens by OAuth 2 client credentials, and lets only their bearers in where that is set. */
final class Guard {
  private static final Duration LIFETIME = Duration.ofHours(1);

  private final SimulatorClock clock;
  private final @Nullable String clientId;
  private final @Nullable String clientSecret;
  private final @Nullable String keyHeader;
  private final @Nullable String key;
  private final Map<String, Instant> issued = new ConcurrentHashMap<>();
  private final AtomicLong serial = new AtomicLong();

  Guard(
      SimulatorClock clock,
      @Nullable String clientId,
      @Nullable String clientSecret,
      @Nullable String keyHeader,
      @Nullable String key) {
    this.clock = clock;
    this.clientId = clientId;
    this.clientSecret = clientSecret;
    this.keyHeader = keyHeader;
    this.key = key;
  }

  void expireAll() {
    issued.clear();
  }

  Reply token(@Nullable ByteString form) {
    HttpUrl fields = HttpUrl.get(
        "http://localhost/?" + (form == null ? "" : form.utf8().replaceAll("[\\s#]", "")));
    boolean known = clientId == null
        || (clientId.equals(fields.queryParameter("client_id"))
            && String.valueOf(clientSecret).equals(fields.queryParameter("client_secret")));
    if (!known || !"client_credentials".equals(fields.queryParameter("grant_type"))) {
      return Reply.json(401, Json.object("error", "invalid_client"));
    }
    String token = "simulated-" + serial.incrementAndGet();
    issued.put(token, clock.now().plus(LIFETIME));
    return Reply.json(
        200,
        Json.object(
            "access_token", token, "token_type", "Bearer", "expires_in", LIFETIME.toSeconds()));
  }

  /** Returns the refusal of a call, or null if it may pass. */
  @Nullable
  Reply refusal(Call call) {
    if (keyHeader != null && !String.valueOf(key).equals(call.header(keyHeader))) {
      return new Refused(401, "INVALID_KEY", "The key is not valid").toReply();
    }
    if (clientId == null) {
      return null;
    }
    String given = String.valueOf(call.header("Authorization")).replaceFirst("^Bearer ", "");
    Instant until = issued.get(given);
    return until != null && clock.now().isBefore(until)
        ? null
        : new Refused(401, "INVALID_TOKEN", "The token is not valid")
            .toReply()
            .header("WWW-Authenticate", "Bearer error=\"invalid_token\"");
  }
}
