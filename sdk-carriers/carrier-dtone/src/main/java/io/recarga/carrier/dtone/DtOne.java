package io.recarga.carrier.dtone;

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
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Tops up through an account at DT One, an aggregator, by its Digital Value Services.
 *
 * <p>A top-up is created first, which holds money, and confirmed then, which sells. One whose
 * confirmation did not get through is cancelled, and thereby proven not to have been sold. Amounts are
 * ordered in the line's currency, so that exactly what was asked for arrives; products of one amount
 * are plans.
 */
public final class DtOne {
  private DtOne() {}

  /** Makes the adapter of {@code account}; opens no connection yet. */
  public static CarrierAdapter connect(Account account) {
    return new DtOneAdapter(Objects.requireNonNull(account, "account"));
  }

  /** Returns what DT One's error codes and final statuses mean and prove, with their sources. */
  public static ErrorTable errors() {
    return Errors.TABLE;
  }

  /** One account: its environment, its API key, and how to use it. */
  public static final class Account {
    private final Environment environment;
    private final Supplier<ClientKey> key;
    private final AdapterId adapterId;
    private final HttpUrl baseUrl;
    private final @Nullable HttpSettings http;
    private final Map<Carrier, Long> operators;
    private final boolean synchronous;
    private final boolean oneStep;
    private final @Nullable ProcessingLimits limits;
    private final @Nullable HttpUrl callbackUrl;
    private final @Nullable String walletCurrency;
    private final Duration catalogueMaxAge;
    private final TimeSource time;

    private Account(Builder b) {
      environment = b.environment;
      key = b.key;
      adapterId = b.adapterId;
      baseUrl = CarrierHttp.requireSecure(b.baseUrl);
      http = b.http;
      operators = Map.copyOf(b.operators);
      synchronous = b.synchronous;
      oneStep = b.oneStep;
      limits = b.limits;
      callbackUrl = b.callbackUrl;
      walletCurrency = b.walletCurrency;
      catalogueMaxAge = b.catalogueMaxAge;
      time = b.time;
      if (synchronous && callbackUrl != null) {
        throw new IllegalArgumentException(
            "callbackUrl: DT One calls back for asynchronous transactions only; leave out one of"
                + " callbackUrl and synchronous");
      }
    }

    /** Begins an account with test money, in DT One's pre-production environment. */
    public static Builder sandbox(String apiKey, String apiSecret) {
      return sandbox(fixed(apiKey, apiSecret));
    }

    /** Begins an account with test money whose key is asked for at each call. */
    public static Builder sandbox(Supplier<ClientKey> key) {
      return new Builder(Environment.SANDBOX, key, "https://preprod-dvs-api.dtone.com/v1");
    }

    /** Begins an account with real money. */
    public static Builder live(String apiKey, String apiSecret) {
      return live(fixed(apiKey, apiSecret));
    }

    /** Begins an account with real money whose key is asked for at each call. */
    public static Builder live(Supplier<ClientKey> key) {
      return new Builder(Environment.LIVE, key, "https://dvs-api.dtone.com/v1");
    }

