package io.recarga.simulator.tapi;

import io.recarga.simulator.SimulatorClock;
import io.recarga.simulator.wire.Json;
import io.recarga.simulator.wire.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;

/** Who may call: each service wants its own API key, and all but the login a token as well. */
final class Door {
  private final SimulatorClock clock;
  private final @Nullable String username;
  private final @Nullable String password;
  private final Map<String, String> keys;
  private final Duration lifetime;
  private final Map<String, Instant> tokens = new ConcurrentHashMap<>();
  private final AtomicLong serial = new AtomicLong();

  Door(TapiSimulator.Builder b) {
    clock = b.clock;
    username = b.username;
    password = b.password;
    keys = Map.copyOf(b.keys);
    lifetime = b.tokenLifetime;
  }

  long tokensIssued() {
    return serial.get();
  }

  void expireTokens() {
    tokens.clear();
  }

  /** Lets a call to {@code service} in. */
  void check(RecordedRequest request, String service) {
    checkKey(request, service);
    String token = request.getHeaders().get("x-authorization-token");
    Instant expires = token == null ? null : tokens.get(token);
    if (expires == null || !clock.now().isBefore(expires)) {
      throw new Refused(401, "ALO04140", "Unauthorized");
    }
  }

  Reply login(RecordedRequest request) {
    checkKey(request, "login");
    Map<String, @Nullable Object> body = Payments.body(request);
    if (!matches(username, body.get("clientUsername"))
        || !matches(password, body.get("password"))) {
      throw new Refused(401, "ALO04140", "Incorrect username or password.");
    }
    String token = jwt(String.valueOf(body.get("clientUsername")));
    tokens.put(token, clock.now().plus(lifetime));
    return Reply.json(
        200, Service.traced(Json.object("accessToken", token, "refreshToken", "refresh." + token)));
  }

  private void checkKey(RecordedRequest request, String service) {
    String key = request.getHeaders().get("x-api-key");
    String wanted = keys.get(service);
    if (key == null || key.isBlank() || (wanted != null && !wanted.equals(key))) {
      throw new Refused(403, null, "Forbidden");
    }
  }

  private static boolean matches(@Nullable String wanted, @Nullable Object given) {
    return given instanceof String text
        && !text.isBlank()
        && (wanted == null || wanted.equals(text));
  }

  private String jwt(String user) {
    long id = serial.incrementAndGet();
    long now = clock.now().getEpochSecond();
    String header = encode(Json.write(Json.object("alg", "HS256", "typ", "JWT")));
    String claims = encode(Json.write(Json.object(
        "sub", user, "iat", now, "exp", now + lifetime.toSeconds(), "jti", "simulated-" + id)));
    return header + "." + claims + "." + encode("no signature " + id);
  }

  private static String encode(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
