package io.recarga;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How much one account may be given to do at once, by its contract. What is over a limit is refused
 * before anything is sent. Immutable.
 */
public final class AccountLimits {
  private static final AccountLimits DEFAULTS = builder().build();

  private final int inFlight;
  private final int waiting;
  private final Duration longestWait;
  private final @Nullable Integer perSecond;
  private final int breakerCalls;
  private final int breakerPercent;
  private final int retryTokens;

  private AccountLimits(Builder b) {
    inFlight = b.inFlight;
    waiting = b.waiting;
    longestWait = b.longestWait;
    perSecond = b.perSecond;
    breakerCalls = b.breakerCalls;
    breakerPercent = b.breakerPercent;
    retryTokens = b.retryTokens;
  }

  /**
   * Returns the default limits: 64 in flight, 256 waiting for up to 2 s, any rate, left alone when
   * half of 20 or more attempts within 20 s failed, 100 tokens for retries of 5 each.
   */
  public static AccountLimits defaults() {
    return DEFAULTS;
  }

  /** Begins limits with the default figures. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns how many top-ups may be on their way to the carrier at once; 64. */
  public int inFlight() {
    return inFlight;
  }

  /** Returns how many callers may wait for one of those places; 256. */
  public int waiting() {
    return waiting;
  }

  /** Returns how long a caller waits for a place; 2 s. */
  public Duration longestWait() {
    return longestWait;
  }

  /** Returns how many top-ups may begin per second, or null for any number. */
  public @Nullable Integer perSecond() {
    return perSecond;
  }

  /** Returns how many attempts within 20 s the breaker needs to judge; 20, and 0 if there is none. */
  public int breakerCalls() {
    return breakerCalls;
  }

  /** Returns how many in a hundred of them must have failed for it to open; 50. */
  public int breakerPercent() {
    return breakerPercent;
  }

  /** Returns how many tokens the retry budget holds; a retry takes 5, a success puts back half a one. */
  public int retryTokens() {
    return retryTokens;
  }

  /** Builds {@link AccountLimits}. */
  public static final class Builder {
    private static final int MOST = 1_000_000;

    private int inFlight = 64;
    private int waiting = 256;
    private Duration longestWait = Duration.ofSeconds(2);
    private @Nullable Integer perSecond;
    private int breakerCalls = 20;
    private int breakerPercent = 50;
    private int retryTokens = 100;

    private Builder() {}

    /**
     * Sets how many top-ups may be on their way at once.
     *
     * @param value 1 to 1,000,000
     */
    public Builder inFlight(int value) {
      inFlight = within(1, value, "inFlight");
      return this;
    }

    /**
     * Sets how many callers may wait for a place, and for how long.
     *
     * @param value 0 to 1,000,000
     * @param longest 0 to 1 minute
     */
    public Builder waiting(int value, Duration longest) {
      if (longest.isNegative() || longest.compareTo(Duration.ofMinutes(1)) > 0) {
        throw new IllegalArgumentException("longest: must be from 0 to 1 minute: " + longest);
      }
      waiting = within(0, value, "waiting");
      longestWait = longest;
      return this;
    }

    /**
     * Sets how many top-ups may begin per second.
     *
     * @param value 1 to 1,000,000
     */
    public Builder perSecond(int value) {
      perSecond = within(1, value, "perSecond");
      return this;
    }

    /**
     * Sets when the account is left alone for some seconds, per carrier behind it: when so many in a
     * hundred of the attempts within 20 s failed. Business declines are no failures.
     *
     * @param calls how many attempts it takes to judge: 1 to 1,000,000
     * @param failurePercent 1 to 100
     */
    public Builder breaker(int calls, int failurePercent) {
      breakerCalls = within(1, calls, "calls");
      if (failurePercent < 1 || failurePercent > 100) {
        throw new IllegalArgumentException(
            "failurePercent: must be from 1 to 100: " + failurePercent);
      }
      breakerPercent = failurePercent;
      return this;
    }

    /** Never leaves the account alone, however often it fails. */
    public Builder withoutBreaker() {
      breakerCalls = 0;
      return this;
    }

    /**
     * Sets how many tokens the retry budget holds.
     *
     * @param tokens 5 to 1,000,000
     */
    public Builder retryTokens(int tokens) {
      retryTokens = within(5, tokens, "tokens");
      return this;
    }

    /** Builds the limits. */
    public AccountLimits build() {
      return new AccountLimits(this);
    }

    private static int within(int least, int value, String field) {
      if (value < least || value > MOST) {
        throw new IllegalArgumentException(
            field + ": must be from " + least + " to " + MOST + ": " + value);
      }
      return value;
    }
  }
}
