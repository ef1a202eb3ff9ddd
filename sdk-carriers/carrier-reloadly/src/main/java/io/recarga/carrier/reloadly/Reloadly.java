package io.recarga.carrier.reloadly;

import io.recarga.Carrier;
import io.recarga.Environment;
import io.recarga.retry.TimeSource;
import io.recarga.spi.AdapterId;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.ErrorTable;
import io.recarga.spi.ProcessingLimits;
import io.recarga.spi.http.CarrierHttp;
import io.recarga.spi.http.ClientKey;
import io.recarga.spi.http.HttpSettings;
import io.recarga.spi.http.Secret;
import io.recarga.spi.http.TokenStore;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Tops up through an account at Reloadly, an aggregator that anyone can sign up at.
 *
 * <p>Amounts are ordered in the line's currency, so that exactly what was asked for arrives. An
 * operator's fixed denominations, data bundles and PINs are plans.
 */
public final class Reloadly {
  private Reloadly() {}

  /** Makes the adapter of {@code account}; opens no connection yet. */
  public static CarrierAdapter connect(Account account) {
    return new ReloadlyAdapter(Objects.requireNonNull(account, "account"));
  }

  /** Returns what each of Reloadly's error codes means and proves, with its source. */
  public static ErrorTable errors() {
    return Errors.TABLE;
  }

  /** One account: its environment, its credentials, and how to use it. */
  public static final class Account {
    private final Environment environment;
    private final Supplier<ClientKey> key;
    private final AdapterId adapterId;
    private final HttpUrl authUrl;
    private final HttpUrl topupsUrl;
    private final String audience;
    private final @Nullable HttpSettings http;
    private final TokenStore tokenStore;
    private final Map<Carrier, Long> operators;
    private final boolean asynchronous;
    private final boolean portabilityLookup;
    private final @Nullable ProcessingLimits limits;
    private final @Nullable Supplier<List<Secret>> webhookSecrets;
    private final Duration catalogueMaxAge;
    private final Duration failedWait;
    private final TimeSource time;

    private Account(Builder b) {
      environment = b.environment;
      key = b.key;
      adapterId = b.adapterId;
      authUrl = CarrierHttp.requireSecure(b.authUrl);
      topupsUrl = CarrierHttp.requireSecure(b.topupsUrl);
      audience = b.audience != null ? b.audience : topupsUrl.toString().replaceAll("/+$", "");
      http = b.http;
      tokenStore = b.tokenStore;
      operators = Map.copyOf(b.operators);
      asynchronous = b.asynchronous;
      portabilityLookup = b.portabilityLookup;
      limits = b.limits;
      webhookSecrets = b.webhookSecrets;
      catalogueMaxAge = b.catalogueMaxAge;
      failedWait = b.failedWait;
      time = b.time;
    }

    /** Begins an account with test money. */
    public static Builder sandbox(String clientId, String secret) {
      return sandbox(fixed(clientId, secret));
    }

    /** Begins an account with test money whose credentials are asked for at each renewal. */
    public static Builder sandbox(Supplier<ClientKey> key) {
      return new Builder(Environment.SANDBOX, key, "https://topups-sandbox.reloadly.com");
    }

    /** Begins an account with real money. */
    public static Builder live(String clientId, String secret) {
      return live(fixed(clientId, secret));
    }

    /** Begins an account with real money whose credentials are asked for at each renewal. */
    public static Builder live(Supplier<ClientKey> key) {
      return new Builder(Environment.LIVE, key, "https://topups.reloadly.com");
    }

    private static Supplier<ClientKey> fixed(String clientId, String secret) {
      ClientKey key = new ClientKey(clientId, Secret.of(secret));
      return () -> key;
    }

    Environment environment() {
      return environment;
    }

    Supplier<ClientKey> key() {
      return key;
    }

    AdapterId adapterId() {
      return adapterId;
    }

    HttpUrl authUrl() {
      return authUrl;
    }

    HttpUrl topupsUrl() {
      return topupsUrl;
    }

    String audience() {
      return audience;
    }

    @Nullable
    HttpSettings http() {
      return http;
    }

    TokenStore tokenStore() {
      return tokenStore;
    }

    Map<Carrier, Long> chosenOperators() {
      return operators;
    }

    boolean isAsynchronous() {
      return asynchronous;
    }

    boolean hasPortabilityLookup() {
      return portabilityLookup;
    }

    @Nullable
    ProcessingLimits limits() {
      return limits;
    }

    @Nullable
    Supplier<List<Secret>> webhookSecrets() {
      return webhookSecrets;
    }

    Duration catalogueMaxAge() {
      return catalogueMaxAge;
    }

    Duration failedWait() {
      return failedWait;
    }

    TimeSource time() {
      return time;
    }

    /** Shows adapter and environment, no credentials. */
    @Override
    public String toString() {
      return adapterId + " (" + environment + ")";
    }

