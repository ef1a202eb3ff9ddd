package io.recarga.simulator.tapi;

import io.recarga.simulator.Fault;
import io.recarga.simulator.FaultPlan;
import io.recarga.simulator.Ledger;
import io.recarga.simulator.SimulatorClock;
import io.recarga.simulator.Wallet;
import io.recarga.simulator.WebhookSender;
import io.recarga.simulator.wire.SimulatorServer;
import java.net.InetAddress;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * TAPI as a local server: login, catalogue and recharge service on one port, whichever host name
 * leads there. It keeps a wallet and a ledger, goes wrong when told, and refuses a reference that it
 * has received before.
 *
 * <p>Close it when done. Thread-safe.
 */
public final class TapiSimulator implements AutoCloseable {
  private final SimulatorServer server;
  private final FaultPlan faults;
  private final Books books;
  private final Door door;
  private final @Nullable Notices notices;

  private TapiSimulator(Builder b) {
    faults = b.faults;
    books = new Books(b);
    Catalogue catalogue = new Catalogue(b.companies, b.pageSize);
    books.restore(catalogue);
    door = new Door(b);
    HttpUrl target = b.webhookUrl;
    notices = target == null ? null : new Notices(b.clock, target, b.webhookHeader, b.webhookKey);
    if (notices != null) {
      books.onChange(notices::tell);
    }
    Payments payments = new Payments(books, catalogue, faults, this::webhooks);
    RateLimit limit = new RateLimit(b.clock, b.perMinute);
    server = SimulatorServer.start(
        b.address, b.port, b.tls, b.stall, new Service(door, limit, books, catalogue, payments));
  }

  /** Starts a simulator on a free port with all defaults, on the machine's time. */
  public static TapiSimulator start() {
    return builder(SimulatorClock.system()).start();
  }

  /** Begins a simulator that runs by {@code clock}. */
  public static Builder builder(SimulatorClock clock) {
    return new Builder(clock);
  }

  /** Returns the root of all its paths. */
  public HttpUrl url() {
    return server.url();
  }

  /** Lets the next payments meet {@code faults}, one each. */
  public TapiSimulator next(Fault... faults) {
    this.faults.next(faults);
    return this;
  }

  /** Returns the plan of faults. */
  public FaultPlan faults() {
    return faults;
  }

  /** Returns what was really executed. */
  public Ledger ledger() {
    return books.ledger();
  }

  /** Returns the wallet. */
  public Wallet wallet() {
    return books.wallet();
  }

  /** Returns the settlement file of {@code day} (in UTC), as far as its operations have ended. */
  public String settlementFile(LocalDate day) {
    return SettlementFile.of(books, day);
  }

  /** Lets every token so far expire now. */
  public void expireTokens() {
    door.expireTokens();
  }

  /** Returns how many tokens were given out. */
  public long tokensIssued() {
    return door.tokensIssued();
  }

  /** F1: refuses new connections and cuts those that stand, until {@link #acceptConnections}. */
  public void refuseConnections() {
    server.refuse();
  }

  /** Takes connections again, on the same port. */
  public void acceptConnections() {
    server.allow();
  }

  /** Returns who sends the notices, or null if no address was given. */
  public @Nullable WebhookSender webhooks() {
    return notices == null ? null : notices.sender();
  }

  @Override
  public void close() {
    server.close();
    if (notices != null) {
      notices.sender().close();
    }
  }

  @Override
  public String toString() {
    return "TAPI simulator at " + url() + ": " + ledger();
  }

  /** Builds and starts a {@link TapiSimulator}. */
  public static final class Builder {
    final SimulatorClock clock;
    final Map<String, String> keys = new HashMap<>();
    InetAddress address = InetAddress.getLoopbackAddress();
    int port;

    @Nullable
    SSLSocketFactory tls;

    Duration stall = Duration.ofMinutes(2);
    Wallet wallet = Wallet.of("1000.00", "PEN");
    Ledger ledger = Ledger.inMemory();
    FaultPlan faults = FaultPlan.none();
    List<TapiCompany> companies = Peru.companies();

    @Nullable
    String username;

    @Nullable
    String password;

