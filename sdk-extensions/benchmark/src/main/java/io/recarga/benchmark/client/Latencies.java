package io.recarga.benchmark.client;

/** Counts durations in steps of 3 % or less, without making anything. Not thread-safe. */
final class Latencies {
  private static final int BITS = 5;
  private static final int STEPS = 1 << BITS;

  private final long[] counts = new long[64 * STEPS];

  void add(long nanos) {
    counts[index(Math.max(nanos, 1))]++;
  }

  void addAll(Latencies other) {
    for (int i = 0; i < counts.length; i++) {
      counts[i] += other.counts[i];
    }
  }

  /** Returns below which duration {@code share} of all lie. */
  long quantile(double share) {
    long all = 0;
    for (long count : counts) {
      all += count;
    }
    long wanted = (long) Math.ceil(all * share);
    long seen = 0;
    for (int i = 0; i < counts.length; i++) {
      seen += counts[i];
      if (seen >= wanted && seen > 0) {
        return valueOf(i);
      }
    }
    return 0;
  }

  private static int index(long nanos) {
    int magnitude = 63 - Long.numberOfLeadingZeros(nanos);
    int shift = Math.max(0, magnitude - BITS);
    return shift * STEPS + (int) (nanos >> shift);
  }

  private static long valueOf(int index) {
    int shift = Math.max(0, index / STEPS - 1);
    return (long) (index - shift * STEPS) << shift;
  }
}