    /** Builds an {@link Account}. */
    public static final class Builder {
      private final Environment environment;
      private final Supplier<ClientKey> key;
      private final Map<Carrier, Long> operators = new HashMap<>();
      private AdapterId adapterId = AdapterId.of("reloadly");
      private HttpUrl authUrl = HttpUrl.get("https://auth.reloadly.com");
      private HttpUrl topupsUrl;
      private @Nullable String audience;
      private @Nullable HttpSettings http;
      private TokenStore tokenStore = TokenStore.inMemory();
      private boolean asynchronous;
      private boolean portabilityLookup;
      private @Nullable ProcessingLimits limits;
      private @Nullable Supplier<List<Secret>> webhookSecrets;
      private Duration catalogueMaxAge = Duration.ofMinutes(15);
      // A FAILED top-up may be begun again after 30 minutes. (Reloadly's documentation, read
      // 2026-11)
      private Duration failedWait = Duration.ofMinutes(30);
      private TimeSource time = TimeSource.system();

      private Builder(Environment environment, Supplier<ClientKey> key, String topupsUrl) {
        this.environment = environment;
        this.key = Objects.requireNonNull(key, "key");
        this.topupsUrl = HttpUrl.get(topupsUrl);
      }

      /** Sets the adapter's name, "reloadly" unless set: two accounts need two names. */
      public Builder adapterId(String value) {
        adapterId = AdapterId.of(value);
        return this;
      }

      /** Sets where tokens are given, without {@code /oauth/token}. */
      public Builder authUrl(HttpUrl value) {
        authUrl = Objects.requireNonNull(value, "authUrl");
        return this;
      }

      /** Sets where top-ups are ordered; Reloadly's own host of the environment unless set. */
      public Builder topupsUrl(HttpUrl value) {
        topupsUrl = Objects.requireNonNull(value, "topupsUrl");
        return this;
      }

      /** Sets the audience of tokens; the top-ups URL unless set. */
      public Builder audience(String value) {
        audience = Objects.requireNonNull(value, "audience");
        return this;
      }

      /**
       * Sets time-outs and network. Unless set, a top-up may take 90 s (Reloadly holds some for a
       * minute), or 20 s when {@link #asynchronous}.
       */
      public Builder http(HttpSettings value) {
        http = Objects.requireNonNull(value, "http");
        return this;
      }

      /** Keeps tokens in a store that several machines may share; in memory unless set. */
      public Builder tokenStore(TokenStore value) {
        tokenStore = Objects.requireNonNull(value, "tokenStore");
        return this;
      }

      /**
       * Names the operator for a carrier's plain credit, where Reloadly's name for it differs: "Peru
       * Movil X" is not found for carrier "X".
       */
      public Builder operator(Carrier carrier, long operatorId) {
        operators.put(Objects.requireNonNull(carrier, "carrier"), operatorId);
        return this;
      }

      /** Orders without waiting for the operator: the outcome comes by polling or webhook. */
      public Builder asynchronous(boolean on) {
        asynchronous = on;
        return this;
      }

      /** Looks numbers up in the portability data; Reloadly enables that per account. */
      public Builder portabilityLookup(boolean on) {
        portabilityLookup = on;
        return this;
      }

      /**
       * Sets how long Reloadly may work on a top-up and how late its report shows it. Nobody
       * publishes these figures; without them a top-up that cannot be found is never closed by itself.
       */
      public Builder processingLimits(ProcessingLimits value) {
        limits = Objects.requireNonNull(value, "processingLimits");
        return this;
      }

      /** Sets the secrets with which webhooks may be signed; without any, webhooks are refused. */
      public Builder webhookSecrets(Supplier<List<Secret>> value) {
        webhookSecrets = Objects.requireNonNull(value, "webhookSecrets");
        return this;
      }

      /** Sets the secret with which webhooks are signed; it is not the client's secret. */
      public Builder webhookSecret(String value) {
        List<Secret> one = List.of(Secret.of(value));
        return webhookSecrets(() -> one);
      }

      /** Sets how long the operators' amounts, rates and names are kept; 15 minutes unless set. */
      public Builder catalogueMaxAge(Duration value) {
        catalogueMaxAge = notNegative(value, "catalogueMaxAge");
        return this;
      }

      /** Sets how long a new attempt waits after a recorded failure; 30 minutes unless set. */
      public Builder failedWait(Duration value) {
        failedWait = notNegative(value, "failedWait");
        return this;
      }

      /** Takes the time from {@code value} instead of the machine. */
      public Builder time(TimeSource value) {
        time = Objects.requireNonNull(value, "time");
        return this;
      }

      /**
       * Builds the account.
       *
       * @throws IllegalArgumentException if a URL is plain http to another machine
       */
      public Account build() {
        return new Account(this);
      }

      private static Duration notNegative(Duration value, String field) {
        if (value.isNegative()) {
          throw new IllegalArgumentException(field + ": is negative: " + value);
        }
        return value;
      }
    }
  }
}
