package io.recarga.carrier.ding;

import io.recarga.Carrier;
import io.recarga.Environment;
import io.recarga.HistoryEntry;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Tops up through an account at Ding Connect, an aggregator that anyone can sign up at.
 *
 * <p>Ding takes amounts in the wallet's currency only. An amount in the line's currency is estimated
 * first, and sent only if exactly that arrives; else the refusal names the nearest offers. Fixed
 * products, data bundles and PINs are plans.
 *
 * <p>Ding executes a repeated reference again, so that a top-up whose answer was lost is looked up
 * and never sent a second time.
 */
public final class Ding {
  private Ding() {}

  /** Makes the adapter of {@code account}; opens no connection yet. */
  public static CarrierAdapter connect(Account account) {
    return new DingAdapter(Objects.requireNonNull(account, "account"));
  }

  /** Returns what each of Ding's error codes means and proves, with its source. */
  public static ErrorTable errors() {
    return Errors.TABLE;
  }

  /**
   * Asks Ding to cancel the transfer that was sent under {@code reference}, and returns its record as
   * it stands afterwards. Realistic only for a batch product that is still submitted. Refresh the
   * key then: the engine takes the record's word, not this one's.
   *
   * @param adapter one that {@link #connect} made
   * @throws io.recarga.NotServedException if Ding holds no such transfer, or several
   * @throws io.recarga.NotSentException if Ding could not be asked
   */
  public static HistoryEntry cancel(CarrierAdapter adapter, String reference) {
    if (!(adapter instanceof DingAdapter ding)) {
      throw new IllegalArgumentException("adapter: " + adapter.id() + " is no account at Ding");
    }
    return ding.cancel(Objects.requireNonNull(reference, "reference"));
  }

  /** One account: its environment, its credentials, and how to use it. */
  public static final class Account {
    private final Environment environment;
    private final @Nullable Supplier<Secret> apiKey;
    private final @Nullable Supplier<ClientKey> client;
    private final AdapterId adapterId;
    private final HttpUrl baseUrl;
    private final HttpUrl tokenUrl;
    private final @Nullable HttpSettings http;
    private final TokenStore tokenStore;
    private final Map<Carrier, Set<String>> providers;
    private final List<String> languages;
    private final Map<String, String> settings;
    private final boolean validateFirst;
    private final boolean unsignedNotices;
    private final @Nullable ProcessingLimits limits;
    private final Duration catalogueMaxAge;
    private final Duration failedWait;
    private final TimeSource time;

    private Account(Builder b) {
      environment = b.environment;
      apiKey = b.apiKey;
      client = b.client;
      adapterId = b.adapterId;
      baseUrl = CarrierHttp.requireSecure(b.baseUrl);
      tokenUrl = CarrierHttp.requireSecure(b.tokenUrl);
      http = b.http;
      tokenStore = b.tokenStore;
      providers = Map.copyOf(b.providers);
      languages = b.languages;
      settings = new LinkedHashMap<>(b.settings);
      validateFirst = b.validateFirst;
      unsignedNotices = b.unsignedNotices;
      limits = b.limits;
      catalogueMaxAge = b.catalogueMaxAge;
      failedWait = b.failedWait;
      time = b.time;
    }

    /** Begins a test agent's account, by API key: it moves no real money. */
    public static Builder sandbox(String apiKey) {
      return sandboxKey(fixed(apiKey));
    }

    /** Begins a test agent's account, by OAuth client. */
    public static Builder sandbox(String clientId, String secret) {
      return sandboxClient(fixed(clientId, secret));
    }

    /** Begins a test agent's account whose API key is asked for at each call. */
    public static Builder sandboxKey(Supplier<Secret> apiKey) {
      return new Builder(Environment.SANDBOX, Objects.requireNonNull(apiKey, "apiKey"), null);
    }

    /** Begins a test agent's account whose OAuth client is asked for at each renewal. */
    public static Builder sandboxClient(Supplier<ClientKey> client) {
      return new Builder(Environment.SANDBOX, null, Objects.requireNonNull(client, "client"));
    }

    /** Begins an account with real money, by API key. */
    public static Builder live(String apiKey) {
      return liveKey(fixed(apiKey));
    }

    /** Begins an account with real money, by OAuth client. */
    public static Builder live(String clientId, String secret) {
      return liveClient(fixed(clientId, secret));
    }

    /** Begins an account with real money whose API key is asked for at each call. */
    public static Builder liveKey(Supplier<Secret> apiKey) {
      return new Builder(Environment.LIVE, Objects.requireNonNull(apiKey, "apiKey"), null);
    }

    /** Begins an account with real money whose OAuth client is asked for at each renewal. */
    public static Builder liveClient(Supplier<ClientKey> client) {
      return new Builder(Environment.LIVE, null, Objects.requireNonNull(client, "client"));
    }

    private static Supplier<Secret> fixed(String apiKey) {
      Secret key = Secret.of(apiKey);
      return () -> key;
    }

    private static Supplier<ClientKey> fixed(String clientId, String secret) {
      ClientKey key = new ClientKey(clientId, Secret.of(secret));
      return () -> key;
    }

    Environment environment() {
      return environment;
    }

    @Nullable
    Supplier<Secret> apiKey() {
      return apiKey;
    }

