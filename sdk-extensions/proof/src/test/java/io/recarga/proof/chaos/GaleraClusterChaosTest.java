package io.recarga.proof.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.journal.tests.NeedsGalera;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The same faults as in {@link ChaosTest} on a Galera cluster whose nodes are killed and come back
 * while apps are at work, each on a node of its own. Sizes are set by {@code -Dproof.galera.size}
 * and {@code .deaths}, the plan by {@code -Dproof.chaos.seed}.
 */
@NeedsGalera
class GaleraClusterChaosTest {
  private static final int SIZE = Integer.getInteger("proof.galera.size", 2_000);
  private static final int DEATHS = Integer.getInteger("proof.galera.deaths", 3);
  private static final int CALLERS = Integer.getInteger("proof.chaos.callers", 24);
  private static final List<Trouble> AT_THE_DATABASE = List.of(
      Trouble.COMMIT_UNHEARD_AT_INSERT,
      Trouble.COMMIT_UNHEARD_AT_OUTCOME,
      Trouble.INSERT_LOST,
      Trouble.DATABASE_SLOW,
      Trouble.DATABASE_HALF_OPEN);
  private static final long SEED = Long.getLong("proof.chaos.seed", 20261124L);

  @Test
  void everyTopUpEndsAsItsFaultAllowsWhileNodesDie() throws Exception {
    try (ChaosRun run = new ChaosRun(
        SEED, SIZE, CALLERS, "", (plan, hits) -> new ChaosGalera(plan, hits, DEATHS))) {
      Verdict verdict = run.run(2, 4);
      System.out.println(verdict.table() + run.database().story());
      verdict.violations().stream().limit(40).forEach(System.out::println);

      assertThat(verdict.violations()).isEmpty();
      assertThat(verdict.excused())
          .as("ends explained by a death or a busy machine")
          .isLessThan(SIZE / 20);
      assertThat(Stream.of(Trouble.values()).filter(it -> it != Trouble.HEALTHY))
          .allSatisfy(kind -> assertThat(verdict.hits().ofFault(kind.fault()))
              .as("top-ups that met F" + kind.fault())
              .isGreaterThanOrEqualTo(SIZE / 200));
      assertThat(AT_THE_DATABASE)
          .allSatisfy(
              kind -> assertThat(verdict.hits().of(kind)).as(kind.name()).isNotEmpty());
    }
  }
}
