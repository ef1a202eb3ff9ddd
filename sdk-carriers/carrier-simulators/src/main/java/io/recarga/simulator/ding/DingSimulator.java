package io.recarga.simulator.ding;

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
 * Ding Connect as a local server: API and token endpoint on one port, whichever host name leads
 * there. It keeps a wallet and a ledger, goes wrong when told, and executes a repeated reference
 * again, as the real one does.
 *
 * <p>Close it when done. Thread-safe.
 */
public final class DingSimulator implements AutoCloseable {
  private final SimulatorServer server;
  private final FaultPlan faults;
  private final Books books;
  private final Door door;
  private final @Nullable Notices notices;

  private DingSimulator(Builder b) {
    faults = b.faults;
    books = new Books(b);
    String wallet = b.wallet.currency();
    Catalogue catalogue = new Catalogue(b.clock, wallet, b.providers, b.products);
    books.restore(catalogue);
    door = new Door(b.clock, b);
    HttpUrl target = b.deferredTo;
    notices = target == null ? null : new Notices(b.clock, target, wallet);
    if (notices != null) {
      books.onChange(notices::tell);
    }
    Service service = new Service(
        door,
        b.alwaysOk,
        books,
        catalogue,
        new Estimates(catalogue, wallet, b.optimisticEstimates),
        new Transfers(books, catalogue, faults, b.alwaysOk, this::webhooks));
    server = SimulatorServer.start(b.address, b.port, b.tls, b.stall, service);
  }

  /** Starts a simulator on a free port with all defaults, on the machine's time. */
  public static DingSimulator start() {
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

  /** Returns where an OAuth client gets its tokens. */
  public HttpUrl tokenUrl() {
    return server.url().newBuilder().addPathSegments("connect/token").build();
  }

  /** Lets the next transfers meet {@code faults}, one each. */
  public DingSimulator next(Fault... faults) {
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

  /** Returns who sends the notices, or null if transfers are not deferred. */
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
    return "Ding simulator at " + url() + ": " + ledger();
  }

  /** Builds and starts a {@link DingSimulator}. */
  public static final class Builder {
    final SimulatorClock clock;
    InetAddress address = InetAddress.getLoopbackAddress();
    int port;

    @Nullable
    SSLSocketFactory tls;

    Duration stall = Duration.ofMinutes(2);
    Wallet wallet = Wallet.of("1000.00", "USD");
    Ledger ledger = Ledger.inMemory();
    FaultPlan faults = FaultPlan.none();
    List<DingProvider> providers = Peru.providers();
    List<DingProduct> products = Peru.products();

    @Nullable
    String apiKey;

    @Nullable
    String clientId;

    @Nullable
    String clientSecret;

    Duration tokenLifetime = Duration.ofHours(1);
    Duration processing = Duration.ofSeconds(10);
    int perDay;
    boolean alwaysOk;
    boolean optimisticEstimates;
    String completeWord = "Complete";

    @Nullable
    HttpUrl deferredTo;

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

    /** Sets the catalogue; providers and products of Peru unless set. */
    public Builder catalogue(List<DingProvider> providers, List<DingProduct> products) {
      this.providers = List.copyOf(providers);
      this.products = List.copyOf(products);
      return this;
    }

    /** Sets the only API key that opens; any unless set. */
    public Builder apiKey(String value) {
      apiKey = Objects.requireNonNull(value, "apiKey");
      return this;
    }

    /** Sets the only OAuth client that gets a token; any unless set. */
    public Builder credentials(String id, String secret) {
      clientId = Objects.requireNonNull(id, "id");
      clientSecret = Objects.requireNonNull(secret, "secret");
      return this;
    }

    /** Sets how long tokens live; one hour unless set. */
    public Builder tokenLifetime(Duration value) {
      tokenLifetime = Objects.requireNonNull(value, "tokenLifetime");
      return this;
    }

    /** Sets how long a batch or deferred transfer is under way; 10 s unless set. */
    public Builder processing(Duration value) {
      processing = Objects.requireNonNull(value, "processing");
      return this;
    }

    /** Lets a test agent make some calls so often a day only, 100 in real life; 0 for no limit. */
    public Builder callsPerDay(int count) {
      if (count < 0) {
        throw new IllegalArgumentException("count: is negative: " + count);
      }
      perDay = count;
      return this;
    }

    /** Answers every refusal with HTTP 200, as the real one does at times. */
    public Builder refusalsWithStatus200() {
      alwaysOk = true;
      return this;
    }

    /** Lets an estimate by what arrives claim exactly that, whatever a transfer would deliver. */
    public Builder optimisticEstimates() {
      optimisticEstimates = true;
      return this;
    }

    /** Writes "Completed" for a transfer that is complete, as some of Ding's pages do. */
    public Builder completed() {
      completeWord = "Completed";
      return this;
    }

    /** Submits every transfer at first, and posts how it ended to {@code url}. */
    public Builder deferred(HttpUrl url) {
      deferredTo = Objects.requireNonNull(url, "url");
      return this;
    }

    /**
     * Starts the simulator.
     *
     * @throws java.io.UncheckedIOException if the port is taken or not allowed
     */
    public DingSimulator start() {
      return new DingSimulator(this);
    }
  }
}
