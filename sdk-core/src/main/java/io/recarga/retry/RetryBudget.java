package io.recarga.retry;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Bounds retries to a share of the successes, so that retries do not finish off what is already
 * overloaded: a bucket of tokens from which each retry takes some and into which each success puts
 * a little. First sends never ask and are never blocked.
 *
 * <p>By default the bucket holds 100 tokens and is full at first, a retry takes 5 and a success puts
 * back 0.5: in the long run at most one retry per ten successes. Share one budget per far end.
 * Thread-safe and lock-free; counts in tenths of a token.
 */
public final class RetryBudget {
  private static final int TENTHS = 10;

  private final int capacity;
  private final int cost;
  private final int refund;
  private final AtomicInteger tenths;

  private RetryBudget(Builder b) {
    capacity = b.tokens * TENTHS;
    cost = b.retryCost * TENTHS;
    refund = b.refundTenths;
    tenths = new AtomicInteger(capacity);
  }

  /** Makes a full budget with the default figures. */
  public static RetryBudget standard() {
    return builder().build();
  }

  /** Begins a budget. */
  public static Builder builder() {
    return new Builder();
  }

  /** Takes the price of one retry, or takes nothing and returns false when too little is left. */
  public boolean tryRetry() {
    int before = tenths.getAndUpdate(left -> left >= cost ? left - cost : left);
    return before >= cost;
  }

  /** Puts back what a success is worth, up to a full bucket. */
  public void succeeded() {
    int left = tenths.get();
    while (left < capacity && !tenths.compareAndSet(left, Math.min(capacity, left + refund))) {
      left = tenths.get();
    }
  }

  /** Returns how many retries in a row are allowed now. */
  public int retriesLeft() {
    return tenths.get() / cost;
  }

  @Override
  public String toString() {
    int left = tenths.get();
    return "retry budget: " + left / TENTHS + "." + left % TENTHS + " of " + capacity / TENTHS
        + " tokens";
  }

  /** Builds a {@link RetryBudget}. */
  public static final class Builder {
    private static final int MOST = 1_000_000;

    private int tokens = 100;
    private int retryCost = 5;
    private int refundTenths = 5;

    private Builder() {}

    /**
     * Sets how many tokens the bucket holds; 100 unless set.
     *
     * @throws IllegalArgumentException if it is not between 1 and 1,000,000
     */
    public Builder tokens(int value) {
      tokens = between(1, value, "tokens");
      return this;
    }

    /**
     * Sets how many tokens a retry takes; 5 unless set.
     *
     * @throws IllegalArgumentException if it is not between 1 and 1,000,000
     */
    public Builder retryCost(int value) {
      retryCost = between(1, value, "retryCost");
      return this;
    }

    /**
     * Sets how many tenths of a token a success puts back; 5, half a token, unless set.
     *
     * @throws IllegalArgumentException if it is not between 0 and 1,000,000
     */
    public Builder refundTenths(int value) {
      refundTenths = between(0, value, "refundTenths");
      return this;
    }

    /** Builds a full budget. */
    public RetryBudget build() {
      return new RetryBudget(this);
    }

    private static int between(int least, int value, String field) {
      if (value < least || value > MOST) {
        throw new IllegalArgumentException(
            field + ": must be between " + least + " and " + MOST + ": " + value);
      }
      return value;
    }
  }
}
