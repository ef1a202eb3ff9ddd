package io.recarga.simulator.dtone;

import io.recarga.simulator.Fault;
import io.recarga.simulator.FaultPlan;
import io.recarga.simulator.Ledger;
import io.recarga.simulator.SimulatorClock;
import io.recarga.simulator.Wallet;
import io.recarga.simulator.wire.SimulatorServer;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * DT One's Digital Value Services, version 1, as a local server: catalogue, look-ups, balances with
 * holds, and transactions in one step or two. It keeps a ledger, and goes wrong when told.
 *
 * <p>Close it when done. Thread-safe.
 */
public final class DtOneSimulator implements AutoCloseable {
  private final SimulatorServer server;
  private final FaultPlan faults;
  private final FaultPlan cancelFaults = FaultPlan.none();
  private final Books books;
  private final Catalogue catalogue;
  private final Callbacks callbacks;

  private DtOneSimulator(Builder b) {
    faults = b.faults;
    catalogue = new Catalogue(b.products, b.wallet.currency());
    books = new Books(
        b.clock,
        new Holdings(b.wallet),
        b.ledger,
        new Books.Settings(
            b.processing, b.confirmationTime, b.syncHold, b.raceWindow, b.narrowSearch));
    books.restore(catalogue);
    callbacks = new Callbacks(b.clock, b.wallet.currency());
    books.onChange(callbacks::tell);
    Desk desk = new Desk(books, catalogue, faults, cancelFaults, callbacks);
    Service service =
        new Service(catalogue, books, desk, new RateLimit(b.clock, b.rateLimit), b.credentials);
    server = SimulatorServer.start(b.address, b.port, b.tls, b.stall, service);
  }

  /** Starts a simulator on a free port with all defaults, on the machine's time. */
  public static DtOneSimulator start() {
    return builder(SimulatorClock.system()).start();
  }

  /** Begins a simulator that runs by {@code clock}. */
  public static Builder builder(SimulatorClock clock) {
    return new Builder(clock);
  }

  /** Returns the root of all its paths, which ends in {@code /v1}. */
  public HttpUrl url() {
    return server.url().newBuilder().addPathSegment("v1").build();
  }

  /** Lets the next creations and confirmations meet {@code faults}, one each. */
  public DtOneSimulator next(Fault... faults) {
    this.faults.next(faults);
    return this;
  }

  /** Returns the plan of faults of creations and confirmations, each of which takes its own. */
  public FaultPlan faults() {
    return faults;
  }

  /** Returns the plan of faults of cancellations. */
  public FaultPlan cancelFaults() {
    return cancelFaults;
  }

  /** Returns what was really executed. */
  public Ledger ledger() {
    return books.ledger();
  }

  /** Returns what is available in the wallet. */
  public Wallet wallet() {
    return books.holdings().wallet();
  }

  /** Returns what transactions under way hold of the wallet. */
  public BigDecimal held() {
    return books.holdings().held();
  }

  /** Moves a number to another operator, which the look-up tells. */
  public DtOneSimulator port(String internationalDigits, long operatorId) {
    catalogue.port(internationalDigits.replace("+", ""), operatorId);
    return this;
  }

  /** Refuses all transactions for a line with a status such as "REJECTED-BARRED-CREDIT-PARTY". */
  public DtOneSimulator reject(String line, String statusMessage) {
    books.rejectLine(
        Objects.requireNonNull(line, "line"),
        Objects.requireNonNull(statusMessage, "statusMessage"));
    return this;
  }

  /** F1: refuses new connections and cuts those that stand, until {@link #acceptConnections}. */
  public void refuseConnections() {
    server.refuse();
  }

  /** Takes connections again, on the same port. */
  public void acceptConnections() {
    server.allow();
  }

  /** Waits until all callbacks so far are through, and returns how many were answered with 2xx. */
  public int flushCallbacks() throws InterruptedException {
    callbacks.flush();
    return callbacks.delivered();
  }

  @Override
  public void close() {
    books.close();
    server.close();
    callbacks.close();
  }

  @Override
  public String toString() {
    return "DT One simulator at " + url() + ": " + ledger();
  }

  /** Builds and starts a {@link DtOneSimulator}. */
  public static final class Builder {
    private final SimulatorClock clock;
    private InetAddress address = InetAddress.getLoopbackAddress();
    private int port;
    private @Nullable SSLSocketFactory tls;
    private Duration stall = Duration.ofMinutes(2);
    private Wallet wallet = Wallet.of("1000", "USD");
    private Ledger ledger = Ledger.inMemory();
    private FaultPlan faults = FaultPlan.none();
    private List<DtOneProduct> products = Peru.products();
    private @Nullable String credentials;
    private Duration processing = Duration.ZERO;
    private Duration confirmationTime = Duration.ofHours(1);
    private Duration syncHold = Duration.ofMinutes(3);
    private Duration raceWindow = Duration.ZERO;
    private boolean narrowSearch;
    private int rateLimit;

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

    /** Sets the faults of creations and confirmations; none unless set. */
    public Builder faults(FaultPlan value) {
      faults = Objects.requireNonNull(value, "faults");
      return this;
    }

    /** Sets the catalogue; products of Peru and one of Colombia unless set. */
    public Builder products(DtOneProduct... values) {
      products = List.of(values);
      return this;
    }

    /** Sets the only credentials that are let in; any unless set. */
    public Builder credentials(String key, String secret) {
      credentials =
          Objects.requireNonNull(key, "key") + ":" + Objects.requireNonNull(secret, "secret");
      return this;
    }

    /** Sets how long an operator takes; no time unless set, though async answers come before. */
    public Builder processing(Duration value) {
      processing = Objects.requireNonNull(value, "processing");
      return this;
    }

    /** Sets how long after its creation a transaction can be confirmed; one hour unless set. */
    public Builder confirmationTime(Duration value) {
      confirmationTime = Objects.requireNonNull(value, "confirmationTime");
      return this;
    }

    /**
     * Sets how long a synchronous call is kept waiting for the end; 3 minutes of real time unless set. On
     * a virtual clock nobody waits.
     */
    public Builder syncHold(Duration value) {
      syncHold = Objects.requireNonNull(value, "syncHold");
      return this;
    }

    /**
     * Sets for how long after its check an external id is not yet taken, so that two requests under
     * way together are both let in; in real time; none unless set.
     */
    public Builder raceWindow(Duration value) {
      raceWindow = Objects.requireNonNull(value, "raceWindow");
      return this;
    }

    /**
     * Shows the last 24 hours only in a search by external id without dates as well: DT One's
     * documents do not exclude that.
     */
    public Builder narrowSearch() {
      narrowSearch = true;
      return this;
    }

    /** Answers with 429 after {@code perSecond} requests, and sends rate headers; 0 for never. */
    public Builder rateLimit(int perSecond) {
      if (perSecond < 0) {
        throw new IllegalArgumentException("perSecond: is negative: " + perSecond);
      }
      rateLimit = perSecond;
      return this;
    }

    /**
     * Starts the simulator.
     *
     * @throws java.io.UncheckedIOException if the port is taken or not allowed
     */
    public DtOneSimulator start() {
      return new DtOneSimulator(this);
    }
  }
}
