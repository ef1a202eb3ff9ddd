package io.recarga.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {

  @Test
  void ceilingDoublesUpToTheCap() {
    Backoff backoff = Backoff.builder().build();
    assertThat(IntStream.rangeClosed(1, 7).mapToObj(n -> backoff.ceiling(n).toMillis()))
        .containsExactly(100L, 200L, 400L, 800L, 1600L, 2000L, 2000L);
  }

  @Test
  void ceilingStaysAtTheCapForAnyAttempt() {
    Backoff backoff =
        Backoff.builder().base(Duration.ofNanos(1)).cap(Duration.ofDays(365)).build();
    for (int attempt : new int[] {56, 62, 63, 64, 65, 128, Integer.MAX_VALUE}) {
      assertThat(backoff.ceiling(attempt)).as("%d", attempt).isEqualTo(Duration.ofDays(365));
    }
  }

  @Test
  void ceilingIsNotRoundedUpToTheCap() {
    Backoff backoff =
        Backoff.builder().base(Duration.ofNanos(1)).cap(Duration.ofNanos(3)).build();
    assertThat(IntStream.rangeClosed(1, 4).mapToObj(n -> backoff.ceiling(n).toNanos()))
        .containsExactly(1L, 2L, 3L, 3L);
  }

  @Test
  void delayMayBeTheCeilingItself() {
    Duration nano = Duration.ofNanos(1);
    Backoff backoff =
        Backoff.builder().base(nano).cap(nano).random(new Random(1)).build();
    assertThat(IntStream.range(0, 50).mapToObj(i -> backoff.delay(1)))
        .containsOnly(Duration.ZERO, nano);
    assertThat(backoff).hasToString("backoff from PT0.000000001S to PT0.000000001S");
  }

  @Test
  void delayLiesBetweenNothingAndTheCeiling() {
    Random seeds = new Random(4711);
    for (int round = 0; round < 2_000; round++) {
      Duration base = Duration.ofNanos(1 + seeds.nextLong(1_000_000_000L));
      Duration cap = base.plusNanos(seeds.nextLong(60_000_000_000L));
      Backoff backoff = Backoff.builder()
          .base(base)
          .cap(cap)
          .random(new Random(seeds.nextLong()))
          .build();
      int attempt = 1 + seeds.nextInt(100);
      assertThat(backoff.delay(attempt))
          .isBetween(Duration.ZERO, backoff.ceiling(attempt))
          .isLessThanOrEqualTo(cap);
    }
  }

  @Test
  void delaysFillTheWholeRangeEvenly() {
    Backoff backoff = Backoff.builder().random(new Random(1)).build();
    int[] tenths = new int[10];
    for (int i = 0; i < 10_000; i++) {
      tenths[(int) Math.min(9, backoff.delay(1).toMillis() / 10)]++;
    }
    assertThat(IntStream.of(tenths).boxed())
        .allSatisfy(count -> assertThat(count).isBetween(850, 1_150));
  }

  @Test
  void oneSeedGivesOneSeries() {
    Backoff first = Backoff.builder().random(new Random(7)).build();
    Backoff second = Backoff.builder().random(new Random(7)).build();
    Backoff other = Backoff.builder().random(new Random(8)).build();
    var series = IntStream.rangeClosed(1, 8).mapToObj(first::delay).toList();
    assertThat(IntStream.rangeClosed(1, 8).mapToObj(second::delay).toList()).isEqualTo(series);
    assertThat(IntStream.rangeClosed(1, 8).mapToObj(other::delay).toList()).isNotEqualTo(series);
  }

  @Test
  void worksWithoutAGivenSourceOfChance() {
    assertThat(Backoff.builder().build().delay(1)).isLessThanOrEqualTo(Duration.ofMillis(100));
  }

  @Test
  void wrongFiguresAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Backoff.builder().base(Duration.ZERO))
        .withMessageStartingWith("base: ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Backoff.builder().cap(Duration.ofDays(366)))
        .withMessageStartingWith("cap: ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Backoff.builder().base(Duration.ofSeconds(3)).build())
        .withMessageStartingWith("base: is longer than cap");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Backoff.builder().build().delay(0))
        .withMessageStartingWith("attempt: counts from 1");
    assertThatNullPointerException()
        .isThrownBy(() -> Backoff.builder().random(null))
        .withMessage("random");
  }
}
