package io.recarga.simulator.reloadly;

import io.recarga.simulator.SimulatorClock;
import io.recarga.simulator.wire.Json;
import io.recarga.simulator.wire.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Access tokens: one kind per audience. They are JWTs, because clients read the expiry in them. */
final class Tokens {
  private static final Set<String> AIRTIME = Set.of(
      "https://topups.reloadly.com",
      "https://topups-sandbox.reloadly.com",
      "https://topups-hs256.reloadly.com",
      "https://topups-hs256-sandbox.reloadly.com");
  private static final List<String> OTHERS = List.of(
      "https://giftcards.reloadly.com",
      "https://giftcards-sandbox.reloadly.com",
      "https://utilities.reloadly.com",
      "https://utilities-sandbox.reloadly.com");
  private static final String SCOPE = "send-topups read-operators read-promotions"
      + " read-topups-history read-prepaid-balance read-prepaid-commissions";

  private final SimulatorClock clock;
  private final @Nullable String clientId;
  private final @Nullable String clientSecret;
  private final Map<String, Issued> issued = new ConcurrentHashMap<>();
  private final AtomicLong serial = new AtomicLong();
  private volatile Duration lifetime;

  Tokens(
      SimulatorClock clock,
      @Nullable String clientId,
      @Nullable String clientSecret,
      Duration lifetime) {
    this.clock = clock;
    this.clientId = clientId;
    this.clientSecret = clientSecret;
    this.lifetime = lifetime;
  }

  void lifetime(Duration value) {
    lifetime = value;
  }

  long count() {
    return serial.get();
  }

  /** Lets every token so far expire now. */
  void expireAll() {
    issued.replaceAll((token, old) -> new Issued(old.audience(), clock.now()));
  }

  Reply issue(Map<String, @Nullable Object> body, String ownUrl) {
    if (!"client_credentials".equals(body.get("grant_type"))) {
      return Errors.identityProvider();
    }
    if (!matches(clientId, body.get("client_id"))
        || !matches(clientSecret, body.get("client_secret"))) {
      throw new Refused(401, "INVALID_CREDENTIALS", "Access Denied");
    }
    String audience = String.valueOf(body.get("audience"));
    boolean known = AIRTIME.contains(audience) || OTHERS.contains(audience);
    if (!known && !isOwn(audience, ownUrl)) {
      throw new Refused(401, "INVALID_AUDIENCE", "The provided audience is not valid");
    }
    Duration lives = lifetime;
    Instant expires = clock.now().plus(lives);
    String token = jwt(String.valueOf(body.get("client_id")), audience, expires);
    issued.put(token, new Issued(audience, expires));
    return Reply.json(
        200,
        Json.object(
            "access_token",
            token,
            "scope",
            SCOPE,
            "expires_in",
            lives.toSeconds(),
            "token_type",
            "Bearer"));
  }

  /** Lets a request pass that bears a token for this service. */
  void check(@Nullable String authorization, String ownUrl) {
    if (authorization == null || !authorization.startsWith("Bearer ")) {
      throw new Refused(401, "INVALID_TOKEN", "Full authentication is required");
    }
    Issued token = issued.get(authorization.substring("Bearer ".length()).strip());
    if (token == null || !(AIRTIME.contains(token.audience()) || isOwn(token.audience(), ownUrl))) {
      throw new Refused(401, "INVALID_TOKEN", "The access token is not valid for this service");
    }
    if (!clock.now().isBefore(token.expires())) {
      throw new Refused(401, "TOKEN_EXPIRED", "The access token expired");
    }
  }

  private static boolean isOwn(String audience, String ownUrl) {
    return ownUrl.equals(audience) || ownUrl.equals(audience + "/");
  }

  private static boolean matches(@Nullable String wanted, @Nullable Object given) {
    return given instanceof String text
        && !text.isBlank()
        && (wanted == null || wanted.equals(text));
  }

  private String jwt(String client, String audience, Instant expires) {
    long id = serial.incrementAndGet();
    String header = encode(Json.write(Json.object("alg", "HS256", "typ", "JWT")));
    String claims = encode(Json.write(Json.object(
        "sub",
        client,
        "iss",
        "https://auth.reloadly.com/",
        "gty",
        "client-credentials",
        "aud",
        audience,
        "azp",
        client,
        "scope",
        SCOPE,
        "iat",
        clock.now().getEpochSecond(),
        "exp",
        expires.getEpochSecond(),
        "jti",
        "simulated-" + id)));
    return header + "." + claims + "." + encode("not a signature " + id);
  }

  private static String encode(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private record Issued(String audience, Instant expires) {}
}
