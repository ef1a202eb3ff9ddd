package io.recarga.carrier.selfcare;

import io.recarga.retry.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A catalogue that was read, until it is too old. Readers wait for each other, so that many threads
 * ask once; a failure is not kept.
 */
final class Cached<T> {
  private final Supplier<T> source;
  private final Duration maxAge;
  private final TimeSource time;
  private @Nullable T value;
  private @Nullable Instant asOf;

  Cached(Supplier<T> source, Duration maxAge, TimeSource time) {
    this.source = source;
    this.maxAge = maxAge;
    this.time = time;
  }

  synchronized T get() {
    T kept = value;
    Instant now = time.now();
    if (kept == null || asOf == null || isOld(asOf, now)) {
      kept = source.get();
      value = kept;
      asOf = now;
    }
    return kept;
  }

  /** Returns when the question for it began, or null if none was answered. */
  synchronized @Nullable Instant asOf() {
    return asOf;
  }

  private boolean isOld(Instant read, Instant now) {
    // A clock that was set back makes it old as well.
    return now.isBefore(read) || Duration.between(read, now).compareTo(maxAge) >= 0;
  }
}
