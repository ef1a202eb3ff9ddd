package io.recarga.carrier.tapi;

import io.recarga.retry.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What was read from TAPI, by key, until it is too old. Readers of one key wait for each other,
 * so that many threads ask once; a failure is not kept.
 */
final class Cached<T> {
  private final ConcurrentHashMap<String, Slot> slots = new ConcurrentHashMap<>();
  private final Function<String, T> source;
  private final Duration maxAge;
  private final TimeSource time;

  Cached(Function<String, T> source, Duration maxAge, TimeSource time) {
    this.source = source;
    this.maxAge = maxAge;
    this.time = time;
  }

  Entry<T> get(String key) {
    return slots.computeIfAbsent(key, k -> new Slot()).get(key);
  }

  /** A value and when the question for it began. */
  record Entry<T>(T value, Instant asOf) {}

  private final class Slot {
    private @Nullable Entry<T> entry;

    private synchronized Entry<T> get(String key) {
      Entry<T> kept = entry;
      Instant now = time.now();
      if (kept == null || isOld(kept.asOf(), now)) {
        kept = new Entry<>(source.apply(key), now);
        entry = kept;
      }
      return kept;
    }

    private boolean isOld(Instant asOf, Instant now) {
      // A clock that was set back makes an entry old as well.
      return now.isBefore(asOf) || Duration.between(asOf, now).compareTo(maxAge) >= 0;
    }
  }
}
