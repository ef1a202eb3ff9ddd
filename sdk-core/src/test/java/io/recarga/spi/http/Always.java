package io.recarga.spi.http;

import io.recarga.retry.Backoff;
import java.util.random.RandomGenerator;

/** Chance that is none. */
final class Always {
  /** Waits half of the longest wait. */
  static final Backoff HALF = Backoff.builder()
      .random(new RandomGenerator() {
        @Override
        public long nextLong() {
          return 0;
        }

        @Override
        public long nextLong(long bound) {
          return bound / 2;
        }
      })
      .build();

  private Always() {}
}
