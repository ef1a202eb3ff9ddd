package io.recarga.sample.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.simulator.Ledger;
import io.recarga.simulator.SimulatorClock;
import io.recarga.simulator.reloadly.ReloadlySimulator;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What another run finds: in the journal's file, or, when that is lost, at the carrier. */
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

  @Test
  void nextRunReadsTheJournalAndPaysNothingTwice(@TempDir Path folder) {
    Map<String, String> environment = Map.of(Wiring.FOLDER, folder.toString());
    Run first = Run.with(() -> Wiring.of(environment), TOP_UP);
    assertThat(first.err()).isEmpty();
    assertThat(first.code()).isZero();

    // The simulator of the first run is gone, and the next one has sold nothing.
    Run again = Run.with(() -> Wiring.of(environment), TOP_UP);
    assertThat(again.code()).isZero();
    assertThat(receiptOf(again)).isEqualTo(receiptOf(first)).contains("180001");

    Run status = Run.with(() -> Wiring.of(environment), "status", "--key", "order-9");
    assertThat(status.code()).isZero();
    assertThat(status.out()).contains("By the journal:");
  }

  private static String receiptOf(Run run) {
    return run.out().substring(run.out().indexOf("Key: "));
  }
}
