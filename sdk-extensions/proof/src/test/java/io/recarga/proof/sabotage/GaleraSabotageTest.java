package io.recarga.proof.sabotage;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.journal.tests.NeedsGalera;
import io.recarga.proof.chaos.ChaosRuns;
import java.io.File;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Guesses about a commit on a cluster, planted into the library that apps run with, are noticed. */
@NeedsGalera
class GaleraSabotageTest {
  private static final int SIZE = 600;
  private static final long SEED = 20261124L;

  @Test
  void takesTheDriversWordThatItWentOnForProof() throws Exception {
    Patch bug = Patch.core(
        "journal/DatabaseFailure.java",
        "            && !state.equals(WENT_ON)",
        "&& !state.equals(\"\")");
    try (Mutant mutant = Mutant.with(List.of(bug))) {
      List<String> violations =
          ChaosRuns.violationsOnGalera(SEED, SIZE, mutant.classes() + File.pathSeparator);
      violations.stream().limit(10).forEach(System.out::println);
      assertThat(violations).anyMatch(it -> it.startsWith("API an exception means"));
    }
  }
}
