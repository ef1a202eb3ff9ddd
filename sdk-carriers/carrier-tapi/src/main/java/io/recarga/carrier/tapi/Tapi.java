package io.recarga.carrier.tapi;

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
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Tops up through an account at TAPI, an aggregator of payments in Latin America. An account is for
 * one country: it has its own credentials there, and amounts are in that country's currency.
 *
 * <p>TAPI does not look whether a number belongs to the company that is paid: the caller has to know
 * the carrier.
 */
public final class Tapi {
  private Tapi() {}

  /** Makes the adapter of {@code account}; opens no connection yet. */
  public static CarrierAdapter connect(Account account) {
    return new TapiAdapter(Objects.requireNonNull(account, "account"));
  }

  /** Returns what each of TAPI's error codes means and proves, with its source. */
  public static ErrorTable errors() {
    return Errors.TABLE;
  }

  /**
   * Reads a daily settlement file.
   *
   * @param currency the ISO 4217 code of the amounts
   * @throws IllegalArgumentException if the file is too large or a row cannot be read: the message
   *     names the row and column, and shows nothing of it
   * @throws java.io.UncheckedIOException if the stream fails
   */
  public static List<HistoryEntry> readSettlement(
      SettlementLayout layout, String currency, String country, InputStream file) {
    return new Settlement(layout, currency, country).read(file);
  }

  /** Where the daily settlement files are, which TAPI leaves at an SFTP address. */
  public interface SettlementFiles {
    /**
     * Opens the file of {@code day}, which the reader closes; null if there is none yet.
     *
     * @throws RuntimeException if it cannot be opened now
     */
    @Nullable
    InputStream open(LocalDate day);
  }

  /** One account: country, environment, credentials, and how to use it. */
  public static final class Account {
    private final Environment environment;
    private final String country;
    private final Supplier<ClientKey> user;
    private final Keys keys;
    private final AdapterId adapterId;
    private final HttpUrl loginUrl;
    private final HttpUrl companiesUrl;
    private final HttpUrl rechargeUrl;
    private final @Nullable HttpSettings http;
    private final TokenStore tokenStore;
    private final Map<Carrier, String> companies;
    private final String paymentMethod;
    private final String webhookHeader;
    private final @Nullable Supplier<List<Secret>> webhookKeys;
    private final @Nullable SettlementFiles settlementFiles;
    private final SettlementLayout settlementLayout;
    private final @Nullable ProcessingLimits limits;
    private final Duration catalogueMaxAge;
    private final Duration failedWait;
    private final TimeSource time;

    private Account(Builder b) {
      environment = b.environment;
      country = b.country;
      user = b.user;
      if (b.keys == null) {
        throw new IllegalArgumentException("keys: give the API keys of login, companies, recharge");
      }
      keys = b.keys;
      adapterId = b.adapterId;
      loginUrl = CarrierHttp.requireSecure(b.loginUrl);
      companiesUrl = CarrierHttp.requireSecure(b.companiesUrl);
      rechargeUrl = CarrierHttp.requireSecure(b.rechargeUrl);
      http = b.http;
      tokenStore = b.tokenStore;
      companies = Map.copyOf(b.companies);
      paymentMethod = b.paymentMethod;
      webhookHeader = b.webhookHeader;
      webhookKeys = b.webhookKeys;
      settlementFiles = b.settlementFiles;
      settlementLayout = b.settlementLayout;
      limits = b.limits;
      catalogueMaxAge = b.catalogueMaxAge;
      failedWait = b.failedWait;
      time = b.time;
    }

    /**
     * Begins an account with test money.
     *
     * @param country ISO 3166 code of the country it is for, such as "PE"
     */
    public static Builder sandbox(String country, String username, String password) {
      return sandbox(country, fixed(username, password));
    }

    /** Begins an account with test money whose user is asked for at each login. */
    public static Builder sandbox(String country, Supplier<ClientKey> user) {
      return new Builder(Environment.SANDBOX, country, user, "homo.tapila.cloud");
    }

