package io.recarga.testkit;

import io.recarga.simulator.FaultPlan;
import io.recarga.simulator.SimulatorClock;
import io.recarga.spi.ProcessingLimits;
import io.recarga.spi.http.HttpSettings;
import java.time.Duration;

/** How a simulator and its adapter have to be set up for one test. */
public final class SimulatorSetup {
  private static final ProcessingLimits LIMITS =
      new ProcessingLimits(Duration.ofSeconds(30), Duration.ofSeconds(30), "the simulator");

  private final SimulatorClock clock;
  private final FaultPlan faults;
  private final HttpSettings http;

  SimulatorSetup(SimulatorClock clock, FaultPlan faults, HttpSettings http) {
    this.clock = clock;
    this.faults = faults;
    this.http = http;
  }

  /** Returns the time of simulator and adapter. */
  public SimulatorClock clock() {
    return clock;
  }

  /** Returns the faults that the simulator has to meet. */
  public FaultPlan faults() {
    return faults;
  }

  /** Returns the adapter's client and time-outs. */
  public HttpSettings http() {
    return http;
  }

  /** Returns how long the simulator keeps a stalled call waiting: longer than the adapter waits. */
  public Duration stall() {
    return http.callTimeout().multipliedBy(2);
  }

  /**
   * Returns figures that are true of a simulator, for an adapter whose carrier never executes a
   * repeat. An adapter that leaves them out, or that cannot use them, ends more top-ups as unknown.
   */
  public ProcessingLimits limits() {
    return LIMITS;
  }
}
