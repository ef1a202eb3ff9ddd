package io.recarga.carrier.ding;

import io.recarga.Money;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.market.peru.Peru;
import io.recarga.simulator.Fault;
import io.recarga.simulator.Wallet;
import io.recarga.simulator.ding.DingSimulator;
import io.recarga.testkit.SimulatedCarrier;
import io.recarga.testkit.SimulatorSetup;

/** Ding's simulator for the contracts that run over one. */
final class Simulated {
  private Simulated() {}

  static SimulatedCarrier start(SimulatorSetup setup) {
    DingSimulator simulator = DingSimulator.builder(setup.clock())
        .faults(setup.faults())
        .wallet(Wallet.of("1000000", "USD"))
        .stall(setup.stall())
        .start();
    return SimulatedCarrier.of(
        Ding.connect(Ding.Account.sandbox("demo-key")
            .baseUrl(simulator.url())
            .http(setup.http())
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

  /** Ding's throttle answers with a code of its own, before it looks at a transfer. */
  static boolean provesNothingSold(Fault fault) {
    return fault.httpStatus() == 429;
  }
}
