package io.recarga.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RetryBudgetTest {

  @Test
  void fullBudgetPaysForTwentyRetriesAndNotForOneMore() {
    RetryBudget budget = RetryBudget.standard();
    assertThat(budget.retriesLeft()).isEqualTo(20);
    for (int i = 0; i < 20; i++) {
      assertThat(budget.tryRetry()).isTrue();
    }
    assertThat(budget.tryRetry()).isFalse();
    assertThat(budget).hasToString("retry budget: 0.0 of 100 tokens");
  }

  @Test
  void tenSuccessesPayForOneRetry() {
    RetryBudget budget = drained();
    for (int i = 0; i < 9; i++) {
      budget.succeeded();
    }
    assertThat(budget.tryRetry()).isFalse();
    budget.succeeded();
    assertThat(budget.tryRetry()).isTrue();
    assertThat(budget.tryRetry()).isFalse();
  }

  @Test
  void aRefusedRetryCostsNothing() {
    RetryBudget budget = drained();
    budget.succeeded();
    assertThat(budget.tryRetry()).isFalse();
    assertThat(budget).hasToString("retry budget: 0.5 of 100 tokens");
  }

  @Test
  void successesNeverOverfillTheBucket() {
    RetryBudget budget = RetryBudget.standard();
    for (int i = 0; i < 1_000; i++) {
      budget.succeeded();
    }
    assertThat(budget).hasToString("retry budget: 100.0 of 100 tokens");
  }

  @Test
  void inTheLongRunRetriesAreATenthOfTheSuccesses() {
    Random random = new Random(42);
    RetryBudget budget = drained();
    int successes = 0;
    int retries = 0;
    for (int i = 0; i < 100_000; i++) {
      if (random.nextBoolean()) {
        budget.succeeded();
        successes++;
      } else if (budget.tryRetry()) {
        retries++;
      }
    }
    assertThat(retries).isBetween(successes / 10 - 1, successes / 10);
  }

  @Test
  void manyThreadsTogetherNeverSpendMoreThanThereIs() throws Exception {
    RetryBudget budget = RetryBudget.builder().tokens(1_000).build();
    int granted = ManyThreads.run(16, () -> {
          int mine = 0;
          for (int i = 0; i < 1_000; i++) {
            mine += budget.tryRetry() ? 1 : 0;
          }
          return mine;
        })
        .stream()
        .mapToInt(Integer::intValue)
        .sum();
    assertThat(granted).isEqualTo(200);
  }

  @Test
  void noRefundOfManyThreadsIsLost() throws Exception {
    RetryBudget budget = RetryBudget.builder().tokens(10_000).build();
    while (budget.tryRetry()) {
      // Drains it.
    }
    ManyThreads.run(16, () -> {
      for (int i = 0; i < 1_000; i++) {
        budget.succeeded();
      }
      return true;
    });
    assertThat(budget).hasToString("retry budget: 8000.0 of 10000 tokens");
  }

  @Test
  void figuresAtTheirBoundsAreTaken() {
    RetryBudget frugal =
        RetryBudget.builder().tokens(1).retryCost(1).refundTenths(0).build();
    assertThat(frugal.tryRetry()).isTrue();
    frugal.succeeded();
    assertThat(frugal.tryRetry()).isFalse();
    RetryBudget rich = RetryBudget.builder()
        .tokens(1_000_000)
        .retryCost(1_000_000)
        .refundTenths(1_000_000)
        .build();
    assertThat(rich.retriesLeft()).isEqualTo(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RetryBudget.builder().tokens(1_000_001))
        .withMessageStartingWith("tokens: ");
  }

  @Test
  void wrongFiguresAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RetryBudget.builder().tokens(0))
        .withMessage("tokens: must be between 1 and 1000000: 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RetryBudget.builder().retryCost(0))
        .withMessageStartingWith("retryCost: ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RetryBudget.builder().refundTenths(-1))
        .withMessageStartingWith("refundTenths: ");
  }

  private static RetryBudget drained() {
    RetryBudget budget = RetryBudget.standard();
    for (int i = 0; i < 20; i++) {
      budget.tryRetry();
    }
    return budget;
  }
}
