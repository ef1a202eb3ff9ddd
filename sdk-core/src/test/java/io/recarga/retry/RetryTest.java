package io.recarga.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RetryTest {
  private final ManualTime time = new ManualTime();
  private final AtomicInteger reads = new AtomicInteger();
  private final Backoff backoff = Backoff.builder().random(new Random(3)).build();

  @AfterEach
  void clearInterrupt() {
    Thread.interrupted();
  }

  @Test
  void firstSuccessIsReturnedWithoutAWait() throws IOException {
    assertThat(retry().build().call(() -> failingTimes(0))).isEqualTo("read 1");
    assertThat(time.sleeps()).isEmpty();
  }

  @Test
  void failuresAreRepeatedWithBackoff() throws IOException {
    Backoff same = Backoff.builder().random(new Random(3)).build();
    assertThat(retry().build().call(() -> failingTimes(2))).isEqualTo("read 3");
    assertThat(time.sleeps()).containsExactly(same.delay(1), same.delay(2));
  }

  @Test
  void lastFailureIsThrownAfterThreeTries() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> retry().build().call(() -> failingTimes(99)))
        .withMessage("failure 3");
    assertThat(reads).hasValue(3);
    assertThat(time.sleeps()).hasSize(2);
  }

  @Test
  void otherExceptionsEndItAtOnce() {
    assertThatIllegalStateException()
        .isThrownBy(() -> retry().build().call(() -> {
          reads.incrementAndGet();
          throw new IllegalStateException("a bug");
        }));
    assertThat(reads).hasValue(1);
  }

  @Test
  void whichExceptionsAreRepeatedCanBeSet() {
    Retry patient = retry().repeatAfter(e -> e instanceof IllegalStateException).build();
    assertThat(patient.call(() -> {
          if (reads.incrementAndGet() < 3) {
            throw new IllegalStateException("busy");
          }
          return reads.get();
        }))
        .isEqualTo(3);
  }

  @Test
  void unwantedResultsAreRepeatedAndTheLastOneIsReturned() {
    Retry retry = retry().build();
    assertThat(retry.callUntil(n -> n >= 2, reads::incrementAndGet)).isEqualTo(2);
    assertThat(retry.callUntil(n -> false, reads::incrementAndGet)).isEqualTo(5);
  }

  @Test
  void retriesAreRefusedWhenTheBudgetIsEmptyButFirstTriesAreNot() throws IOException {
    RetryBudget budget = RetryBudget.builder().tokens(5).retryCost(5).build();
    Retry retry = retry().budget(budget).build();
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> retry.call(() -> failingTimes(99)));
    assertThat(reads).as("one retry was paid for").hasValue(2);
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> retry.call(() -> failingTimes(99)));
    assertThat(reads).as("first tries are free").hasValue(3);
    for (int i = 0; i < 10; i++) {
      retry.call(() -> "fine");
    }
    assertThat(budget.retriesLeft()).isEqualTo(1);
  }

  @Test
  void noTryBeginsAfterTheDeadline() {
    Retry retry = retry().attempts(100).deadline(Duration.ofSeconds(3)).build();
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> retry.call(() -> {
          time.advance(Duration.ofSeconds(1));
          return failingTimes(99);
        }));
    assertThat(reads.get()).isBetween(2, 3);
    assertThat(time.nanos()).isLessThanOrEqualTo(Duration.ofSeconds(4).toNanos());
  }

  @Test
  void aWaitThatWouldPassTheDeadlineIsNotBegun() {
    Retry retry = retry().deadline(Duration.ofNanos(1)).build();
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> retry.call(() -> failingTimes(99)));
    assertThat(reads).hasValue(1);
    assertThat(time.sleeps()).isEmpty();
  }

  @Test
  void theDeadlineItselfIsTooLateAndCountsFromTheCall() throws IOException {
    time.advance(Duration.ofHours(1));
    Duration pause = Backoff.builder().random(new Random(3)).build().delay(1);
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> retry().deadline(pause).build().call(() -> failingTimes(1)));
    assertThat(reads).hasValue(1);
    reads.set(0);
    Retry longer = retry()
        .backoff(Backoff.builder().random(new Random(3)).build())
        .deadline(pause.plusNanos(1))
        .build();
    assertThat(longer.call(() -> failingTimes(1))).isEqualTo("read 2");
  }

  @Test
  void oneTryMayBeAll() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> retry().attempts(1).build().call(() -> failingTimes(1)));
    assertThat(reads).hasValue(1);
  }

  @Test
  void interruptDuringTheReadEndsItWithTheFlagKept() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> retry().build().call(() -> {
          Thread.currentThread().interrupt();
          return failingTimes(99);
        }))
        .withMessage("failure 1");
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
    assertThat(time.sleeps()).isEmpty();
  }

  @Test
  void interruptWhileWaitingEndsItWithTheFlagKept() {
    TimeSource interrupting = new TimeSource() {
      @Override
      public java.time.Instant now() {
        return time.now();
      }

      @Override
      public long nanos() {
        return time.nanos();
      }

      @Override
      public void sleep(Duration duration) throws InterruptedException {
        throw new InterruptedException();
      }
    };
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> retry().time(interrupting).build().call(() -> failingTimes(99)))
        .withMessage("failure 1");
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
  }

  @Test
  void interruptedExceptionOfTheReadIsNeverRepeated() {
    Retry eager = retry().repeatAfter(e -> true).build();
    assertThatExceptionOfType(InterruptedException.class)
        .isThrownBy(() -> eager.call(() -> {
          reads.incrementAndGet();
          throw new InterruptedException();
        }));
    assertThat(reads).hasValue(1);
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
  }

  @Test
  void systemTimeLooksAtTheFlagEvenWithNothingToWaitFor() {
    Thread.currentThread().interrupt();
    assertThatExceptionOfType(InterruptedException.class)
        .isThrownBy(() -> TimeSource.system().sleep(Duration.ZERO));
  }

  @Test
  void errorsAreNotSwallowedAndNotRepeated() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> retry().repeatAfter(e -> true).build().call(() -> {
          reads.incrementAndGet();
          throw new AssertionError("broken");
        }));
    assertThat(reads).hasValue(1);
  }

  @Test
  void wrongFiguresAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Retry.builder().attempts(0))
        .withMessage("attempts: must be at least 1: 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Retry.builder().deadline(Duration.ZERO))
        .withMessageStartingWith("deadline: ");
  }

  private Retry.Builder retry() {
    return Retry.builder().backoff(backoff).time(time);
  }

  private String failingTimes(int failures) throws IOException {
    int read = reads.incrementAndGet();
    if (read <= failures) {
      throw new IOException("failure " + read);
    }
    return "read " + read;
  }
}
