package io.recarga.testkit;

import io.recarga.simulator.Ledger;
import io.recarga.spi.CarrierAdapter;
import java.util.Objects;

/** A carrier's simulator that was started for one test, and the adapter that leads to it. */
public final class SimulatedCarrier implements AutoCloseable {
  private final CarrierAdapter adapter;
  private final Ledger ledger;
  private final Runnable close;

  private SimulatedCarrier(CarrierAdapter adapter, Ledger ledger, Runnable close) {
    this.adapter = Objects.requireNonNull(adapter, "adapter");
    this.ledger = Objects.requireNonNull(ledger, "ledger");
    this.close = Objects.requireNonNull(close, "close");
  }

  /**
   * Puts the parts together.
   *
   * @param ledger what the simulator really executed, under the references that it was given
   * @param close ends the simulator
   */
  public static SimulatedCarrier of(CarrierAdapter adapter, Ledger ledger, Runnable close) {
    return new SimulatedCarrier(adapter, ledger, close);
  }

  /** Returns the adapter. */
  public CarrierAdapter adapter() {
    return adapter;
  }

  /** Returns the judge. */
  public Ledger ledger() {
    return ledger;
  }

  @Override
  public void close() {
    close.run();
  }
}
