package io.recarga.carrier.tapi;

import io.recarga.CredentialsException;
import io.recarga.NotSentException;
import io.recarga.RechargeException;
import io.recarga.retry.TimeSource;
import io.recarga.spi.http.CarrierHttp;
import io.recarga.spi.http.ClientKey;
import io.recarga.spi.http.HttpReply;
import io.recarga.spi.http.Secret;
import io.recarga.spi.http.StoredToken;
import io.recarga.spi.http.TokenStore;
import io.recarga.spi.http.Transport;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/** Tokens: kept until shortly before the end that they state, and asked for once for all threads. */
final class Login {
  private static final MediaType JSON = MediaType.get("application/json");
  private static final Duration DEFAULT = Duration.ofHours(1);
  private static final Duration LONGEST = Duration.ofDays(30);
  private static final Duration EARLY = Duration.ofMinutes(5);
  private static final int MAX_TOKEN = 16 * 1024;

  private final Tapi.Account account;
  private final String name;
  private final CarrierHttp http;
  private final TokenStore store;
  private final TimeSource time;
  private final Duration patience;
  private final ReentrantLock turn = new ReentrantLock();

  Login(Tapi.Account account, CarrierHttp http, Duration queryTimeout) {
    this.account = account;
    this.name = account.adapterId() + "/" + account.environment() + "/" + account.loginUrl();
    this.http = http;
    this.store = account.tokenStore();
    this.time = account.time();
    this.patience = queryTimeout.multipliedBy(2).plusSeconds(1);
  }

  /**
   * Returns a token that should be valid now.
   *
   * @throws CredentialsException if TAPI refuses the user or the key
   * @throws NotSentException if no token could be had for now
   */
  Secret token() {
    StoredToken kept = store.read(name);
    if (kept != null && isFresh(kept)) {
      return kept.value();
    }
    if (!begin()) {
      throw new NotSentException(name + ": no token within " + patience);
    }
    try {
      // Another thread may have logged in while this one waited for its turn.
      StoredToken now = store.read(name);
      if (now != null && isFresh(now)) {
        return now.value();
      }
      StoredToken fresh = ask();
      store.write(name, fresh);
      return fresh.value();
    } finally {
      turn.unlock();
    }
  }

  /** Forgets {@code token}, which TAPI refused; a newer one stays. */
  void drop(Secret token) {
    store.drop(name, token);
  }

  private boolean begin() {
    try {
      return turn.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotSentException(name + ": interrupted while waiting for a token", e);
    }
  }

  private boolean isFresh(StoredToken token) {
    return time.now().isBefore(token.renewAt());
  }

  private StoredToken ask() {
    ClientKey user = user();
    String body =
        Wire.LOGIN_BODY.toJson(new Wire.LoginBody(user.id(), user.secret().reveal()));
    Request request = new Request.Builder()
        .url(account.loginUrl().newBuilder().addPathSegment("login").build())
        .header("Accept", "application/json")
        .header("x-api-key", Keys.of(account.keys().login()))
        .post(RequestBody.create(body.getBytes(StandardCharsets.UTF_8), JSON))
        .build();
    Transport outcome = http.read(request);
    if (outcome instanceof Transport.Lost lost) {
      throw new NotSentException(name + ": no token: " + lost.why(), lost.cause());
    }
    if (outcome instanceof Transport.NotSent not) {
      throw new NotSentException(name + ": no token: " + not.why(), not.cause());
    }
    HttpReply reply = ((Transport.Answered) outcome).reply();
    if (!reply.isSuccessful()) {
      throw refusal(reply);
    }
    Wire.Login login = reply.json(Wire.LOGIN);
    String token = login == null ? null : login.accessToken();
    if (token == null || token.length() > MAX_TOKEN || !token.matches("[\\x21-\\x7E]+")) {
      throw new NotSentException(name + ": no token: an answer without a readable one");
    }
    return stored(token);
  }

  private ClientKey user() {
    try {
      return account.user().get();
    } catch (RechargeException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new NotSentException(name + ": no credentials: their supplier failed", e);
    }
  }

  private RechargeException refusal(HttpReply reply) {
    Wire.Failure failure = reply.json(Wire.FAILURE);
    String code = failure == null ? null : failure.code();
    boolean harmless = code != null && code.matches("[A-Za-z0-9_.-]{1,64}");
    String said = "HTTP " + reply.status() + (harmless ? " " + code : "");
    return switch (reply.status()) {
      case 400, 401, 403 ->
        new CredentialsException(name + ": the user or the login key was refused: " + said);
      default -> new NotSentException(name + ": no token: " + said);
    };
  }

  /** Takes a token's life from its own claims: about four hours, which is not guaranteed. */
  private StoredToken stored(String token) {
    Instant now = time.now();
    Duration life = lifeOf(token, now);
    Duration threeQuarters = life.multipliedBy(3).dividedBy(4);
    Duration early = life.minus(EARLY);
    Duration fresh = early.compareTo(threeQuarters) > 0 ? early : threeQuarters;
    return new StoredToken(Secret.of(token), now.plus(fresh), now.plus(life));
  }

  private static Duration lifeOf(String token, Instant now) {
    Wire.Claims claims = claims(token);
    BigDecimal end = claims == null ? null : claims.exp();
    if (claims == null || end == null) {
      return DEFAULT;
    }
    // By their clock where the token says when it was made: theirs and ours may differ.
    BigDecimal begin = claims.iat();
    BigDecimal from = begin != null ? begin : BigDecimal.valueOf(now.getEpochSecond());
    BigDecimal seconds = end.subtract(from);
    if (seconds.signum() <= 0) {
      return DEFAULT;
    }
    BigDecimal bounded = seconds.min(BigDecimal.valueOf(LONGEST.toSeconds()));
    return Duration.ofSeconds(Math.max(1, bounded.longValue()));
  }

  private static Wire.@Nullable Claims claims(String token) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3) {
      return null;
    }
    try {
      byte[] json = Base64.getUrlDecoder().decode(parts[1]);
      return Wire.CLAIMS.fromJson(new String(json, StandardCharsets.UTF_8));
    } catch (IOException | RuntimeException e) {
      return null;
    }
  }
}
