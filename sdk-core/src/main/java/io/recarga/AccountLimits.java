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

  private AccountLimits(Builder b) {
    inFlight = b.inFlight;
    waiting = b.waiting;
    longestWait = b.longestWait;
    perSecond = b.perSecond;
  }

  /** Returns the default limits: 64 in flight, 256 waiting for up to 2 s, any rate. */
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

  /** Builds {@link AccountLimits}. */
  public static final class Builder {
    private static final int MOST = 1_000_000;

    private int inFlight = 64;
    private int waiting = 256;
    private Duration longestWait = Duration.ofSeconds(2);
    private @Nullable Integer perSecond;

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