    private static Supplier<ClientKey> fixed(String apiKey, String apiSecret) {
      ClientKey key = new ClientKey(apiKey, Secret.of(apiSecret));
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

    HttpUrl baseUrl() {
      return baseUrl;
    }

    @Nullable
    HttpSettings http() {
      return http;
    }

    Map<Carrier, Long> chosenOperators() {
      return operators;
    }

    boolean isSynchronous() {
      return synchronous;
    }

    boolean isOneStep() {
      return oneStep;
    }

    @Nullable
    ProcessingLimits limits() {
      return limits;
    }

    @Nullable
    HttpUrl callbackUrl() {
      return callbackUrl;
    }

    @Nullable
    String walletCurrency() {
      return walletCurrency;
    }

    Duration catalogueMaxAge() {
      return catalogueMaxAge;
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
      private static final int GUESSABLE = 22;

      private final Environment environment;
      private final Supplier<ClientKey> key;
      private final Map<Carrier, Long> operators = new HashMap<>();
      private AdapterId adapterId = AdapterId.of("dtone");
      private HttpUrl baseUrl;
      private @Nullable HttpSettings http;
      private boolean synchronous;
      private boolean oneStep;
      private @Nullable ProcessingLimits limits;
      private @Nullable HttpUrl callbackUrl;
      private @Nullable String walletCurrency;
      private Duration catalogueMaxAge = Duration.ofMinutes(15);
      private TimeSource time = TimeSource.system();

      private Builder(Environment environment, Supplier<ClientKey> key, String baseUrl) {
        this.environment = environment;
        this.key = Objects.requireNonNull(key, "key");
        this.baseUrl = HttpUrl.get(baseUrl);
      }

      /** Sets the adapter's name, "dtone" unless set: two accounts need two names. */
      public Builder adapterId(String value) {
        adapterId = AdapterId.of(value);
        return this;
      }

      /** Sets where DT One is, with its version: "…/v1"; its own host of the environment unless set. */
      public Builder baseUrl(HttpUrl value) {
        baseUrl = Objects.requireNonNull(value, "baseUrl");
        return this;
      }

      /**
       * Sets time-outs and network. Its call time-out is that of one call; a top-up in two steps makes
       * two. Unless set, a call may take 20 s, or 190 s when {@link #synchronous}.
       */
      public Builder http(HttpSettings value) {
        http = Objects.requireNonNull(value, "http");
        return this;
      }

      /**
       * Names the operator of a carrier's lines, where DT One's name for it differs: "Peru Movil X" is
       * not found for carrier "X".
       */
      public Builder operator(Carrier carrier, long operatorId) {
        operators.put(Objects.requireNonNull(carrier, "carrier"), operatorId);
        return this;
      }

      /**
       * Waits for the operator within the call, for three minutes at most. DT One recommends not to;
       * without it the outcome comes by asking.
       */
      public Builder synchronous(boolean on) {
        synchronous = on;
        return this;
      }

      /**
       * Creates and confirms in one call. It saves a call, and a lost answer is then only proven not to
       * have been a sale when {@link #processingLimits} are known and searches stay empty.
       */
      public Builder oneStep(boolean on) {
        oneStep = on;
        return this;
      }

      /**
       * Sets how long DT One may work on a request and how late its searches show it. Nobody publishes
       * these figures; without them a top-up that cannot be found is never closed by itself.
       */
      public Builder processingLimits(ProcessingLimits value) {
        limits = Objects.requireNonNull(value, "processingLimits");
        return this;
      }

      /**
       * Lets DT One tell of ended transactions at {@code value}. It signs nothing, so that only who
       * knows the address can tell something: its last segment must be random, as 22 characters and
       * more of base64 are. Even then a callback is a hint to ask.
       *
       * @throws IllegalArgumentException if it is plain http to another machine, or may be guessed
       */
      public Builder callbackUrl(HttpUrl value) {
        List<String> path = CarrierHttp.requireSecure(value).pathSegments();
        String last = path.get(path.size() - 1);
        if (!last.matches("[A-Za-z0-9_-]{" + GUESSABLE + ",}")
            || last.chars().distinct().count() < GUESSABLE / 2) {
          throw new IllegalArgumentException("callbackUrl: end its path in at least " + GUESSABLE
              + " random letters, digits, dashes or underscores, because DT One signs no callback");
        }
        callbackUrl = value;
        return this;
      }

      /** Names the balance that is this account's wallet, by currency, where it has several. */
      public Builder walletCurrency(String code) {
        walletCurrency = Objects.requireNonNull(code, "walletCurrency");
        return this;
      }

      /** Sets how long products, prices and names are kept; 15 minutes unless set. */
      public Builder catalogueMaxAge(Duration value) {
        if (value.isNegative()) {
          throw new IllegalArgumentException("catalogueMaxAge: is negative: " + value);
        }
        catalogueMaxAge = value;
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
    }
  }
}
