package io.recarga.spi.http;

import io.recarga.CredentialsException;
import io.recarga.NotSentException;
import io.recarga.RechargeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/** One question for a token. It has no effect at the carrier, so it may be repeated. */
final class TokenRequest {
  private static final MediaType JSON = MediaType.get("application/json");
  private static final long DEFAULT_SECONDS = 3_600;
  private static final long MAX_SECONDS = 366L * 24 * 3_600;
  private static final Duration EARLY = Duration.ofMinutes(5);
  private static final int MAX_TOKEN = 16 * 1024;

  private final String name;
  private final HttpUrl url;
  private final Supplier<ClientKey> key;
  private final Map<String, String> parameters;
  private final boolean form;

  TokenRequest(
      String name,
      HttpUrl url,
      Supplier<ClientKey> key,
      Map<String, String> parameters,
      boolean form) {
    this.name = name;
    this.url = url;
    this.key = key;
    this.parameters = parameters;
    this.form = form;
  }

  /** Asks, and says what came in the exceptions of {@link ClientCredentials#token}. */
  StoredToken ask(CarrierHttp http) {
    Request request = new Request.Builder()
        .url(url)
        .header("Accept", "application/json")
        .post(body())
        .build();
    Transport outcome = http.read(request);
    if (outcome instanceof Transport.NotSent notSent) {
      throw new NotSentException(name + ": no token: " + notSent.why(), notSent.cause());
    }
    if (outcome instanceof Transport.Lost lost) {
      throw new NotSentException(name + ": no token: " + lost.why(), lost.cause());
    }
    HttpReply reply = ((Transport.Answered) outcome).reply();
    TokenWire.Reply wire = TokenWire.read(reply);
    if (!reply.isSuccessful()) {
      throw refusal(reply.status(), wire);
    }
    if (wire == null || wire.token() == null || !isSendable(wire.token())) {
      throw new NotSentException(name + ": no token: " + reply + " without a readable token");
    }
    return stored(wire.token(), wire.lifetime(), http.time().now());
  }

  private RequestBody body() {
    ClientKey current = currentKey();
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("client_id", current.id());
    fields.put("client_secret", current.secret().reveal());
    fields.put("grant_type", "client_credentials");
    fields.putAll(parameters);
    return form ? Form.of(fields) : RequestBody.create(TokenWire.write(fields), JSON);
  }

  private ClientKey currentKey() {
    try {
      return key.get();
    } catch (RechargeException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new NotSentException(name + ": no credentials: their supplier failed", e);
    }
  }

  private RechargeException refusal(int status, TokenWire.@Nullable Reply wire) {
    String code = wire == null ? null : wire.errorCode() != null ? wire.errorCode() : wire.error();
    boolean harmless = code != null && code.matches("[A-Za-z0-9_.-]{1,64}");
    String said = "HTTP " + status + (harmless ? " " + code : "");
    // 408, 425 and 429 say nothing of the credentials.
    if (status >= 400 && status < 500 && status != 408 && status != 425 && status != 429) {
      return new CredentialsException(name + ": the credentials were refused: " + said);
    }
    return new NotSentException(name + ": no token: " + said);
  }

  private static StoredToken stored(String token, @Nullable String lifetime, Instant now) {
    long seconds = seconds(lifetime);
    Duration life = Duration.ofSeconds(seconds);
    Duration early = life.minus(EARLY);
    Duration threeQuarters = Duration.ofMillis(750 * seconds);
    Duration fresh = early.compareTo(threeQuarters) > 0 ? early : threeQuarters;
    return new StoredToken(Secret.of(token), now.plus(fresh), now.plus(life));
  }

  private static long seconds(@Nullable String lifetime) {
    if (lifetime == null || !lifetime.strip().matches("[0-9]{1,12}")) {
      return DEFAULT_SECONDS;
    }
    long seconds = Long.parseLong(lifetime.strip());
    return seconds == 0 ? DEFAULT_SECONDS : Math.min(seconds, MAX_SECONDS);
  }

  /** Says whether a header can carry the token; OkHttp would quote any other one in its exception. */
  private static boolean isSendable(String token) {
    for (int i = 0; i < token.length(); i++) {
      if (token.charAt(i) < '!' || token.charAt(i) > '~') {
        return false;
      }
    }
    return !token.isEmpty() && token.length() <= MAX_TOKEN;
  }

  /** Loaded by those who send forms only. */
  private static final class Form {
    static RequestBody of(Map<String, String> fields) {
      FormBody.Builder encoded = new FormBody.Builder();
      fields.forEach(encoded::add);
      return encoded.build();
    }
  }
}
