package io.recarga.testkit.many;

import io.recarga.Carrier;
import io.recarga.Money;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.simulator.FakeCarrier;
import io.recarga.simulator.Fault;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.DuplicateLevel;
import io.recarga.testkit.ManyCallersContract;
import io.recarga.testkit.SimulatedCarrier;
import io.recarga.testkit.SimulatorSetup;

/** The contract over a carrier without sockets, at one level. */
abstract class FakeManyCallers extends ManyCallersContract {
  private static final Carrier TOY = Carrier.builder("toy-pe", "Toy", "PE").build();

  private final DuplicateLevel level;

  FakeManyCallers(DuplicateLevel level) {
    this.level = level;
  }

  /** Returns the adapter of {@code carrier}, which a test may spoil. */
  CarrierAdapter adapterOf(FakeCarrier carrier) {
    return carrier;
  }

  @Override
  protected SimulatedCarrier start(SimulatorSetup setup) {
    FakeCarrier carrier = FakeCarrier.builder(setup.clock())
        .duplicates(level)
        .limits(setup.limits())
        .callTimeout(setup.http().callTimeout())
        .faults(setup.faults())
        .build();
    return SimulatedCarrier.of(adapterOf(carrier), carrier.ledger(), () -> {});
  }

  @Override
  protected TopUp topUp(int n) {
    return TopUp.ofAmount(
        TopUpKey.of("toy-" + n), SimCard.of("9876" + (51_000 + n), TOY), Money.of("20", "PEN"));
  }

  @Override
  protected boolean provesNothingSold(Fault fault) {
    return fault.httpStatus() == 429 || fault.answer() == Fault.Answer.REFUSED;
  }

  @Override
  protected int keys() {
    return 60;
  }

  @Override
  protected int faultyPercent() {
    return 90;
  }
}