    /**
     * Begins an account with real money.
     *
     * @param country ISO 3166 code of the country it is for, such as "PE"
     */
    public static Builder live(String country, String username, String password) {
      return live(country, fixed(username, password));
    }

    /** Begins an account with real money whose user is asked for at each login. */
    public static Builder live(String country, Supplier<ClientKey> user) {
      return new Builder(Environment.LIVE, country, user, "tapila.cloud");
    }

    private static Supplier<ClientKey> fixed(String username, String password) {
      ClientKey key = new ClientKey(username, Secret.of(password));
      return () -> key;
    }

    Environment environment() {
      return environment;
    }

    String country() {
      return country;
    }

    Supplier<ClientKey> user() {
      return user;
    }

    Keys keys() {
      return keys;
    }

    AdapterId adapterId() {
      return adapterId;
    }

    HttpUrl loginUrl() {
      return loginUrl;
    }

    HttpUrl companiesUrl() {
      return companiesUrl;
    }

    HttpUrl rechargeUrl() {
      return rechargeUrl;
    }

    @Nullable
    HttpSettings http() {
      return http;
    }

    TokenStore tokenStore() {
      return tokenStore;
    }

    Map<Carrier, String> companies() {
      return companies;
    }

    String paymentMethod() {
      return paymentMethod;
    }

    String webhookHeader() {
      return webhookHeader;
    }

    @Nullable
    Supplier<List<Secret>> webhookKeys() {
      return webhookKeys;
    }

    @Nullable
    SettlementFiles settlementFiles() {
      return settlementFiles;
    }

