package io.recarga.carrier.dtone;

import io.recarga.TopUp;
import io.recarga.simulator.Fault;
import io.recarga.testkit.OnePostContract;
import io.recarga.testkit.SimulatedCarrier;
import io.recarga.testkit.SimulatorSetup;

class OnePostTest extends OnePostContract {
  @Override
  protected SimulatedCarrier start(SimulatorSetup setup) {
    return Simulated.start(setup, true);
  }

  @Override
  protected TopUp topUp(int n) {
    return Simulated.topUp(n);
  }

  @Override
  protected boolean provesNothingSold(Fault fault) {
    return Simulated.provesNothingSold(fault);
  }
}
