package io.recarga.carrier.tapi;

import io.recarga.TopUp;
import io.recarga.testkit.ManyCallersContract;
import io.recarga.testkit.SimulatedCarrier;
import io.recarga.testkit.SimulatorSetup;

class TapiManyCallersTest extends ManyCallersContract {
  @Override
  protected SimulatedCarrier start(SimulatorSetup setup) {
    return Simulated.start(setup);
  }

  @Override
  protected TopUp topUp(int n) {
    return Simulated.topUp(n);
  }
}
