package io.recarga.retry;

import java.util.Arrays;

/** Counts outcomes of the latest stretch of time, in twenty steps. Not thread-safe. */
final class SlidingCounts {
  private static final int STEPS = 20;

  private final long stepNanos;
  private final int[] totals = new int[STEPS];
  private final int[] failures = new int[STEPS];
  private int total;
  private int failed;
  private long newestStep = Long.MIN_VALUE;

  SlidingCounts(long windowNanos) {
    stepNanos = windowNanos / STEPS;
  }

  void add(long nowNanos, boolean failure) {
    forgetUpTo(Math.floorDiv(nowNanos, stepNanos));
    int slot = (int) Math.floorMod(newestStep, (long) STEPS);
    totals[slot]++;
    total++;
    if (failure) {
      failures[slot]++;
      failed++;
    }
  }

  int total() {
    return total;
  }

  int failures() {
    return failed;
  }

  void clear() {
    Arrays.fill(totals, 0);
    Arrays.fill(failures, 0);
    total = 0;
    failed = 0;
    newestStep = Long.MIN_VALUE;
  }

  private void forgetUpTo(long step) {
    if (newestStep == Long.MIN_VALUE || step - newestStep >= STEPS) {
      clear();
      newestStep = step;
      return;
    }
    while (newestStep < step) {
      newestStep++;
      int slot = (int) Math.floorMod(newestStep, (long) STEPS);
      total -= totals[slot];
      failed -= failures[slot];
      totals[slot] = 0;
      failures[slot] = 0;
    }
  }
}
