package io.recarga.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.recarga.Recarga;
import io.recarga.journal.Journal;
import io.recarga.simulator.FakeCarrier;
import io.recarga.simulator.SimulatorClock;
import io.recarga.spi.CarrierAdapter;
import org.junit.jupiter.api.Test;

/** What the README shows. */
class RecipeTest {
  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final CarrierAdapter adapter = FakeCarrier.create(SimulatorClock.system());
  private final Journal journal = Journal.inMemory(10);

  @Test
  void metersAreThere() {
    // snippet: micrometer
    RecargaMetrics metrics = RecargaMetrics.to(registry);
    Recarga recarga =
        Recarga.builder().adapter(adapter).journal(journal).listener(metrics).build();
    metrics.watch(recarga);
    // end
    assertThat(registry.get("recarga.cases").gauge().value()).isZero();
    recarga.close();
  }
}
