package io.recarga.retry;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How long to wait before the next try: exponential with full jitter, that is a random time between
 * 0 and {@code min(cap, base * 2^(attempt - 1))}, so that many callers do not come back in step.
 *
 * <p>Immutable, and as thread-safe as the random generator given to it.
 */
public final class Backoff {
  private final long baseNanos;
  private final long capNanos;
  private final @Nullable RandomGenerator random;

  private Backoff(Builder b) {
    baseNanos = b.base.toNanos();
    capNanos = b.cap.toNanos();
    random = b.random;
  }

  /** Begins a backoff with a base of 100 ms and a cap of 2 s. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Draws the wait after a failed attempt.
   *
   * @param attempt which attempt failed, from 1
   * @throws IllegalArgumentException if {@code attempt} is less than 1
   */
  public Duration delay(int attempt) {
    long ceiling = ceiling(attempt).toNanos();
    RandomGenerator source = random == null ? ThreadLocalRandom.current() : random;
    return Duration.ofNanos(source.nextLong(ceiling + 1));
  }

  /**
   * Returns the longest wait that {@link #delay} may draw after {@code attempt}.
   *
   * @throws IllegalArgumentException if {@code attempt} is less than 1
   */
  public Duration ceiling(int attempt) {
    if (attempt < 1) {
      throw new IllegalArgumentException("attempt: counts from 1: " + attempt);
    }
    // So many shift any cap down to nothing.
    int doublings = Math.min(attempt - 1, Long.SIZE - 1);
    boolean belowCap = baseNanos <= capNanos >> doublings;
    return Duration.ofNanos(belowCap ? baseNanos << doublings : capNanos);
  }

  @Override
  public String toString() {
    return "backoff from " + Duration.ofNanos(baseNanos) + " to " + Duration.ofNanos(capNanos);
  }

  /** Builds a {@link Backoff}. */
  public static final class Builder {
    private static final Duration LONGEST = Duration.ofDays(365);

    private Duration base = Duration.ofMillis(100);
    private Duration cap = Duration.ofSeconds(2);
    private @Nullable RandomGenerator random;

    private Builder() {}

    /**
     * Sets the longest wait after the first attempt; 100 ms unless set.
     *
     * @throws IllegalArgumentException if it is not between 1 ns and 365 days
     */
    public Builder base(Duration value) {
      base = bounded(value, "base");
      return this;
    }

    /**
     * Sets the longest wait of all; 2 s unless set.
     *
     * @throws IllegalArgumentException if it is not between 1 ns and 365 days
     */
    public Builder cap(Duration value) {
      cap = bounded(value, "cap");
      return this;
    }

    /** Sets where chance comes from; each thread's own generator unless set. */
    public Builder random(RandomGenerator value) {
      random = Objects.requireNonNull(value, "random");
      return this;
    }

    /**
     * Builds the backoff.
     *
     * @throws IllegalArgumentException if the base is longer than the cap
     */
    public Backoff build() {
      if (base.compareTo(cap) > 0) {
        throw new IllegalArgumentException("base: is longer than cap: " + base + ", " + cap);
      }
      return new Backoff(this);
    }

    private static Duration bounded(Duration value, String field) {
      if (value.isZero() || value.isNegative() || value.compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException(
            field + ": must be more than 0 and at most 365 days: " + value);
      }
      return value;
    }
  }
}
