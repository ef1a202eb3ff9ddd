package io.recarga.carrier.tapi;

import io.recarga.Money;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.market.peru.Peru;
import io.recarga.simulator.Wallet;
import io.recarga.simulator.tapi.TapiSimulator;
import io.recarga.testkit.SimulatedCarrier;
import io.recarga.testkit.SimulatorSetup;

/** TAPI's simulator for the contracts that run over one. */
final class Simulated {
  private Simulated() {}

  static SimulatedCarrier start(SimulatorSetup setup) {
    TapiSimulator simulator = TapiSimulator.builder(setup.clock())
        .faults(setup.faults())
        .wallet(Wallet.of("1000000", "PEN"))
        .stall(setup.stall())
        .start();
    return SimulatedCarrier.of(
        Tapi.connect(FakeTapi.accountAt(simulator.url(), setup.http())
            .processingLimits(setup.limits())
            .time(setup.clock())
            .build()),
        simulator.ledger(),
        simulator::close);
  }

  static TopUp topUp(int n) {
    return TopUp.ofAmount(
        TopUpKey.forOrder("order-" + n, 1),
        SimCard.of("9876" + (51_000 + n), Peru.CLARO),
        Money.of("20", "PEN"));
  }
}
