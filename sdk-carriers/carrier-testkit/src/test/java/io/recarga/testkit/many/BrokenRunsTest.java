package io.recarga.testkit.many;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.testkit.broken.ContractRun;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The run goes red for adapters that pay twice or guess. */
class BrokenRunsTest {
  @Test
  void payingTwiceIsFound() {
    assertThat(failureOf(BrokenRuns.PaysTwice.class)).contains("paid twice");
  }

  @Test
  void guessedFailureIsFound() {
    // Told as declined, or already found out as a sale after a decline.
    assertThat(failureOf(BrokenRuns.GuessesFailure.class)).containsAnyOf("Declined", "CONFLICT");
  }

  private static String failureOf(Class<?> contract) {
    return ContractRun.of(contract, Set.of()).failures().get("everyKeyEndsAsTheLedgerSays");
  }
}
