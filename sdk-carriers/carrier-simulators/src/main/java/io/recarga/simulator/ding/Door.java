package io.recarga.simulator.ding;

import io.recarga.simulator.SimulatorClock;
import io.recarga.simulator.wire.Json;
import io.recarga.simulator.wire.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Who may call: by API key, or by a token of an OAuth client; and how often in a day. */
final class Door {
  /** The calls that a test agent may make a hundred times a day. (Ding's help centre, 2026) */
  private static final Set<String> COUNTED =
      Set.of("GetProviders", "GetAccountLookup", "GetProducts", "SendTransfer", "GetPromotions");

  private static final long SECONDS_OF_A_DAY = Duration.ofDays(1).toSeconds();

  private final SimulatorClock clock;
  private final @Nullable String apiKey;
  private final @Nullable String clientId;
  private final @Nullable String clientSecret;
  private final Duration tokenLifetime;
  private final int perDay;
  private final Map<String, Instant> tokens = new ConcurrentHashMap<>();
  private final AtomicLong serial = new AtomicLong();
  private long day;
  private int used;

  Door(SimulatorClock clock, DingSimulator.Builder b) {
    this.clock = clock;
    this.apiKey = b.apiKey;
    this.clientId = b.clientId;
    this.clientSecret = b.clientSecret;
    this.tokenLifetime = b.tokenLifetime;
    this.perDay = b.perDay;
  }

  long tokensIssued() {
    return serial.get();
  }

  void expireTokens() {
    tokens.clear();
  }

  /** Lets a call in. The header is called "api_key": "X-Api-Key" opens nothing. */
  void check(Call call) {
    String key = call.header("api_key");
    if (key != null) {
      if (key.isBlank() || (apiKey != null && !apiKey.equals(key))) {
        throw closed();
      }
      return;
    }
    String authorization = call.header("Authorization");
    String bearer = authorization != null && authorization.startsWith("Bearer ")
        ? authorization.substring("Bearer ".length()).strip()
        : "";
    Instant expires = tokens.get(bearer);
    if (expires == null || !clock.now().isBefore(expires)) {
      throw closed();
    }
  }

  /** Counts a call against the limit of the day. */
  synchronized void count(String name) {
    if (perDay == 0 || !COUNTED.contains(name)) {
      return;
    }
    long today = clock.now().getEpochSecond() / SECONDS_OF_A_DAY;
    if (today != day) {
      day = today;
      used = 0;
    }
    if (++used > perDay) {
      throw new Refused(3, "RateLimited", null);
    }
  }

  Reply token(RecordedRequest request) {
    Map<String, String> form = form(request);
    if (!"client_credentials".equals(form.get("grant_type"))) {
      return Reply.json(400, Json.object("error", "unsupported_grant_type"));
    }
    if (!matches(clientId, form.get("client_id"))
        || !matches(clientSecret, form.get("client_secret"))) {
      return Reply.json(400, Json.object("error", "invalid_client"));
    }
    String token = "simulated-token-" + serial.incrementAndGet();
    tokens.put(token, clock.now().plus(tokenLifetime));
    return Reply.json(
        200,
        Json.object(
            "access_token",
            token,
            "expires_in",
            tokenLifetime.toSeconds(),
            "token_type",
            "Bearer"));
  }

  private static Refused closed() {
    return new Refused(4, "AuthenticationFailed", null);
  }

  private static boolean matches(@Nullable String wanted, @Nullable String given) {
    return given != null && !given.isBlank() && (wanted == null || wanted.equals(given));
  }

  private static Map<String, String> form(RecordedRequest request) {
    var body = request.getBody();
    String text = body == null ? "" : body.string(StandardCharsets.UTF_8);
    HttpUrl read =
        HttpUrl.get("http://form.invalid/").newBuilder().encodedQuery(text).build();
    Map<String, String> form = new HashMap<>();
    for (String name : read.queryParameterNames()) {
      String value = read.queryParameter(name);
      if (value != null) {
        form.put(name, value);
      }
    }
    return form;
  }
}
