package io.recarga.spi.http;

import io.recarga.CredentialsException;
import io.recarga.NotSentException;
import io.recarga.retry.TimeSource;
import io.recarga.spi.Beta;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Access tokens by OAuth 2 client credentials (RFC 6749, section 4.4): kept, renewed 5 minutes before
 * they expire (short ones after three quarters of their life), and asked for once however many
 * threads need one. Thread-safe.
 */
@Beta
public final class ClientCredentials {
  // On top of the time that the asking thread may take.
  private static final Duration GRACE = Duration.ofSeconds(1);
  private static final Duration REST = Duration.ofSeconds(30);

  private final String name;
  private final TokenRequest request;
  private final TokenStore store;
  private final CarrierHttp http;
  private final TimeSource time;
  private final AtomicReference<@Nullable Renewal> renewal = new AtomicReference<>();
  private volatile Instant restsUntil = Instant.MIN;

  private ClientCredentials(Builder b, CarrierHttp http) {
    name = b.name;
    request =
        new TokenRequest(b.name, b.tokenUrl, b.key, new LinkedHashMap<>(b.parameters), b.form);
    store = b.store;
    this.http = http;
    time = http.time();
  }

  /**
   * Begins a token source.
   *
   * @param name the token's name in the store: unique per account, environment and audience
   * @param tokenUrl where tokens are given
   * @param key asked at each renewal, so that credentials can change while the app runs
   */
  public static Builder builder(String name, HttpUrl tokenUrl, Supplier<ClientKey> key) {
    return new Builder(name, tokenUrl, key);
  }

  /**
   * Returns a token that should be valid now.
   *
   * @throws CredentialsException if the carrier refuses the credentials
   * @throws NotSentException if no token could be had for now
   */
  public Secret token() {
    StoredToken kept = store.read(name);
    if (kept != null && isFresh(kept)) {
      return kept.value();
    }
    boolean usable = kept != null && time.now().isBefore(kept.expiresAt());
    if (kept == null || !usable) {
      return renew();
    }
    if (renewal.get() != null || time.now().isBefore(restsUntil)) {
      return kept.value();
    }
    try {
      return renew();
    } catch (NotSentException e) {
      // The old one lives for some minutes yet: do not make each caller wait for a dead server.
      restsUntil = time.now().plus(REST);
      return kept.value();
    }
  }

  /** Forgets {@code token}, which a carrier refused; a newer one stays. */
  public void drop(Secret token) {
    store.drop(name, token);
  }

  private boolean isFresh(StoredToken token) {
    return time.now().isBefore(token.renewAt());
  }

  private Secret renew() {
    Renewal mine = new Renewal();
    Renewal running = renewal.compareAndExchange(null, mine);
    if (running != null) {
      return await(running).value();
    }
    try {
      // Another thread may have finished between our look at the store and our turn.
      StoredToken kept = store.read(name);
      StoredToken token = kept != null && isFresh(kept) ? kept : ask();
      mine.token = token;
      return token.value();
    } catch (RuntimeException | Error e) {
      mine.failure = e;
      throw e;
    } finally {
      mine.ended.countDown();
      renewal.set(null);
    }
  }

  private StoredToken ask() {
    StoredToken token = request.ask(http);
    store.write(name, token);
    return token;
  }

  private StoredToken await(Renewal running) {
    Duration patience = http.readBudget().plus(GRACE);
    try {
      if (!running.ended.await(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new NotSentException(name + ": no token within " + patience);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotSentException(name + ": interrupted while waiting for a token", e);
    }
    StoredToken token = running.token;
    if (token != null) {
      return token;
    }
    Throwable failure = running.failure;
    String message = failure == null ? null : failure.getMessage();
    if (failure instanceof CredentialsException) {
      throw new CredentialsException(String.valueOf(message), failure);
    }
    throw new NotSentException(name + ": another thread got no token: " + message, failure);
  }

  /** One renewal, which other threads wait for. A future of Java's takes longer to get ready. */
  private static final class Renewal {
    private final CountDownLatch ended = new CountDownLatch(1);
    // Written before the latch opens, read behind it.
    private @Nullable StoredToken token;
    private @Nullable Throwable failure;
  }

  /** Builds {@link ClientCredentials}. */
  public static final class Builder {
    private final String name;
    private final HttpUrl tokenUrl;
    private final Supplier<ClientKey> key;
    private final Map<String, String> parameters = new LinkedHashMap<>();
    private boolean form;
    private TokenStore store = TokenStore.inMemory();

    private Builder(String name, HttpUrl tokenUrl, Supplier<ClientKey> key) {
      this.name = Objects.requireNonNull(name, "name");
      this.tokenUrl = CarrierHttp.requireSecure(tokenUrl);
      this.key = Objects.requireNonNull(key, "key");
    }

    /** Adds a field to the token request, such as "audience" or "scope". */
    public Builder parameter(String name, String value) {
      parameters.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value"));
      return this;
    }

    /** Sends the request as a form (the standard's way) instead of JSON. */
    public Builder asForm() {
      form = true;
      return this;
    }

    /** Keeps tokens in {@code store}; in memory by default. */
    public Builder store(TokenStore store) {
      this.store = Objects.requireNonNull(store, "store");
      return this;
    }

    /** Builds the source, which asks for tokens through {@code http} and takes time from it. */
    public ClientCredentials build(CarrierHttp http) {
      return new ClientCredentials(this, Objects.requireNonNull(http, "http"));
    }
  }
}
