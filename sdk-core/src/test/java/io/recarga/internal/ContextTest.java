package io.recarga.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.EnginePolicy;
import io.recarga.Environment;
import io.recarga.journal.JournalRow;
import io.recarga.spi.Capabilities;
import io.recarga.spi.DuplicateLevel;
import io.recarga.spi.ProcessingLimits;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The waits, to the millisecond. */
class ContextTest {
  private static final Capabilities CAPABILITIES =
      new ScriptedAdapter("a", DuplicateLevel.REPLAYS).capabilities();

  private final JournalRow row = new OneRow().row;

  @Test
  void backoffIsAnythingUpToItsCeilingButNeverNothing() {
    assertThat(at(0).backoff(1)).isEqualTo(Duration.ofMillis(1));
    assertThat(at(499).backoff(1)).isEqualTo(Duration.ofMillis(50));
    assertThat(at(999).backoff(1)).isEqualTo(Duration.ofMillis(100));
    assertThat(at(999).backoff(4)).isEqualTo(Duration.ofMillis(800));
  }

  @Test
  void patienceDoublesUpToAMinuteAndVariesByHalf() {
    assertThat(at(0).patience(0)).isEqualTo(Duration.ofMillis(50));
    assertThat(at(0).patience(1)).isEqualTo(Duration.ofMillis(50));
    assertThat(at(500).patience(2)).isEqualTo(Duration.ofMillis(150));
    assertThat(at(998).patience(3)).isEqualTo(Duration.ofMillis(399));
    assertThat(at(0).patience(10)).isEqualTo(Duration.ofMillis(25_600));
    assertThat(at(0).patience(11)).isEqualTo(Duration.ofSeconds(30));
    assertThat(at(0).patience(1_000)).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void pollsVaryByAFifth() {
    long first = EnginePolicy.defaults().pollDelays().get(0).toMillis();
    assertThat(at(0).pollDelay(0).toMillis()).isEqualTo(first * 8 / 10);
    assertThat(at(999).pollDelay(0).toMillis()).isEqualTo(first * 12 / 10);
    int many = EnginePolicy.defaults().pollDelays().size();
    assertThat(at(0).pollDelay(many)).isEqualTo(at(0).pollDelay(many - 1));
  }

  @Test
  void itIsQuietWhenAllIsSettledAndNotBeforeTheLeast() {
    assertThat(Duration.between(OneRow.START, at(0).quietFrom(row, limits(60, 30))))
        .isEqualTo(Duration.ofMinutes(5));
    assertThat(Duration.between(OneRow.START, at(0).quietFrom(row, limits(600, 30))))
        .isEqualTo(Duration.ofSeconds(2 * 600 + 30 + 20 + 30));
  }

  @Test
  void theLastSaleComesAfterTheLeaseAndTheProcessing() {
    assertThat(Duration.between(OneRow.START, at(0).lastSale(row, limits(60, 30))))
        .isEqualTo(Duration.ofSeconds(20 + 30 + 60));
    assertThat(Duration.between(OneRow.START, at(0).leaseUntil()))
        .isEqualTo(Duration.ofSeconds(20 + 30));
  }

  @Test
  void noCarrierMakesItWaitForMoreThanAYear() {
    assertThat(Context.bounded(Duration.ofDays(365).plusNanos(1))).isEqualTo(Duration.ofDays(365));
    assertThat(Context.bounded(Duration.ofDays(364))).isEqualTo(Duration.ofDays(364));
  }

  private static ProcessingLimits limits(int processing, int lag) {
    return new ProcessingLimits(
        Duration.ofSeconds(processing), Duration.ofSeconds(lag), "made up for this test");
  }

  private static Context at(int jitter) {
    return new Context(
        OneRow.START,
        jitter,
        EnginePolicy.defaults(),
        CAPABILITIES,
        Environment.SANDBOX,
        List.of(OneRow.FIRST));
  }
}
