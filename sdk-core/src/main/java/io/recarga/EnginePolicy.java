package io.recarga;

import io.recarga.retry.Backoff;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The engine's numbers. The defaults are chosen for carriers that answer within a minute; each can
 * be set. Immutable.
 */
public final class EnginePolicy {
  private static final EnginePolicy DEFAULTS = builder().build();

  private final Duration sendBudget;
  private final Duration sendBy;
  private final Duration queuedSendBy;
  private final int workers;
  private final @Nullable Duration retention;
  private final Duration leaseMargin;
  private final Duration unknownAfter;
  private final Duration minQuiescence;
  private final int notFoundReads;
  private final Duration notFoundSpacing;
  private final int sendTries;
  private final int maxAttempts;
  private final Backoff backoff;
  private final List<Duration> pollDelays;

  private EnginePolicy(Builder b) {
    sendBudget = b.sendBudget;
    sendBy = b.sendBy;
    queuedSendBy = b.queuedSendBy;
    workers = b.workers;
    retention = b.retention;
    leaseMargin = b.leaseMargin;
    unknownAfter = b.unknownAfter;
    minQuiescence = b.minQuiescence;
    notFoundReads = b.notFoundReads;
    notFoundSpacing = b.notFoundSpacing;
    sendTries = b.sendTries;
    maxAttempts = b.maxAttempts;
    backoff = Backoff.builder().base(b.backoffBase).cap(b.backoffCap).build();
    pollDelays = b.pollDelays;
  }

  /** Returns the default numbers. */
  public static EnginePolicy defaults() {
    return DEFAULTS;
  }

  /** Begins a policy with the default numbers. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns how long after its journaling an attempt may still be sent; 5 s. */
  public Duration sendBudget() {
    return sendBudget;
  }

  /** Returns how long after its acceptance a top-up may begin an attempt; 2 minutes. */
  public Duration sendBy() {
    return sendBy;
  }

  /** Returns how long after it was queued or paid a top-up may begin an attempt; 24 hours. */
  public Duration queuedSendBy() {
    return queuedSendBy;
  }

  /** Returns how many rows the workers of one process work on at once; 16. */
  public int workers() {
    return workers;
  }

  /**
   * Returns how long after its end a row stays whole, or null for ever, which is the default. Then
   * workers reduce it to what its key still answers: outcome, amounts, references and times.
   */
  public @Nullable Duration retention() {
    return retention;
  }

  /** Returns how much longer than the call time-out an attempt's lease lasts; 30 s. */
  public Duration leaseMargin() {
    return leaseMargin;
  }

  /** Returns the age at which an undecided attempt makes the top-up a case; 24 hours. */
  public Duration unknownAfter() {
    return unknownAfter;
  }

  /** Returns the shortest time after an attempt before a "not found" counts; 5 minutes. */
  public Duration minQuiescence() {
    return minQuiescence;
  }

  /** Returns how many "not found" make a proof; 3. */
  public int notFoundReads() {
    return notFoundReads;
  }

  /** Returns how far apart those reads are at least; 60 s. */
  public Duration notFoundSpacing() {
    return notFoundSpacing;
  }

  /** Returns how often an attempt is tried while it provably does not leave this machine; 3. */
  public int sendTries() {
    return sendTries;
  }

  /** Returns how many attempts one top-up may make in all, over all adapters; 2. */
  public int maxAttempts() {
    return maxAttempts;
  }

  /** Returns the waits between tries: full jitter, from 100 ms up to 2 s. */
  public Backoff backoff() {
    return backoff;
  }

  /** Returns the waits between questions to the carrier; the last one repeats. */
  public List<Duration> pollDelays() {
    return pollDelays;
  }

  /** Builds an {@link EnginePolicy}. */
  public static final class Builder {
    private static final Duration LONGEST = Duration.ofDays(365);

    private Duration sendBudget = Duration.ofSeconds(5);
    private Duration sendBy = Duration.ofMinutes(2);
    private Duration queuedSendBy = Duration.ofHours(24);
    private int workers = 16;
    private @Nullable Duration retention;
    private Duration leaseMargin = Duration.ofSeconds(30);
    private Duration unknownAfter = Duration.ofHours(24);
    private Duration minQuiescence = Duration.ofMinutes(5);
    private int notFoundReads = 3;
    private Duration notFoundSpacing = Duration.ofSeconds(60);
    private int sendTries = 3;
    private int maxAttempts = 2;
    private Duration backoffBase = Duration.ofMillis(100);
    private Duration backoffCap = Duration.ofSeconds(2);
    private List<Duration> pollDelays = defaultPolls();

