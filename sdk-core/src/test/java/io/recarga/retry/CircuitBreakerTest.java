package io.recarga.retry;

import static io.recarga.retry.CircuitBreaker.State.CLOSED;
import static io.recarga.retry.CircuitBreaker.State.HALF_OPEN;
import static io.recarga.retry.CircuitBreaker.State.OPEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.recarga.retry.CircuitBreaker.Call;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {
  private final ManualTime time = new ManualTime();
  private final CircuitBreaker breaker = CircuitBreaker.builder().time(time).build();

  @Test
  void nineteenFailuresDoNotOpenItAndTheTwentiethDoes() {
    fail(19);
    assertThat(breaker.state()).isEqualTo(CLOSED);
    fail(1);
    assertThat(breaker.state()).isEqualTo(OPEN);
    assertThat(breaker.tryCall()).isEmpty();
    assertThat(breaker).hasToString("circuit breaker: OPEN");
  }

  @Test
  void halfOfTheCallsMustFail() {
    succeed(11);
    fail(10);
    assertThat(breaker.state()).isEqualTo(CLOSED);
    fail(1);
    assertThat(breaker.state()).isEqualTo(OPEN);
  }

  @Test
  void outcomesOlderThanTheWindowAreForgotten() {
    fail(19);
    time.advance(Duration.ofSeconds(20));
    fail(1);
    assertThat(breaker.state()).isEqualTo(CLOSED);
    fail(18);
    time.advance(Duration.ofSeconds(19));
    fail(1);
    assertThat(breaker.state()).isEqualTo(OPEN);
  }

  @Test
  void outcomesLeaveTheWindowStepByStep() {
    fail(10);
    time.advance(Duration.ofSeconds(10));
    fail(9);
    time.advance(Duration.ofSeconds(10));
    fail(10);
    assertThat(breaker.state()).as("19 in the window").isEqualTo(CLOSED);
    fail(1);
    assertThat(breaker.state()).isEqualTo(OPEN);
  }

  @Test
  void afterTheOpenTimeOneProbeGoesThrough() {
    fail(20);
    time.advance(Duration.ofSeconds(10).minusNanos(1));
    assertThat(breaker.tryCall()).isEmpty();
    time.advance(Duration.ofNanos(1));
    assertThat(breaker.tryCall()).isPresent();
    assertThat(breaker.state()).isEqualTo(HALF_OPEN);
    assertThat(breaker.tryCall()).isEmpty();
  }

  @Test
  void successfulProbeClosesItWithAnEmptyWindow() {
    fail(20);
    time.advance(Duration.ofSeconds(10));
    call().succeeded();
    assertThat(breaker.state()).isEqualTo(CLOSED);
    fail(19);
    assertThat(breaker.state()).isEqualTo(CLOSED);
  }

  @Test
  void failedProbesDoubleTheOpenTimeUpToAMinute() {
    fail(20);
    for (int seconds : new int[] {10, 20, 40, 60, 60, 60}) {
      time.advance(Duration.ofSeconds(seconds).minusNanos(1));
      assertThat(breaker.tryCall()).as("just before %d s", seconds).isEmpty();
      time.advance(Duration.ofNanos(1));
      call().failed();
      assertThat(breaker.state()).isEqualTo(OPEN);
    }
  }

  @Test
  void openTimeStartsOverAfterItWasClosed() {
    fail(20);
    time.advance(Duration.ofSeconds(10));
    call().failed();
    time.advance(Duration.ofSeconds(20));
    call().succeeded();
    fail(20);
    time.advance(Duration.ofSeconds(10));
    assertThat(breaker.tryCall()).isPresent();
  }

  @Test
  void lateOutcomesOfCallsBeforeItOpenedChangeNothing() {
    Call late = call();
    Call alsoLate = call();
    fail(20);
    late.succeeded();
    assertThat(breaker.state()).isEqualTo(OPEN);
    time.advance(Duration.ofSeconds(10));
    Call probe = call();
    alsoLate.failed();
    assertThat(breaker.state()).isEqualTo(HALF_OPEN);
    probe.succeeded();
    assertThat(breaker.state()).isEqualTo(CLOSED);
  }

  @Test
  void probeThatProvedNothingLetsTheNextCallerProbeAtOnce() {
    fail(20);
    time.advance(Duration.ofSeconds(10));
    call().ignored();
    assertThat(breaker.tryCall()).isPresent();
    assertThat(breaker.tryCall()).isEmpty();
  }

  @Test
  void probeThatNeverReportsLosesItsTurn() {
    fail(20);
    time.advance(Duration.ofSeconds(10));
    Call lost = call();
    time.advance(Duration.ofSeconds(10));
    Call second = call();
    assertThat(breaker.tryCall()).isEmpty();
    lost.succeeded();
    assertThat(breaker.state()).isEqualTo(HALF_OPEN);
    second.succeeded();
    assertThat(breaker.state()).isEqualTo(CLOSED);
  }

  @Test
  void ignoredCallsCountNeitherWay() {
    for (int i = 0; i < 100; i++) {
      call().ignored();
    }
    fail(19);
    assertThat(breaker.state()).isEqualTo(CLOSED);
  }

  @Test
  void callLeftWithoutAWordHasFailed() {
    for (int i = 0; i < 20; i++) {
      assertThatIllegalStateException().isThrownBy(() -> {
        try (Call call = call()) {
          read();
          call.succeeded();
        }
      });
    }
    assertThat(breaker.state()).isEqualTo(OPEN);
  }

  @Test
  void onlyTheFirstWordOfACallCounts() {
    for (int i = 0; i < 100; i++) {
      Call call = call();
      call.succeeded();
      call.failed();
      call.close();
    }
    assertThat(breaker.state()).isEqualTo(CLOSED);
  }

  @Test
  void amongThirtyTwoThreadsExactlyOneProbes() throws Exception {
    for (int round = 0; round < 50; round++) {
      CircuitBreaker shared = CircuitBreaker.builder().time(time).opensAt(1, 50).build();
      shared.tryCall().orElseThrow().failed();
      time.advance(Duration.ofSeconds(10));
      List<Optional<Call>> leave = ManyThreads.run(32, shared::tryCall);
      assertThat(leave.stream().filter(Optional::isPresent)).hasSize(1);
    }
  }

  @Test
  void whateverHappensAtMostOneCallIsUnderWayUnlessClosed() {
    Random random = new Random(2026);
    for (int round = 0; round < 200; round++) {
      CircuitBreaker some = CircuitBreaker.builder().time(time).opensAt(3, 50).build();
      for (int step = 0; step < 200; step++) {
        time.advance(Duration.ofMillis(random.nextInt(4_000)));
        boolean closed = some.state() == CLOSED;
        Optional<Call> call = some.tryCall();
        if (closed) {
          assertThat(call).isPresent();
        } else if (call.isPresent()) {
          assertThat(some.tryCall()).as("a second probe").isEmpty();
        }
        call.ifPresent(c -> {
          if (random.nextBoolean()) {
            c.failed();
          } else {
            c.succeeded();
          }
        });
      }
    }
  }

  @Test
  void onlyTheCallOfAnOpenBreakerIsAProbe() {
    assertThat(call().isProbe()).isFalse();
    fail(20);
    time.advance(Duration.ofSeconds(10));
    assertThat(call().isProbe()).isTrue();
  }

  @Test
  void allFiguresCanBeSet() {
    Duration milli = Duration.ofMillis(1);
    CircuitBreaker hasty = CircuitBreaker.builder()
        .time(time)
        .window(Duration.ofMillis(40))
        .opensAt(2, 100)
        .openFor(milli, milli.multipliedBy(3))
        .build();
    hasty.tryCall().orElseThrow().failed();
    time.advance(Duration.ofMillis(40));
    hasty.tryCall().orElseThrow().failed();
    assertThat(hasty.state()).as("the first is forgotten").isEqualTo(CLOSED);
    hasty.tryCall().orElseThrow().failed();
    assertThat(hasty.state()).isEqualTo(OPEN);
    for (int millis : new int[] {1, 2, 3, 3}) {
      time.advance(Duration.ofMillis(millis).minusNanos(1));
      assertThat(hasty.tryCall()).isEmpty();
      time.advance(Duration.ofNanos(1));
      hasty.tryCall().orElseThrow().failed();
    }
  }

  @Test
  void figuresAtTheirBoundsAreTaken() {
    Duration least = Duration.ofMillis(1);
    Duration most = Duration.ofDays(1);
    assertThat(CircuitBreaker.builder()
            .window(least)
            .opensAt(1, 1)
            .openFor(least, least)
            .build())
        .isNotNull();
    CircuitBreaker slow = CircuitBreaker.builder()
        .window(most)
        .opensAt(1, 100)
        .openFor(most, most)
        .build();
    assertThat(slow.tryCall()).isPresent();
  }

  @Test
  void wrongFiguresAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CircuitBreaker.builder().window(Duration.ZERO))
        .withMessageStartingWith("window: ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CircuitBreaker.builder().opensAt(0, 50))
        .withMessageStartingWith("minimumCalls: ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CircuitBreaker.builder().opensAt(1, 101))
        .withMessageStartingWith("failurePercent: ");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> CircuitBreaker.builder().openFor(Duration.ofSeconds(2), Duration.ofSeconds(1)))
        .withMessageStartingWith("first: is longer than longest");
  }

  private static void read() {
    throw new IllegalStateException("down");
  }

  private Call call() {
    return breaker.tryCall().orElseThrow();
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      call().failed();
    }
  }

  private void succeed(int times) {
    for (int i = 0; i < times; i++) {
      call().succeeded();
    }
  }
}
