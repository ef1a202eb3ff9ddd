package io.recarga.retry;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Repeats a harmless read until it works: a catalogue, a balance, a status. Never put a call that
 * moves money or changes anything into it.
 *
 * <p>By default it makes up to 3 tries with the default {@link Backoff} and repeats after an {@link
 * IOException} only. It runs on the caller's thread; an interrupt ends it at once and keeps the
 * thread's flag. Immutable and thread-safe.
 */
public final class Retry {
  private final int attempts;
  private final Backoff backoff;
  private final @Nullable RetryBudget budget;
  private final @Nullable Duration deadline;
  private final Predicate<? super Exception> repeatAfter;
  private final TimeSource time;

  private Retry(Builder b) {
    attempts = b.attempts;
    backoff = b.backoff;
    budget = b.budget;
    deadline = b.deadline;
    repeatAfter = b.repeatAfter;
    time = b.time;
  }

  /** Begins a retry with the default figures. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Reads, again and again if need be.
   *
   * @return the first result
   * @throws X what the last try threw
   */
  public <T extends @Nullable Object, X extends Exception> T call(Read<T, X> read) throws X {
    return callUntil(result -> true, read);
  }

  /**
   * Reads until {@code wanted} takes the result.
   *
   * @return the first wanted result, or what the last try gave
   * @throws X what the last try threw
   */
  public <T extends @Nullable Object, X extends Exception> T callUntil(
      Predicate<? super T> wanted, Read<T, X> read) throws X {
    Objects.requireNonNull(wanted, "wanted");
    Objects.requireNonNull(read, "read");
    long began = time.nanos();
    for (int attempt = 1; ; attempt++) {
      try {
        T result = read.read();
        boolean done = wanted.test(result);
        if (done && budget != null) {
          budget.succeeded();
        }
        if (done || !pauseBeforeNext(attempt, began)) {
          return result;
        }
      } catch (Exception e) {
        if (e instanceof InterruptedException) {
          Thread.currentThread().interrupt();
          throw e;
        }
        if (!repeatAfter.test(e) || !pauseBeforeNext(attempt, began)) {
          throw e;
        }
      }
    }
  }

  /** Waits, or returns false at once when there is to be no other try. */
  private boolean pauseBeforeNext(int attempt, long began) {
    if (attempt >= attempts || Thread.currentThread().isInterrupted()) {
      return false;
    }
    Duration pause = backoff.delay(attempt);
    Duration spent = Duration.ofNanos(time.nanos() - began);
    if (deadline != null && spent.plus(pause).compareTo(deadline) >= 0) {
      return false;
    }
    if (budget != null && !budget.tryRetry()) {
      return false;
    }
    try {
      time.sleep(pause);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * A read that may be repeated without harm.
   *
   * @param <T> what it reads
   * @param <X> what it may throw
   */
  @FunctionalInterface
  public interface Read<T extends @Nullable Object, X extends Exception> {
    /** Reads once. */
    T read() throws X;
  }

  /** Builds a {@link Retry}. */
  public static final class Builder {
    private int attempts = 3;
    private Backoff backoff = Backoff.builder().build();
    private @Nullable RetryBudget budget;
    private @Nullable Duration deadline;
    private Predicate<? super Exception> repeatAfter = e -> e instanceof IOException;
    private TimeSource time = TimeSource.system();

    private Builder() {}

    /**
     * Sets how many tries are made in all; 3 unless set.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public Builder attempts(int value) {
      if (value < 1) {
        throw new IllegalArgumentException("attempts: must be at least 1: " + value);
      }
      attempts = value;
      return this;
    }

    /** Sets how long to wait between tries. */
    public Builder backoff(Backoff value) {
      backoff = Objects.requireNonNull(value, "backoff");
      return this;
    }

    /** Sets the budget that pays for retries; none unless set. Share it per far end. */
    public Builder budget(RetryBudget value) {
      budget = Objects.requireNonNull(value, "budget");
      return this;
    }

    /**
     * Sets the time after which no other try begins; none unless set. It does not cut a try that is
     * under way: the read needs a time-out of its own.
     *
     * @throws IllegalArgumentException if it is not more than 0
     */
    public Builder deadline(Duration value) {
      if (value.isZero() || value.isNegative()) {
        throw new IllegalArgumentException("deadline: must be more than 0: " + value);
      }
      deadline = value;
      return this;
    }

    /** Sets after which exceptions to try again; after an {@link IOException} unless set. */
    public Builder repeatAfter(Predicate<? super Exception> value) {
      repeatAfter = Objects.requireNonNull(value, "repeatAfter");
      return this;
    }

    /** Sets where time comes from; the machine's clocks unless set. */
    public Builder time(TimeSource value) {
      time = Objects.requireNonNull(value, "time");
      return this;
    }

    /** Builds the retry. */
    public Retry build() {
      return new Retry(this);
    }
  }
}
