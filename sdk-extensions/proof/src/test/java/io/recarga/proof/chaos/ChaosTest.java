package io.recarga.proof.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Many top-ups, many of which meet one of the faults of the matrix. Sizes are set by {@code
 * -Dproof.chaos.size}, {@code .seed} and {@code .deaths}; the profile {@code proof} sets the full ones.
 */
class ChaosTest {
  private static final int SIZE = Integer.getInteger("proof.chaos.size", 5_000);
  private static final int DEATHS = Integer.getInteger("proof.chaos.deaths", 2);
  private static final int CALLERS = Integer.getInteger("proof.chaos.callers", 48);
  private static final long SEED = Long.getLong("proof.chaos.seed", 20261124L);

  @Test
  void everyTopUpEndsAsItsFaultAllows() throws Exception {
    try (ChaosRun run = new ChaosRun(SEED, SIZE, CALLERS, "")) {
      Verdict verdict = run.run(DEATHS, DEATHS + 4);
      System.out.println(verdict.table());
      verdict.violations().stream().limit(40).forEach(System.out::println);

      assertThat(verdict.violations()).isEmpty();
      assertThat(verdict.excused())
          .as("ends explained by a death or a busy machine")
          .isLessThan(SIZE / 50);
      assertThat(Stream.of(Trouble.values()).filter(it -> it != Trouble.HEALTHY))
          .allSatisfy(kind -> {
            // Those who draw a fault share it between its kinds.
            assertThat(verdict.hits().ofFault(kind.fault()))
                .as("top-ups that met F" + kind.fault())
                .isGreaterThanOrEqualTo(SIZE / 200);
            assertThat(verdict.hits().of(kind)).as("top-ups that met " + kind).isNotEmpty();
          });
    }
  }
}