    Duration tokenLifetime = Duration.ofMinutes(258);
    Duration processing = Duration.ZERO;
    int pageSize = 50;
    int perMinute;
    int limitPerNumber;

    @Nullable
    HttpUrl webhookUrl;

    String webhookHeader = "x-api-key";
    String webhookKey = "";

    private Builder(SimulatorClock clock) {
      this.clock = Objects.requireNonNull(clock, "clock");
    }

    /** Sets the port; 0, the default, takes a free one. */
    public Builder port(int value) {
      port = value;
      return this;
    }

    /** Sets the address to listen on; the loopback address unless set. */
    public Builder address(InetAddress value) {
      address = Objects.requireNonNull(value, "address");
      return this;
    }

    /** Serves HTTPS with the certificate of {@code value}. */
    public Builder tls(SSLSocketFactory value) {
      tls = Objects.requireNonNull(value, "tls");
      return this;
    }

    /** Sets how long a stalled call is kept waiting; 2 minutes of real time unless set. */
    public Builder stall(Duration value) {
      stall = Objects.requireNonNull(value, "stall");
      return this;
    }

    /** Sets the wallet; 1,000 PEN unless set. */
    public Builder wallet(Wallet value) {
      wallet = Objects.requireNonNull(value, "wallet");
      return this;
    }

    /** Sets the ledger; one in memory unless set. What it holds already is on record here too. */
    public Builder ledger(Ledger value) {
      ledger = Objects.requireNonNull(value, "ledger");
      return this;
    }

    /** Sets the faults; none unless set. */
    public Builder faults(FaultPlan value) {
      faults = Objects.requireNonNull(value, "faults");
      return this;
    }

    /** Sets the catalogue; companies of Peru unless set. */
    public Builder companies(TapiCompany... values) {
      companies = List.of(values);
      return this;
    }

    /** Sets how many companies one page of the catalogue holds; 50 unless set. */
    public Builder pageSize(int value) {
      if (value < 1) {
        throw new IllegalArgumentException("pageSize: is not positive: " + value);
      }
      pageSize = value;
      return this;
    }

    /** Sets the only user that gets a token; any unless set. */
    public Builder credentials(String username, String password) {
      this.username = Objects.requireNonNull(username, "username");
      this.password = Objects.requireNonNull(password, "password");
      return this;
    }

    /** Sets the only API keys that open each service; any unless set. */
    public Builder keys(String login, String companies, String recharge) {
      keys.put("login", login);
      keys.put("companies", companies);
      keys.put("recharge", recharge);
      return this;
    }

    /** Sets how long tokens live; 258 minutes unless set. */
    public Builder tokenLifetime(Duration value) {
      tokenLifetime = Objects.requireNonNull(value, "tokenLifetime");
      return this;
    }

    /** Answers payments with 202 and ends them when {@code value} has passed; at once unless set. */
    public Builder processing(Duration value) {
      processing = Objects.requireNonNull(value, "processing");
      return this;
    }

    /** Lets a number have so many top-ups in 24 hours; 0, the default, for no limit. */
    public Builder limitPerNumber(int count) {
      limitPerNumber = notNegative(count, "count");
      return this;
    }

    /** Answers with 429 after {@code perMinute} requests, and sends rate headers; 0 for never. */
    public Builder rateLimit(int perMinute) {
      this.perMinute = notNegative(perMinute, "perMinute");
      return this;
    }

    /** Posts how payments ended that were answered 202, with {@code key} in {@code header}. */
    public Builder webhook(HttpUrl url, String header, String key) {
      webhookUrl = Objects.requireNonNull(url, "url");
      webhookHeader = Objects.requireNonNull(header, "header");
      webhookKey = Objects.requireNonNull(key, "key");
      return this;
    }

    /**
     * Starts the simulator.
     *
     * @throws java.io.UncheckedIOException if the port is taken or not allowed
     */
    public TapiSimulator start() {
      return new TapiSimulator(this);
    }

    private static int notNegative(int value, String field) {
      if (value < 0) {
        throw new IllegalArgumentException(field + ": is negative: " + value);
      }
      return value;
    }
  }
}
