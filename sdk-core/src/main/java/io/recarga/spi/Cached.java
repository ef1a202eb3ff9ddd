package io.recarga.spi;

import io.recarga.retry.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What was read from a carrier, by key, until it is too old. Readers of one key wait for each other,
 * so that many threads ask once; a failure is not kept. Thread-safe.
 *
 * @param <T> what is read; share only what is immutable
 */
@Beta
public final class Cached<T> {
  private final ConcurrentHashMap<String, Slot> slots = new ConcurrentHashMap<>();
  private final Function<String, T> source;
  private final Duration maxAge;
  private final TimeSource time;

  /**
   * Makes an empty cache.
   *
   * @param source reads the value of a key anew; what it throws is passed on and not kept
   * @param maxAge how old a value may be; zero keeps nothing
   */
  public Cached(Function<String, T> source, Duration maxAge, TimeSource time) {
    this.source = source;
    this.maxAge = maxAge;
    this.time = time;
  }

  /** Returns the value of {@code key}, read anew if none is kept that is young enough. */
  public Entry<T> get(String key) {
    Slot slot = slots.get(key);
    if (slot == null) {
      Slot made = new Slot();
      Slot raced = slots.putIfAbsent(key, made);
      slot = raced == null ? made : raced;
    }
    return slot.get(key);
  }

  /**
   * A value and when it was read.
   *
   * @param value the value
   * @param asOf when the question for it began
   * @param <T> what is read
   */
  public record Entry<T>(T value, Instant asOf) {}

  private record Kept<T>(Entry<T> entry, Instant oldFrom) {
    boolean isFresh(Instant now) {
      // A clock that was set back makes an entry old as well.
      return now.isBefore(oldFrom) && !now.isBefore(entry.asOf());
    }
  }

  private final class Slot {
    private volatile @Nullable Kept<T> kept;

    private Entry<T> get(String key) {
      Kept<T> known = kept;
      return known != null && known.isFresh(time.now()) ? known.entry() : renewed(key);
    }

    private synchronized Entry<T> renewed(String key) {
      Kept<T> known = kept;
      Instant now = time.now();
      if (known == null || !known.isFresh(now)) {
        known = new Kept<>(new Entry<>(source.apply(key), now), oldFrom(now));
        kept = known;
      }
      return known.entry();
    }

    private Instant oldFrom(Instant asOf) {
      boolean counts = maxAge.compareTo(Duration.between(asOf, Instant.MAX)) < 0;
      return counts ? asOf.plus(maxAge) : Instant.MAX;
    }
  }
}