    private Builder() {}

    /** Sets how long after its journaling an attempt may still be sent. */
    public Builder sendBudget(Duration value) {
      sendBudget = positive(value, "sendBudget");
      return this;
    }

    /** Sets how long after its acceptance a top-up may begin an attempt. */
    public Builder sendBy(Duration value) {
      sendBy = positive(value, "sendBy");
      return this;
    }

    /** Sets how long after it was queued or paid a top-up may begin an attempt. */
    public Builder queuedSendBy(Duration value) {
      queuedSendBy = positive(value, "queuedSendBy");
      return this;
    }

    /**
     * Sets how many rows the workers of one process work on at once.
     *
     * @param value 1 to 256
     */
    public Builder workers(int value) {
      workers = within(value, 1, 256, "workers");
      return this;
    }

    /**
     * Sets how long after its end a row stays whole. Keep rows for longer than disputes, settlements
     * and the carriers' own duplicate checks take; half a year is usual.
     *
     * @param value 30 to 3,650 days
     */
    public Builder retention(Duration value) {
      if (value.compareTo(Duration.ofDays(30)) < 0 || value.compareTo(Duration.ofDays(3650)) > 0) {
        throw new IllegalArgumentException("retention: must be from 30 to 3,650 days: " + value);
      }
      retention = value;
      return this;
    }

    /** Sets how much longer than the call time-out an attempt's lease lasts. */
    public Builder leaseMargin(Duration value) {
      leaseMargin = positive(value, "leaseMargin");
      return this;
    }

    /** Sets the age at which an undecided attempt makes the top-up a case. */
    public Builder unknownAfter(Duration value) {
      unknownAfter = positive(value, "unknownAfter");
      return this;
    }

    /** Sets the shortest time after an attempt before a "not found" counts. */
    public Builder minQuiescence(Duration value) {
      minQuiescence = positive(value, "minQuiescence");
      return this;
    }

    /**
     * Sets how many "not found" make a proof, and how far apart they are at least.
     *
     * @param reads at least 2
     */
    public Builder notFound(int reads, Duration spacing) {
      notFoundReads = within(reads, 2, 100, "reads");
      notFoundSpacing = positive(spacing, "spacing");
      return this;
    }

    /**
     * Sets how often an attempt is tried while it provably does not leave this machine.
     *
     * @param value 1 to 10
     */
    public Builder sendTries(int value) {
      sendTries = within(value, 1, 10, "sendTries");
      return this;
    }

    /**
     * Sets how many attempts one top-up may make in all.
     *
     * @param value 1 to 5: each attempt is a risk for money
     */
    public Builder maxAttempts(int value) {
      maxAttempts = within(value, 1, 5, "maxAttempts");
      return this;
    }

    /** Sets base and cap of the back-off between tries. */
    public Builder backoff(Duration base, Duration cap) {
      backoffBase = positive(base, "base");
      backoffCap = positive(cap, "cap");
      return this;
    }

    /** Sets the waits between questions to the carrier; the last one repeats. */
    public Builder pollDelays(List<Duration> values) {
      if (values.isEmpty()) {
        throw new IllegalArgumentException("pollDelays: give at least one");
      }
      values.forEach(value -> positive(value, "pollDelays"));
      pollDelays = List.copyOf(values);
      return this;
    }

    /** Builds the policy. */
    public EnginePolicy build() {
      return new EnginePolicy(this);
    }

    private static Duration positive(Duration value, String field) {
      if (value.isZero() || value.isNegative() || value.compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException(
            field + ": must be more than 0 and at most 365 days: " + value);
      }
      return value;
    }

    private static int within(int value, int min, int max, String field) {
      if (value < min || value > max) {
        throw new IllegalArgumentException(
            field + ": must be from " + min + " to " + max + ": " + value);
      }
      return value;
    }

    // Top-ups usually take 5 to 30 s; their tail lasts hours.
    private static List<Duration> defaultPolls() {
      List<Duration> delays = new ArrayList<>();
      for (int seconds : new int[] {2, 4, 8, 15, 30}) {
        delays.add(Duration.ofSeconds(seconds));
      }
      delays.addAll(Collections.nCopies(14, Duration.ofSeconds(60)));
      delays.addAll(Collections.nCopies(21, Duration.ofMinutes(5)));
      delays.add(Duration.ofMinutes(30));
      return List.copyOf(delays);
    }
  }
}
