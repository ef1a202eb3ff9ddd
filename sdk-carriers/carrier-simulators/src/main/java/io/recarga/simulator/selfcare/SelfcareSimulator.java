package io.recarga.simulator.selfcare;

import io.recarga.simulator.Fault;
import io.recarga.simulator.SimulatorClock;
import io.recarga.simulator.wire.SimulatorServer;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Objects;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * A carrier's self-care by TMF620 (plans), TMF671 (promotions), TMF677 (usage), TMF658 (points) and
 * TMF678 (bills) as a local server. The resources are served under any path, so that each API's may
 * be chosen. Its catalogue is invented. Close it when done. Thread-safe.
 */
public final class SelfcareSimulator implements AutoCloseable {
  private final SimulatorServer server;
  private final Service service;
  private final Offers offers = new Offers();

  private SelfcareSimulator(Builder b) {
    service = new Service(
        offers, new Reports(b.clock, b.reportDelay), new Pages(b.pageSize), b.keyHeader, b.key);
    offering("internet-3", "Internet 3 días", "5.00", "PEN", 3, "1.5", "GB");
    offering("internet-15", "Internet 15 días", "15.00", "PEN", 15, "6", "GB");
    offering("internet-30", "Internet 30 días", "29.90", "PEN", 30, "20", "GB");
    promotion("bono-10", "Bono por recarga", "10", "500 MB");
    server = SimulatorServer.start(b.address, b.port, null, b.stall, service);
  }

  /** Starts a simulator on a free port with all defaults, on the machine's time. */
  public static SelfcareSimulator start() {
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

  /** Returns the line with that number, which is made when it is first named. */
  public SimulatedLine line(String internationalDigits) {
    return service.line(internationalDigits.replace("+", ""));
  }

  /** Adds an offering with its price, length and data. */
  public SelfcareSimulator offering(
      String id, String name, String price, String currency, int days, String data, String units) {
    offers.offering(id, name, price, currency, days, data, units);
    return this;
  }

  /** Retires an offering: it stays in the list with that state. */
  public SelfcareSimulator retire(String offeringId) {
    offers.retire(offeringId);
    return this;
  }

  /** Adds a promotion that awards something for a top-up of {@code amount} or more. */
  public SelfcareSimulator promotion(String id, String name, String amount, String award) {
    offers.promotion(id, name, amount, award);
    return this;
  }

  /** Lets the next requests meet {@code faults}, one each; only their answers matter here. */
  public SelfcareSimulator next(Fault... faults) {
    service.next(faults);
    return this;
  }

  /** Sets its quirks, in place of all it had before. */
  public SelfcareSimulator quirks(Quirk... quirks) {
    service.quirks(quirks);
    return this;
  }

  /** Returns how many requests arrived. */
  public int requests() {
    return service.requests();
  }

  @Override
  public void close() {
    server.close();
  }

  @Override
  public String toString() {
    return "Self-care simulator at " + url();
  }

  /** Builds and starts a {@link SelfcareSimulator}. */
  public static final class Builder {
    private final SimulatorClock clock;
    private InetAddress address = InetAddress.getLoopbackAddress();
    private int port;
    private int pageSize = 100;
    private Duration stall = Duration.ofMinutes(2);
    private Duration reportDelay = Duration.ZERO;
    private @Nullable String keyHeader;
    private @Nullable String key;

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

    /** Sets the only key that is let in, and the header it comes in; all are let in unless set. */
    public Builder apiKey(String header, String value) {
      keyHeader = Objects.requireNonNull(header, "header");
      key = Objects.requireNonNull(value, "value");
      return this;
    }

    /** Sets how many things a page holds at most; 100 unless set. */
    public Builder pageSize(int value) {
      if (value < 1) {
        throw new IllegalArgumentException("pageSize: is not positive: " + value);
      }
      pageSize = value;
      return this;
    }

    /** Sets how long a report of usage is in progress; no time unless set. */
    public Builder reportDelay(Duration value) {
      reportDelay = Objects.requireNonNull(value, "reportDelay");
      return this;
    }

    /** Sets how long a stalled call is kept waiting; 2 minutes of real time unless set. */
    public Builder stall(Duration value) {
      stall = Objects.requireNonNull(value, "stall");
      return this;
    }

    /**
     * Starts the simulator.
     *
     * @throws java.io.UncheckedIOException if the port is taken or not allowed
     */
    public SelfcareSimulator start() {
      return new SelfcareSimulator(this);
    }
  }
}
