package io.recarga.carrier.tmf654;

import io.recarga.Carrier;
import io.recarga.Environment;
import io.recarga.TopUpKey;
import io.recarga.retry.TimeSource;
import io.recarga.spi.AdapterId;
import io.recarga.spi.http.CarrierHttp;
import io.recarga.spi.http.HttpSettings;
import io.recarga.spi.http.Secret;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** One account at one carrier: its address and credentials, as the contract names them. */
public final class TmfAccount {
  private final Environment environment;
  private final TmfDialect dialect;
  private final HttpUrl baseUrl;
  private final TmfAuth auth;
  private final AdapterId adapterId;
  private final HttpSettings http;
  private final @Nullable Function<TopUpKey, @Nullable Secret> vouchers;
  private final @Nullable Secret noticeToken;
  private final boolean usage;
  private final TimeSource time;

  private TmfAccount(Builder b) {
    environment = b.environment;
    dialect = b.dialect;
    baseUrl = CarrierHttp.requireSecure(b.baseUrl);
    auth = b.auth;
    adapterId = b.adapterId == null ? b.dialect.adapterId() : b.adapterId;
    http = b.http;
    vouchers = b.vouchers;
    noticeToken = b.noticeToken;
    usage = b.usage;
    time = b.time;
  }

  /**
   * Begins an account with test money.
   *
   * @param baseUrl the address from the contract, without the dialect's path
   */
  public static Builder sandbox(TmfDialect dialect, HttpUrl baseUrl, TmfAuth auth) {
    return new Builder(Environment.SANDBOX, dialect, baseUrl, auth);
  }

  /**
   * Begins an account with real money.
   *
   * @param baseUrl the address from the contract, without the dialect's path
   */
  public static Builder live(TmfDialect dialect, HttpUrl baseUrl, TmfAuth auth) {
    return new Builder(Environment.LIVE, dialect, baseUrl, auth);
  }

  /**
   * Returns this account if it is one at {@code carrier}; for the modules of carriers.
   *
   * @throws IllegalArgumentException if it is not
   */
  public TmfAccount requireCarrier(Carrier carrier) {
    if (!dialect.carrier().equals(carrier)) {
      throw new IllegalArgumentException(
          "account: is one at " + dialect.carrier().id() + ", not at " + carrier.id()
              + "; begin it with the carrier's own sandbox or live");
    }
    return this;
  }

  /** Returns how the carrier speaks. */
  public TmfDialect dialect() {
    return dialect;
  }

  /** Says whether the account moves real money. */
  public Environment environment() {
    return environment;
  }

  /** Returns the adapter's name. */
  public AdapterId adapterId() {
    return adapterId;
  }

  HttpUrl baseUrl() {
    return baseUrl;
  }

  TmfAuth auth() {
    return auth;
  }

  HttpSettings http() {
    return http;
  }

  @Nullable
  Function<TopUpKey, @Nullable Secret> vouchers() {
    return vouchers;
  }

  @Nullable
  Secret noticeToken() {
    return noticeToken;
  }

  boolean tellsUsage() {
    return usage;
  }

  TimeSource time() {
    return time;
  }

  /** Shows adapter, environment and dialect, no credentials. */
  @Override
  public String toString() {
    return adapterId + " (" + environment + "): " + dialect;
  }

  /** Builds a {@link TmfAccount}. */
  public static final class Builder {
    private final Environment environment;
    private final HttpUrl baseUrl;
    private final TmfAuth auth;
    private TmfDialect dialect;
    private @Nullable AdapterId adapterId;
    private HttpSettings http = HttpSettings.builder().build();
    private @Nullable Function<TopUpKey, @Nullable Secret> vouchers;
    private @Nullable Secret noticeToken;
    private boolean usage = true;
    private TimeSource time = TimeSource.system();

    private Builder(Environment environment, TmfDialect dialect, HttpUrl baseUrl, TmfAuth auth) {
      this.environment = environment;
      this.dialect = Objects.requireNonNull(dialect, "dialect");
      this.baseUrl = Objects.requireNonNull(baseUrl, "baseUrl");
      this.auth = Objects.requireNonNull(auth, "auth");
    }

    /** Changes the carrier's dialect where this contract differs from its defaults. */
    public Builder dialect(UnaryOperator<TmfDialect.Builder> change) {
      dialect = change.apply(dialect.toBuilder()).build();
      return this;
    }

    /** Sets the adapter's name, the carrier's id unless set: two accounts need two names. */
    public Builder adapterId(String value) {
      adapterId = AdapterId.of(value);
      return this;
    }

    /**
     * Sets time-outs and network. A client with a certificate of yours in it makes mutual TLS. Unless
     * set, a top-up may take 90 s.
     */
    public Builder http(HttpSettings value) {
      http = Objects.requireNonNull(value, "http");
      return this;
    }

    /**
     * Sets who knows the PINs of scratch cards: top-ups whose key it answers are paid with that card;
     * null makes a usual one. It is asked at each attempt, so that no PIN is ever journaled.
     */
    public Builder vouchers(Function<TopUpKey, @Nullable Secret> value) {
      vouchers = Objects.requireNonNull(value, "vouchers");
      return this;
    }

    /**
     * Sets the bearer token that notices have to bear. TMF654 signs none: without a token, serve the
     * callback on a secret path or with mutual TLS.
     */
    public Builder noticeToken(String value) {
      noticeToken = Secret.of(value);
      return this;
    }

    /**
     * Leaves usage to another source, such as TMF677; unless called, buckets are told as usage, with
     * what is left in each.
     */
    public Builder withoutUsage() {
      usage = false;
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
     * @throws IllegalArgumentException if the base URL is plain http to another machine
     */
    public TmfAccount build() {
      return new TmfAccount(this);
    }
  }
}
