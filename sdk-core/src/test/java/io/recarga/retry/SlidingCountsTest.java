package io.recarga.retry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SlidingCountsTest {
  /** One step is one nanosecond. */
  private final SlidingCounts counts = new SlidingCounts(20);

  @Test
  void anOutcomeCountsForTwentySteps() {
    counts.add(0, true);
    counts.add(19, false);
    expect(2, 1);
    counts.add(20, false);
    expect(2, 0);
  }

  @Test
  void outcomesOfOneStepAddUp() {
    counts.add(7, true);
    counts.add(7, true);
    counts.add(7, false);
    expect(3, 2);
  }

  @Test
  void aLongSilenceForgetsEverything() {
    counts.add(3, true);
    counts.add(4, false);
    counts.add(1_000, true);
    expect(1, 1);
    counts.add(1_020, false);
    expect(1, 0);
  }

  @Test
  void clearedItCountsFromNothing() {
    counts.add(5, true);
    counts.add(6, false);
    counts.clear();
    expect(0, 0);
    counts.add(6, true);
    expect(1, 1);
  }

  @Test
  void clocksThatCountFromBelowZeroAreCounted() {
    counts.add(-3, true);
    counts.add(2, false);
    expect(2, 1);
    counts.add(17, false);
    expect(2, 0);
  }

  private void expect(int total, int failures) {
    assertThat(counts.total()).isEqualTo(total);
    assertThat(counts.failures()).isEqualTo(failures);
  }
}
