package io.recarga.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SimulatorClockTest {
  private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

  @Test
  void virtualTimeStandsUntilSomeoneSleeps() throws InterruptedException {
    SimulatorClock clock = SimulatorClock.virtual(START);
    long nanos = clock.nanos();
    assertThat(clock.now()).isEqualTo(START);
    clock.sleep(Duration.ofHours(1));
    assertThat(clock.now()).isEqualTo(START.plusSeconds(3600));
    assertThat(clock.nanos() - nanos).isEqualTo(Duration.ofHours(1).toNanos());
  }

  @Test
  void tasksRunInOrderAtTheirOwnTime() {
    SimulatorClock clock = SimulatorClock.virtual(START);
    List<Instant> seen = new ArrayList<>();
    clock.after(Duration.ofSeconds(20), () -> seen.add(clock.now()));
    clock.after(Duration.ofSeconds(10), () -> {
      seen.add(clock.now());
      clock.after(Duration.ofSeconds(5), () -> seen.add(clock.now()));
    });
    clock.advance(Duration.ofSeconds(30));
    assertThat(seen)
        .containsExactly(START.plusSeconds(10), START.plusSeconds(15), START.plusSeconds(20));
    assertThat(clock.now()).isEqualTo(START.plusSeconds(30));
  }

  @Test
  void runningClockCanBeSetForwardAndRunsTasksByItself() throws InterruptedException {
    SimulatorClock clock = SimulatorClock.system();
    Instant before = Instant.now();
    clock.advance(Duration.ofDays(1));
    assertThat(Duration.between(before, clock.now())).isGreaterThanOrEqualTo(Duration.ofDays(1));
    CountDownLatch ran = new CountDownLatch(2);
    clock.after(Duration.ofMillis(5), () -> {
      ran.countDown();
      throw new IllegalStateException("a task that fails");
    });
    clock.after(Duration.ofMillis(10), ran::countDown);
    assertThat(ran.await(5, TimeUnit.SECONDS)).isTrue();
  }
}
