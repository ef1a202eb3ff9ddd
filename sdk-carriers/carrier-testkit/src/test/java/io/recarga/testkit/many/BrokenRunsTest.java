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
    assertThat(failureOf(BrokenRuns.GuessesFailure.class)).contains("Declined");
  }

  private static String failureOf(Class<?> contract) {
    return ContractRun.of(contract, Set.of()).failures().get("everyKeyEndsAsTheLedgerSays");
  }
}
