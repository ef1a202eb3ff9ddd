package io.recarga.retry;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * Stops calling what keeps failing. Closed, it counts the outcomes of the last 20 s; with at least 20
 * of them and half of them failures it opens. Open, it lets nothing through for 10 s; then it lets
 * exactly one call through, the probe. If the probe succeeds the breaker closes, else it stays open
 * for twice as long, up to 60 s.
 *
 * <p>Ask {@link #tryCall} before each call and tell the {@link Call} how it went. Thread-safe.
 */
public final class CircuitBreaker {
  private final TimeSource time;
  private final SlidingCounts counts;
  private final int minimumCalls;
  private final int failurePercent;
  private final long firstOpenNanos;
  private final long longestOpenNanos;

  // All below is guarded by this. Calls of an older era are late: they change nothing.
  private volatile State state = State.CLOSED; // Is looked at without it.
  private Object era = new Object();
  private long sinceNanos;
  private long openNanos;

  private CircuitBreaker(Builder b) {
    time = b.time;
    counts = new SlidingCounts(b.window.toNanos());
    minimumCalls = b.minimumCalls;
    failurePercent = b.failurePercent;
    firstOpenNanos = b.firstOpen.toNanos();
    longestOpenNanos = b.longestOpen.toNanos();
    openNanos = firstOpenNanos;
  }

  /** Begins a breaker with the default figures. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Asks for leave to call. Empty means: do not call now. A probe that is never told how it went
   * loses its turn after as long as the breaker was open.
   */
  public synchronized Optional<Call> tryCall() {
    long now = time.nanos();
    if (state != State.CLOSED) {
      if (now - sinceNanos < openNanos) {
        return Optional.empty();
      }
      enter(State.HALF_OPEN, now);
    }
    return Optional.of(new Call(this, era, state == State.HALF_OPEN));
  }

  /** Returns the state as of the latest call; an open breaker stays so until it is asked. */
  public State state() {
    return state;
  }

  @Override
  public String toString() {
    return "circuit breaker: " + state();
  }

  private synchronized void end(Object callEra, Outcome outcome) {
    if (callEra != era) {
      return;
    }
    long now = time.nanos();
    if (state == State.HALF_OPEN) {
      endProbe(outcome, now);
    } else if (outcome != Outcome.IGNORED) {
      counts.add(now, outcome == Outcome.FAILED);
      if (counts.total() >= minimumCalls
          && counts.failures() * 100L >= (long) counts.total() * failurePercent) {
        openNanos = firstOpenNanos;
        enter(State.OPEN, now);
      }
    }
  }

  private void endProbe(Outcome outcome, long now) {
    switch (outcome) {
      case SUCCEEDED -> {
        counts.clear();
        enter(State.CLOSED, now);
      }
      case FAILED -> {
        openNanos = Math.min(longestOpenNanos, openNanos * 2);
        enter(State.OPEN, now);
      }
      // It proved nothing, so the next caller may probe at once.
      case IGNORED -> enter(State.OPEN, now - openNanos);
    }
  }

  private void enter(State next, long since) {
    state = next;
    sinceNanos = since;
    era = new Object();
  }

  /** Whether calls go through. */
  public enum State {
    /** All calls go through. */
    CLOSED,
    /** None goes through. */
    OPEN,
    /** One is on its way to find out. */
    HALF_OPEN
  }

  private enum Outcome {
    SUCCEEDED,
    FAILED,
    IGNORED
  }

  /**
   * Leave for one call. Use it in a try-with-resources statement and say {@link #succeeded} at its
   * end: a call that is left in any other way has failed. Only the first word counts.
   */
  public static final class Call implements AutoCloseable {
    private final CircuitBreaker breaker;
    private final Object era;
    private final boolean probe;
    private boolean ended;

    private Call(CircuitBreaker breaker, Object era, boolean probe) {
      this.breaker = breaker;
      this.era = era;
      this.probe = probe;
    }

    /** Says whether this is the one call that finds out whether an open breaker may close. */
    public boolean isProbe() {
      return probe;
    }

    /** Says that the far end is well: it answered, be it "no". */
    public void succeeded() {
      end(Outcome.SUCCEEDED);
    }

    /** Says that the far end did not answer, or answered that it is unwell. */
    public void failed() {
      end(Outcome.FAILED);
    }

    /** Says that the call tells nothing of the far end, for instance because it was not made. */
    public void ignored() {
      end(Outcome.IGNORED);
    }

    /** Says that the call failed, unless something was said before. */
    @Override
    public void close() {
      end(Outcome.FAILED);
    }

    private void end(Outcome outcome) {
      synchronized (breaker) {
        if (!ended) {
          ended = true;
          breaker.end(era, outcome);
        }
      }
    }
  }

  /** Builds a {@link CircuitBreaker}. */
  public static final class Builder {
    private static final Duration LONGEST = Duration.ofDays(1);

    private TimeSource time = TimeSource.system();
    private Duration window = Duration.ofSeconds(20);
    private int minimumCalls = 20;
    private int failurePercent = 50;
    private Duration firstOpen = Duration.ofSeconds(10);
    private Duration longestOpen = Duration.ofSeconds(60);

    private Builder() {}

    /** Sets where time comes from; the machine's clocks unless set. */
    public Builder time(TimeSource value) {
      time = Objects.requireNonNull(value, "time");
      return this;
    }

    /**
     * Sets how far back outcomes count; 20 s unless set. It moves in twenty steps.
     *
     * @throws IllegalArgumentException if it is not between 1 ms and a day
     */
    public Builder window(Duration value) {
      window = bounded(value, "window");
      return this;
    }

    /**
     * Sets how many outcomes the window must hold and how many in a hundred of them must be failures
     * for the breaker to open; 20 and 50 unless set.
     *
     * @throws IllegalArgumentException if the calls are less than 1 or the failures not 1 to 100
     */
    public Builder opensAt(int minimumCalls, int failurePercent) {
      if (minimumCalls < 1) {
        throw new IllegalArgumentException("minimumCalls: must be at least 1: " + minimumCalls);
      }
      if (failurePercent < 1 || failurePercent > 100) {
        throw new IllegalArgumentException(
            "failurePercent: must be between 1 and 100: " + failurePercent);
      }
      this.minimumCalls = minimumCalls;
      this.failurePercent = failurePercent;
      return this;
    }

    /**
     * Sets how long the breaker stays open at first and at most; 10 s and 60 s unless set.
     *
     * @throws IllegalArgumentException if one is not between 1 ms and a day, or the first is longer
     */
    public Builder openFor(Duration first, Duration longest) {
      bounded(first, "first");
      bounded(longest, "longest");
      if (first.compareTo(longest) > 0) {
        throw new IllegalArgumentException(
            "first: is longer than longest: " + first + ", " + longest);
      }
      firstOpen = first;
      longestOpen = longest;
      return this;
    }

    /** Builds a closed breaker. */
    public CircuitBreaker build() {
      return new CircuitBreaker(this);
    }

    private static Duration bounded(Duration value, String field) {
      if (value.compareTo(Duration.ofMillis(1)) < 0 || value.compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException(field + ": must be between 1 ms and a day: " + value);
      }
      return value;
    }
  }
}
