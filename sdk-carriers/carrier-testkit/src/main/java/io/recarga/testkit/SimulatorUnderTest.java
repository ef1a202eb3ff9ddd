package io.recarga.testkit;

import io.recarga.TopUp;
import io.recarga.simulator.Fault;

/** What a subclass of a contract over a simulator tells about its carrier. */
abstract class SimulatorUnderTest {

  /** Makes the contract; JUnit does it once per case. */
  SimulatorUnderTest() {}

  /**
   * Starts the carrier's simulator as {@code setup} says, on a wallet that is never empty, and makes
   * an adapter for it.
   */
  protected abstract SimulatedCarrier start(SimulatorSetup setup);

  /** Returns the n-th of many top-ups, each with its own key and line, always the same. */
  protected abstract TopUp topUp(int n);

  /**
   * Says whether what the carrier answers under {@code fault}, by HTTP status alone, is certified to
   * mean that nothing was sold. None unless overridden. Faults that the carrier has a failed record
   * of need not be named.
   */
  protected boolean provesNothingSold(Fault fault) {
    return false;
  }
}
