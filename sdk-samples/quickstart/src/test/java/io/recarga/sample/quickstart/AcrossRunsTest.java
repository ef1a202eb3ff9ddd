package io.recarga.sample.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.simulator.Ledger;
import io.recarga.simulator.SimulatorClock;
import io.recarga.simulator.reloadly.ReloadlySimulator;
import org.junit.jupiter.api.Test;

/** Another run has another journal; the carrier still knows what the first one sent. */
class AcrossRunsTest {
  private static final String[] TOP_UP = {
    "topup", "--number", "987654321", "--carrier", "claro", "--amount", "20", "--key", "order-9"
  };
  private static final String[] STATUS = {
    "status", "--key", "order-9", "--number", "987654321", "--carrier", "claro", "--amount", "20"
  };

  @Test
  void lostJournalIsAnsweredByTheCarrierAndNothingIsPaidTwice() {
    Ledger ledger = Ledger.inMemory();
    try (ReloadlySimulator carrier =
        ReloadlySimulator.builder(SimulatorClock.system()).ledger(ledger).start()) {
      assertThat(Run.with(() -> Wiring.at(carrier), TOP_UP).code()).isZero();

      Run status = Run.with(() -> Wiring.at(carrier), STATUS);
      assertThat(status.err()).isEmpty();
      assertThat(status.code()).isZero();
      assertThat(status.out()).contains("Delivered: 20.00 PEN, transaction 180001");

      Run again = Run.with(() -> Wiring.at(carrier), TOP_UP);
      assertThat(again.code()).isZero();
      assertThat(again.out()).contains("180001");
      assertThat(ledger.count()).isEqualTo(1);
    }
  }
}