    @Nullable
    Supplier<ClientKey> client() {
      return client;
    }

    AdapterId adapterId() {
      return adapterId;
    }

    HttpUrl baseUrl() {
      return baseUrl;
    }

    HttpUrl tokenUrl() {
      return tokenUrl;
    }

    @Nullable
    HttpSettings http() {
      return http;
    }

    TokenStore tokenStore() {
      return tokenStore;
    }

    Map<Carrier, Set<String>> providers() {
      return providers;
    }

    List<String> languages() {
      return languages;
    }

    Map<String, String> settings() {
      return settings;
    }

    boolean validatesFirst() {
      return validateFirst;
    }

    boolean takesUnsignedNotices() {
      return unsignedNotices;
    }

    @Nullable
    ProcessingLimits limits() {
      return limits;
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
      private final @Nullable Supplier<Secret> apiKey;
      private final @Nullable Supplier<ClientKey> client;
      private final Map<Carrier, Set<String>> providers = new HashMap<>();
      private final Map<String, String> settings = new LinkedHashMap<>();
      private AdapterId adapterId = AdapterId.of("ding");
      private HttpUrl baseUrl = HttpUrl.get("https://api.dingconnect.com");
      private HttpUrl tokenUrl = HttpUrl.get("https://idp.ding.com/connect/token");
      private @Nullable HttpSettings http;
      private TokenStore tokenStore = TokenStore.inMemory();
      private List<String> languages = List.of("en");
      private boolean validateFirst;
      private boolean unsignedNotices;
      private @Nullable ProcessingLimits limits;
      // Products and descriptions about every three hours. (Ding's help centre, read 2026-11)
      private Duration catalogueMaxAge = Duration.ofHours(3);
      // Ding works on a transfer for 90 s at most; a failure that is older stays one. (Ding's API
      // description, 2026-08-13)
      private Duration failedWait = Duration.ofMinutes(2);
      private TimeSource time = TimeSource.system();

      private Builder(
          Environment environment,
          @Nullable Supplier<Secret> apiKey,
          @Nullable Supplier<ClientKey> client) {
        this.environment = environment;
        this.apiKey = apiKey;
        this.client = client;
      }

      /** Sets the adapter's name, "ding" unless set: two accounts need two names. */
      public Builder adapterId(String value) {
        adapterId = AdapterId.of(value);
        return this;
      }

      /** Sets where Ding is, without {@code /api/V1}; Ding has one host for test and real money. */
      public Builder baseUrl(HttpUrl value) {
        baseUrl = Objects.requireNonNull(value, "baseUrl");
        return this;
      }

      /** Sets where tokens are given to an OAuth client, whole. */
      public Builder tokenUrl(HttpUrl value) {
        tokenUrl = Objects.requireNonNull(value, "tokenUrl");
        return this;
      }

      /**
       * Sets time-outs and network. Unless set, a top-up may take 110 s: Ding itself gives up after
       * 90, and a shorter wait would leave more in doubt.
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
       * Names Ding's providers for a carrier's lines, where Ding's names for them differ: "Peru
       * Movil X" is not found for carrier "X".
       */
      public Builder provider(Carrier carrier, String... providerCodes) {
        Set<String> codes = Set.of(providerCodes);
        if (codes.isEmpty()) {
          throw new IllegalArgumentException("providerCodes: name at least one");
        }
        providers.put(Objects.requireNonNull(carrier, "carrier"), codes);
        return this;
      }

      /**
       * Sets the reader's languages as ISO 639 codes, the best one first: descriptions of plans and
       * promotions come in the first of them that Ding has. English unless set.
       */
      public Builder languages(String... codes) {
        languages = List.of(codes);
        for (String code : languages) {
          if (!code.matches("[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})?")) {
            throw new IllegalArgumentException("languages: not a language code: \"" + code + "\"");
          }
        }
        if (languages.isEmpty()) {
          throw new IllegalArgumentException("languages: name at least one");
        }
        return this;
      }

      /** Adds a setting that goes with each transfer; some products demand one by name. */
      public Builder setting(String name, String value) {
        settings.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value"));
        return this;
      }

      /**
       * Lets Ding validate each transfer, number and wallet included, before it is journaled. That
       * costs one more call each time, and not every provider looks at the number.
       */
      public Builder validateFirst(boolean on) {
        validateFirst = on;
        return this;
      }

      /**
       * Takes notices about deferred transfers. Nobody publishes how Ding signs them, so each is a
       * stranger's hint: the transfer's record is read, and only that counts.
       */
      public Builder unsignedNotices(boolean on) {
        unsignedNotices = on;
        return this;
      }

      /**
       * Sets how long Ding may work on a transfer and how late its records show it. Nobody publishes
       * the second figure; without both a transfer that cannot be found stays open for 24 hours.
       */
      public Builder processingLimits(ProcessingLimits value) {
        limits = Objects.requireNonNull(value, "processingLimits");
        return this;
      }

      /** Sets how long providers, products and descriptions are kept; 3 hours unless set. */
      public Builder catalogueMaxAge(Duration value) {
        catalogueMaxAge = notNegative(value, "catalogueMaxAge");
        return this;
      }

      /** Sets how long a recorded failure must stand before it is final; 2 minutes unless set. */
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
