package io.recarga.simulator.tmf654;

import io.recarga.simulator.Fault;
import io.recarga.simulator.FaultPlan;
import io.recarga.simulator.Ledger;
import io.recarga.simulator.SimulatorClock;
import io.recarga.simulator.wire.SimulatorServer;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Objects;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * One carrier that speaks TMF654, as a local server: token endpoint, top-ups, buckets, balances,
 * activity and hub. It keeps lines and a ledger, and goes wrong when told. Start one per carrier.
 *
 * <p>Close it when done. Thread-safe.
 */
public final class Tmf654Simulator implements AutoCloseable {
  private final SimulatorServer server;
  private final FaultPlan faults;
  private final Books books;
  private final Guard guard;
  private final Hub hub;

  private Tmf654Simulator(Builder b) {
    faults = b.faults;
    books = new Books(b.clock, b.ledger, b.personality, b.processing);
    books.restore();
    Shapes shapes = new Shapes(b.personality);
    TopUps topUps = new TopUps(books, faults, shapes);
    guard = new Guard(b.clock, b.clientId, b.clientSecret, b.keyHeader, b.key);
    hub = new Hub(books, topUps);
    books.onChange(hub::tell);
    server = SimulatorServer.start(
        b.address, b.port, b.tls, b.stall, new Service(books, guard, shapes, topUps, hub));
  }

  /** Starts a carrier on a free port with all defaults, on the machine's time. */
  public static Tmf654Simulator start(TmfPersonality personality) {
    return builder(SimulatorClock.system(), personality).start();
  }

  /** Begins a carrier that runs by {@code clock}. */
  public static Builder builder(SimulatorClock clock, TmfPersonality personality) {
    return new Builder(clock, personality);
  }

  /** Returns the root of all its paths. */
  public HttpUrl url() {
    return server.url();
  }

  /** Returns where tokens are given. */
  public HttpUrl tokenUrl() {
    return server.url().newBuilder().addPathSegments("oauth/token").build();
  }

  /** Lets the next money calls meet {@code faults}, one each. */
  public Tmf654Simulator next(Fault... faults) {
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

  /** Lets every token so far expire now. */
  public void expireTokens() {
    guard.expireAll();
  }

  /** F1: refuses new connections and cuts those that stand, until {@link #acceptConnections}. */
  public void refuseConnections() {
    server.refuse();
  }

  /** Takes connections again, on the same port. */
  public void acceptConnections() {
    server.allow();
  }

  /** Waits until all notices so far are through, for at most ten seconds each. */
  public void flushNotices() throws InterruptedException {
    hub.flush();
  }

  @Override
  public void close() {
    server.close();
    hub.close();
  }

  @Override
  public String toString() {
    return "TMF654 simulator of " + books.personality() + " at " + url() + ": " + ledger();
  }

  /** Builds and starts a {@link Tmf654Simulator}. */
  public static final class Builder {
    private final SimulatorClock clock;
    private final TmfPersonality personality;
    private InetAddress address = InetAddress.getLoopbackAddress();
    private int port;
    private @Nullable SSLSocketFactory tls;
    private Duration stall = Duration.ofMinutes(2);
    private Ledger ledger = Ledger.inMemory();
    private FaultPlan faults = FaultPlan.none();
    private Duration processing = Duration.ZERO;
    private @Nullable String clientId;
    private @Nullable String clientSecret;
    private @Nullable String keyHeader;
    private @Nullable String key;

    private Builder(SimulatorClock clock, TmfPersonality personality) {
      this.clock = Objects.requireNonNull(clock, "clock");
      this.personality = Objects.requireNonNull(personality, "personality");
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

    /** Sets how long a top-up is "created" before it is completed; no time unless set. */
    public Builder processing(Duration value) {
      processing = Objects.requireNonNull(value, "processing");
      return this;
    }

    /** Demands a token that was given to these credentials; no token unless set. */
    public Builder credentials(String id, String secret) {
      clientId = Objects.requireNonNull(id, "id");
      clientSecret = Objects.requireNonNull(secret, "secret");
      return this;
    }

    /** Demands a key in a header; none unless set. */
    public Builder apiKey(String header, String value) {
      keyHeader = Objects.requireNonNull(header, "header");
      key = Objects.requireNonNull(value, "value");
      return this;
    }

    /**
     * Starts the simulator.
     *
     * @throws java.io.UncheckedIOException if the port is taken or not allowed
     */
    public Tmf654Simulator start() {
      return new Tmf654Simulator(this);
    }
  }
}