    SettlementLayout settlementLayout() {
      return settlementLayout;
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

    /** Shows adapter, country and environment, no credentials. */
    @Override
    public String toString() {
      return adapterId + " " + country + " (" + environment + ")";
    }

    /** Builds an {@link Account}. */
    public static final class Builder {
      private final Environment environment;
      private final String country;
      private final Supplier<ClientKey> user;
      private final Map<Carrier, String> companies = new HashMap<>();
      private @Nullable Keys keys;
      private AdapterId adapterId = AdapterId.of("tapi");
      private HttpUrl loginUrl;
      private HttpUrl companiesUrl;
      private HttpUrl rechargeUrl;
      private @Nullable HttpSettings http;
      private TokenStore tokenStore = TokenStore.inMemory();
      private String paymentMethod = "ACCOUNT";
      private String webhookHeader = "x-api-key";
      private @Nullable Supplier<List<Secret>> webhookKeys;
      private @Nullable SettlementFiles settlementFiles;
      private SettlementLayout settlementLayout = SettlementLayout.builder().build();
      private @Nullable ProcessingLimits limits;
      private Duration catalogueMaxAge = Duration.ofHours(1);
      private Duration failedWait = Duration.ZERO;
      private TimeSource time = TimeSource.system();

      private Builder(
          Environment environment, String country, Supplier<ClientKey> user, String domain) {
        this.environment = environment;
        this.country = Objects.requireNonNull(country, "country").toUpperCase(Locale.ROOT);
        this.user = Objects.requireNonNull(user, "user");
        if (!this.country.matches("[A-Z]{2}")) {
          throw new IllegalArgumentException(
              "country: not an ISO 3166 code such as PE: " + country);
        }
        loginUrl = HttpUrl.get("https://login." + domain);
        companiesUrl = HttpUrl.get("https://companies." + domain);
        rechargeUrl = HttpUrl.get("https://recharge." + domain);
      }

      /** Sets the API keys of the three services; required. */
      public Builder keys(String login, String companies, String recharge) {
        Secret one = Secret.of(login);
        Secret two = Secret.of(companies);
        Secret three = Secret.of(recharge);
        return keys(() -> one, () -> two, () -> three);
      }

      /** Sets where the API keys of the three services come from; each is asked at each call. */
      public Builder keys(
          Supplier<Secret> login, Supplier<Secret> companies, Supplier<Secret> recharge) {
        keys = new Keys(login, companies, recharge);
        return this;
      }

      /** Sets the adapter's name, "tapi" unless set: two accounts need two names. */
      public Builder adapterId(String value) {
        adapterId = AdapterId.of(value);
        return this;
      }

      /** Sets where one logs in, without {@code /login}. */
      public Builder loginUrl(HttpUrl value) {
        loginUrl = Objects.requireNonNull(value, "loginUrl");
        return this;
      }

      /** Sets where the catalogue is, without {@code /recharges}. */
      public Builder companiesUrl(HttpUrl value) {
        companiesUrl = Objects.requireNonNull(value, "companiesUrl");
        return this;
      }

      /** Sets where top-ups are paid and looked up, without {@code /payment}. */
      public Builder rechargeUrl(HttpUrl value) {
        rechargeUrl = Objects.requireNonNull(value, "rechargeUrl");
        return this;
      }

      /** Sets time-outs and network; a top-up may take 90 s unless set. */
      public Builder http(HttpSettings value) {
        http = Objects.requireNonNull(value, "http");
        return this;
      }

      /** Keeps tokens in a store that several machines may share; in memory unless set. */
      public Builder tokenStore(TokenStore value) {
        tokenStore = Objects.requireNonNull(value, "tokenStore");
        return this;
      }

      /** Names the company code for a carrier's lines, where TAPI's name for it differs. */
      public Builder company(Carrier carrier, String companyCode) {
        companies.put(
            Objects.requireNonNull(carrier, "carrier"),
            Objects.requireNonNull(companyCode, "companyCode"));
        return this;
      }

      /**
       * Sets how the payer paid you: DEBIT, CREDIT or ACCOUNT, which TAPI takes for information only;
       * ACCOUNT unless set.
       */
      public Builder paymentMethod(String value) {
        if (!value.matches("[A-Z_]{1,40}")) {
          throw new IllegalArgumentException(
              "paymentMethod: use a word such as DEBIT, CREDIT or ACCOUNT: \"" + value + "\"");
        }
        paymentMethod = value;
        return this;
      }

      /** Takes webhooks that bear {@code key} in {@code header}, as agreed with TAPI. */
      public Builder webhookKey(String header, String key) {
        List<Secret> one = List.of(Secret.of(key));
        return webhookKeys(header, () -> one);
      }

      /** Takes webhooks that bear any of the keys in {@code header}; without, webhooks are refused. */
      public Builder webhookKeys(String header, Supplier<List<Secret>> keys) {
        webhookHeader = Objects.requireNonNull(header, "header");
        webhookKeys = Objects.requireNonNull(keys, "keys");
        return this;
      }

      /**
       * Answers questions for the history from the daily settlement files. The layout is a setting,
       * because TAPI publishes none.
       */
      public Builder settlement(SettlementLayout layout, SettlementFiles files) {
        settlementLayout = Objects.requireNonNull(layout, "layout");
        settlementFiles = Objects.requireNonNull(files, "files");
        return this;
      }

      /**
       * Sets how long TAPI may work on a top-up and how late its look-up shows it. Nobody publishes
       * these figures; without them a top-up that cannot be found is never closed by itself.
       */
      public Builder processingLimits(ProcessingLimits value) {
        limits = Objects.requireNonNull(value, "processingLimits");
        return this;
      }

      /** Sets how long the catalogue is kept; one hour unless set, as TAPI recommends. */
      public Builder catalogueMaxAge(Duration value) {
        catalogueMaxAge = notNegative(value, "catalogueMaxAge");
        return this;
      }

      /** Sets how long a recorded failure must stand before it is final; no time unless set. */
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
       * @throws IllegalArgumentException if the keys are missing or a URL is plain http to another
       *     machine
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

  /** How a settlement file is laid out: text with one header row, columns found by their names. */
  public static final class SettlementLayout {
    private final char separator;
    private final char decimalMark;
    private final Charset charset;
    private final ZoneId zone;
    private final Map<Column, String> columns;
    private final Map<String, HistoryEntry.Status> words;
    private final HistoryEntry.@Nullable Status every;
    private final int maxBytes;
    private final int maxRows;

    private SettlementLayout(Builder b) {
      separator = b.separator;
      decimalMark = b.decimalMark;
      charset = b.charset;
      zone = b.zone;
      columns = Map.copyOf(b.columns);
      words = Map.copyOf(b.words);
      every = b.every;
      maxBytes = b.maxBytes;
      maxRows = b.maxRows;
    }

    /** Begins a layout: commas, UTF-8, and columns named as in TAPI's API. */
    public static Builder builder() {
      return new Builder();
    }

    char separator() {
      return separator;
    }

    char decimalMark() {
      return decimalMark;
    }

    Charset charset() {
      return charset;
    }

    ZoneId zone() {
      return zone;
    }

    Map<Column, String> columns() {
      return columns;
    }

    Map<String, HistoryEntry.Status> words() {
      return words;
    }

    HistoryEntry.@Nullable Status every() {
      return every;
    }

    int maxBytes() {
      return maxBytes;
    }

    int maxRows() {
      return maxRows;
    }

    /** A column that is read. */
    public enum Column {
      /** TAPI's id of the operation. */
      OPERATION_ID,
      /** The reference that it was sent with. */
      EXTERNAL_PAYMENT_ID,
      /** Its status. */
      STATUS,
      /** What was topped up, in the country's currency. */
      AMOUNT,
      /** The line. A file without it is read as well. */
      IDENTIFIER,
      /** When it was processed. A file without it is read as well. */
      CREATED_AT
    }

    /** Builds a {@link SettlementLayout}. */
    public static final class Builder {
      private static final int MIB = 1024 * 1024;

      private final Map<Column, String> columns = new HashMap<>(Map.of(
          Column.OPERATION_ID, "operationId",
          Column.EXTERNAL_PAYMENT_ID, "externalPaymentId",
          Column.STATUS, "status",
          Column.AMOUNT, "amount",
          Column.IDENTIFIER, "identifierValue",
          Column.CREATED_AT, "createdAt"));
      private final Map<String, HistoryEntry.Status> words = new HashMap<>();
      private char separator = ',';
      private char decimalMark = '.';
      private Charset charset = StandardCharsets.UTF_8;
      private ZoneId zone = ZoneOffset.UTC;
      private HistoryEntry.@Nullable Status every;
      private int maxBytes = 16 * MIB;
      private int maxRows = 200_000;

      private Builder() {}

      /** Sets what stands between two columns; a comma unless set. */
      public Builder separator(char value) {
        separator = value;
        return this;
      }

      /** Sets the decimal mark of amounts; a point unless set. */
      public Builder decimalMark(char value) {
        decimalMark = value;
        return this;
      }

      /** Sets the encoding; UTF-8 unless set. */
      public Builder charset(Charset value) {
        charset = Objects.requireNonNull(value, "charset");
        return this;
      }

      /** Sets the zone of times without one, and of the days by which files are asked for; UTC. */
      public Builder zone(ZoneId value) {
        zone = Objects.requireNonNull(value, "zone");
        return this;
      }

      /** Sets the name of a column in the header row. */
      public Builder column(Column column, String name) {
        columns.put(Objects.requireNonNull(column, "column"), Objects.requireNonNull(name, "name"));
        return this;
      }

      /** Adds a word for a status; "confirmed", "failed", "processing" and "pending" are known. */
      public Builder status(String word, HistoryEntry.Status status) {
        words.put(word.toLowerCase(Locale.ROOT), Objects.requireNonNull(status, "status"));
        return this;
      }

      /** Says that every row has this status, in a file without a column for it. */
      public Builder everyRowIs(HistoryEntry.Status status) {
        every = Objects.requireNonNull(status, "status");
        return this;
      }

      /** Sets how large a file may be; 16 MiB unless set. */
      public Builder maxBytes(int value) {
        maxBytes = positive(value, "maxBytes");
        return this;
      }

      /** Sets how many rows a file may have; 200,000 unless set. */
      public Builder maxRows(int value) {
        maxRows = positive(value, "maxRows");
        return this;
      }

      /** Builds the layout. */
      public SettlementLayout build() {
        return new SettlementLayout(this);
      }

      private static int positive(int value, String field) {
        if (value < 1) {
          throw new IllegalArgumentException(field + ": is not positive: " + value);
        }
        return value;
      }
    }
  }
}
