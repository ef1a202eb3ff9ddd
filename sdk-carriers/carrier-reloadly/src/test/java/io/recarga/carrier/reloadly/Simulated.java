package io.recarga.carrier.reloadly;

import io.recarga.Money;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.market.peru.Peru;
import io.recarga.simulator.Fault;
import io.recarga.simulator.Wallet;
import io.recarga.simulator.reloadly.ReloadlySimulator;
import io.recarga.testkit.SimulatedCarrier;
import io.recarga.testkit.SimulatorSetup;

/** Reloadly's simulator for the contracts that run over one. */
final class Simulated {
  private Simulated() {}

  static SimulatedCarrier start(SimulatorSetup setup) {
    ReloadlySimulator simulator = ReloadlySimulator.builder(setup.clock())
        .faults(setup.faults())
        .wallet(Wallet.of("1000000", "USD"))
        .stall(setup.stall())
        .start();
    return SimulatedCarrier.of(
        Reloadly.connect(Reloadly.Account.sandbox("id", "secret")
            .authUrl(simulator.url())
            .topupsUrl(simulator.url())
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

  /** Reloadly limits the rate before it looks at an order. */
  static boolean provesNothingSold(Fault fault) {
    return fault.httpStatus() == 429;
  }
}
