package io.recarga.simulator.reloadly;

import io.recarga.simulator.Fault;
import io.recarga.simulator.FaultPlan;
import io.recarga.simulator.Ledger;
import io.recarga.simulator.SimulatorClock;
import io.recarga.simulator.Wallet;
import io.recarga.simulator.WebhookSender;
import io.recarga.simulator.wire.SimulatorServer;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Reloadly's airtime service as a local server: token endpoint and airtime endpoints on one port,
 * whichever host name leads there. It keeps a wallet and a ledger, and goes wrong when told.
 *
 * <p>Close it when done. Thread-safe.
 */
public final class ReloadlySimulator implements AutoCloseable {
  private final SimulatorServer server;
  private final FaultPlan faults;
  private final Books books;
  private final Catalogue catalogue;
  private final Tokens tokens;
  private final @Nullable Notices notices;

  private ReloadlySimulator(Builder b) {
    faults = b.faults;
    books = new Books(
        b.clock,
        b.wallet,
        b.ledger,
        new Books.Settings(
            b.processing, b.asyncProcessing, b.raceWindow, b.recentlyRecharged, b.unlistedAmounts));
    catalogue = new Catalogue(b.clock, b.operators);
    books.restore(catalogue);
    tokens = new Tokens(b.clock, b.clientId, b.clientSecret, b.tokenLifetime);
    HttpUrl target = b.webhookUrl;
    notices = target == null ? null : new Notices(b.clock, target, b.webhookSecret);
    if (notices != null) {
      books.onChange(notices::tell);
    }
    Service service =
        new Service(b.clock, tokens, new RateLimit(b.clock, b.rateLimit), catalogue, books);
    service.orders(new Orders(books, catalogue, faults, this::webhooks), new Reports(books));
    server = SimulatorServer.start(b.address, b.port, b.tls, b.stall, service);
  }

  /** Starts a simulator on a free port with all defaults, on the machine's time. */
  public static ReloadlySimulator start() {
    return builder(SimulatorClock.system()).start();
  }

  /** Begins a simulator that runs by {@code clock}. */
  public static Builder builder(SimulatorClock clock) {
    return new Builder(clock);
  }

  /** Returns the root of all its paths; token and airtime endpoints share it. */
  public HttpUrl url() {
    return server.url();
  }

  /** Lets the next money calls meet {@code faults}, one each. */
  public ReloadlySimulator next(Fault... faults) {
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

  /** Moves a number to another operator: auto-detection keeps the old one, MNP look-up tells. */
  public ReloadlySimulator port(String internationalDigits, long operatorId) {
    catalogue.port(internationalDigits.replace("+", ""), operatorId);
    return this;
  }

  /** Lets every token so far expire now. */
  public void expireTokens() {
    tokens.expireAll();
  }

  /** Returns how many tokens were given out. */
  public long tokensIssued() {
    return tokens.count();
  }

  /** Sets how long tokens given out from now on live. */
  public void tokenLifetime(Duration value) {
    tokens.lifetime(value);
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
    return "Reloadly simulator at " + url() + ": " + ledger();
  }

  /** Builds and starts a {@link ReloadlySimulator}. */
  public static final class Builder {
    private final SimulatorClock clock;
    private InetAddress address = InetAddress.getLoopbackAddress();
    private int port;
    private @Nullable SSLSocketFactory tls;
    private Duration stall = Duration.ofMinutes(2);
    private Wallet wallet = Wallet.of("1000.00000", "USD");
    private Ledger ledger = Ledger.inMemory();
    private FaultPlan faults = FaultPlan.none();
    private List<ReloadlyOperator> operators = Peru.operators();
    private @Nullable String clientId;
    private @Nullable String clientSecret;
    private Duration tokenLifetime = Duration.ofDays(1);
    private Duration processing = Duration.ZERO;
    private Duration asyncProcessing = Duration.ofSeconds(10);
    private Duration raceWindow = Duration.ZERO;
    private boolean recentlyRecharged;
    private boolean unlistedAmounts;
    private int rateLimit;
    private @Nullable HttpUrl webhookUrl;
    private String webhookSecret = "";

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

    /** Sets the wallet; 1,000 USD unless set. */
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

    /** Sets the catalogue; operators of Peru and one of Colombia unless set. */
    public Builder operators(ReloadlyOperator... values) {
      operators = List.of(values);
      return this;
    }

    /** Sets the only credentials that get a token; any unless set. */
    public Builder credentials(String id, String secret) {
      clientId = Objects.requireNonNull(id, "id");
      clientSecret = Objects.requireNonNull(secret, "secret");
      return this;
    }

    /** Sets how long tokens live; one day unless set. */
    public Builder tokenLifetime(Duration value) {
      tokenLifetime = Objects.requireNonNull(value, "tokenLifetime");
      return this;
    }

    /** Sets how long a synchronous order is PROCESSING after its answer; no time unless set. */
    public Builder processing(Duration value) {
      processing = Objects.requireNonNull(value, "processing");
      return this;
    }

    /** Sets how long an asynchronous order is PROCESSING; 10 s unless set. */
    public Builder asyncProcessing(Duration value) {
      asyncProcessing = Objects.requireNonNull(value, "asyncProcessing");
      return this;
    }

    /**
     * Sets for how long after its check an id is not yet taken, so that two orders under way
     * together are both executed; in real time; none unless set.
     */
    public Builder raceWindow(Duration value) {
      raceWindow = Objects.requireNonNull(value, "raceWindow");
      return this;
    }

    /** Lets each line rest for two minutes after a top-up (PHONE_RECENTLY_RECHARGED). */
    public Builder recentlyRecharged() {
      recentlyRecharged = true;
      return this;
    }

    /** Lets fixed operators take amounts that they do not list, as Reloadly's sandbox does. */
    public Builder unlistedAmounts() {
      unlistedAmounts = true;
      return this;
    }

    /** Answers with 429 after {@code perMinute} requests, and sends rate headers; 0 for never. */
    public Builder rateLimit(int perMinute) {
      if (perMinute < 0) {
        throw new IllegalArgumentException("perMinute: is negative: " + perMinute);
      }
      rateLimit = perMinute;
      return this;
    }

    /** Posts signed notices about ended orders to {@code url}. */
    public Builder webhook(HttpUrl url, String secret) {
      webhookUrl = Objects.requireNonNull(url, "url");
      webhookSecret = Objects.requireNonNull(secret, "secret");
      return this;
    }

    /**
     * Starts the simulator.
     *
     * @throws java.io.UncheckedIOException if the port is taken or not allowed
     */
    public ReloadlySimulator start() {
      return new ReloadlySimulator(this);
    }
  }
}
