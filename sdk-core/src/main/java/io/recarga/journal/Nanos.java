package io.recarga.journal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Moments as nanoseconds since 1970, which every database keeps and compares alike. Moments before
 * 1677 and after 2262 become the first and the last of them.
 */
final class Nanos {
  private static final long SECOND = 1_000_000_000L;

  private Nanos() {}

  static long of(Instant time) {
    try {
      return Math.addExact(Math.multiplyExact(time.getEpochSecond(), SECOND), time.getNano());
    } catch (ArithmeticException e) {
      return time.getEpochSecond() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
  }

  static @Nullable Long orNull(@Nullable Instant time) {
    return time == null ? null : (Long) of(time);
  }

  static Instant time(long nanos) {
    return Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND));
  }
}
