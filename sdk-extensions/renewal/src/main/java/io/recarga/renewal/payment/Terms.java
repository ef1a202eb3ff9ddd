package io.recarga.renewal.payment;

import io.recarga.Money;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the caller sets for an order. Immutable. */
public final class Terms {
  private static final Terms DEFAULTS = new Terms(null, null);

  private final @Nullable Money agreedFee;
  private final @Nullable Duration validFor;

  private Terms(@Nullable Money agreedFee, @Nullable Duration validFor) {
    this.agreedFee = agreedFee;
    this.validFor = validFor;
  }

  /** Returns the terms of the directory: its fee; valid for three days, by mail for 90. */
  public static Terms defaults() {
    return DEFAULTS;
  }

  /**
   * Says that the fee was asked for and is this, where the directory does not know it.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public Terms agreedFee(Money fee) {
    if (Objects.requireNonNull(fee, "fee").isNegative()) {
      throw new IllegalArgumentException("fee: is negative: " + fee);
    }
    return new Terms(fee, validFor);
  }

  /**
   * Sets how long the order may be paid.
   *
   * @throws IllegalArgumentException if that is not more than nothing
   */
  public Terms validFor(Duration time) {
    if (time.isZero() || time.isNegative()) {
      throw new IllegalArgumentException("validFor: must be more than 0: " + time);
    }
    return new Terms(agreedFee, time);
  }

  @Nullable
  Money fee() {
    return agreedFee;
  }

  @Nullable
  Duration validity() {
    return validFor;
  }
}
