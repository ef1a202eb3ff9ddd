package io.recarga.carrier.dtone;

import io.recarga.Money;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.market.peru.Peru;
import io.recarga.simulator.Fault;
import io.recarga.simulator.Wallet;
import io.recarga.simulator.dtone.DtOneSimulator;
import io.recarga.testkit.SimulatedCarrier;
import io.recarga.testkit.SimulatorSetup;

/** DT One's simulator for the contracts that run over one. */
final class Simulated {
  private Simulated() {}

  static SimulatedCarrier start(SimulatorSetup setup, boolean oneStep) {
    DtOneSimulator simulator = DtOneSimulator.builder(setup.clock())
        .faults(setup.faults())
        .wallet(Wallet.of("1000000", "USD"))
        .stall(setup.stall())
        .syncHold(setup.stall())
        .start();
    return SimulatedCarrier.of(
        DtOne.connect(DtOne.Account.sandbox("key", "secret")
            .baseUrl(simulator.url())
            .http(setup.http())
            .synchronous(true)
            .oneStep(oneStep)
            .processingLimits(setup.limits())
            .time(setup.clock())
            .build()),
        simulator.ledger(),
        simulator::close);
  }

  static TopUp topUp(int n) {
    return TopUp.ofAmount(
        TopUpKey.forOrder("order-" + n, 1),
        // Three digits that DT One's sandbox gives no meaning end every number.
        SimCard.of("98" + (7_000 + n) + "999", Peru.CLARO),
        Money.of("20", "PEN"));
  }

  /** DT One limits the rate before it looks at a transaction, and says so by its own code. */
  static boolean provesNothingSold(Fault fault) {
    return fault.httpStatus() == 429;
  }
}
