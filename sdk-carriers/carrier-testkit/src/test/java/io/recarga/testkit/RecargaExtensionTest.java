package io.recarga.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.Recarga;
import io.recarga.simulator.FakeCarrier;
import io.recarga.simulator.Ledger;
import io.recarga.simulator.SimulatorClock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RecargaExtension.class)
class RecargaExtensionTest {
  private static final Set<SimulatorClock> CLOCKS = new HashSet<>();

  private final SimulatorClock ofConstructor;

  RecargaExtensionTest(SimulatorClock time) {
    ofConstructor = time;
  }

  @Test
  void partsBelongTogether(
      FakeCarrier carrier, Ledger ledger, SimulatorClock time, Recarga recarga) {
    assertThat(carrier.ledger()).isSameAs(ledger);
    assertThat(time).isSameAs(ofConstructor);
    assertThat(recarga.capabilities()).containsOnlyKeys(carrier.id());
    assertThat(time.now()).isEqualTo(Instant.parse("2026-01-02T03:04:05Z"));
    assertThat(CLOCKS.add(time)).isTrue();
  }

  @Test
  void nextTestGetsNewOnes(SimulatorClock time) {
    assertThat(time).isSameAs(ofConstructor);
    assertThat(CLOCKS.add(time)).isTrue();
  }

  @Test
  void stageClosesWhatItMade() throws Exception {
    Recarga recarga;
    try (Stage stage = new Stage()) {
      recarga = stage.get(Recarga.class);
      assertThat(stage.get(Recarga.class)).isSameAs(recarga);
    }
  }
}
