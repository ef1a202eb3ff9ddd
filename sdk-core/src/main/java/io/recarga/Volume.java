package io.recarga;

import io.recarga.Allowance.Kind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;

/**
 * How much data, talk or how many text messages, exactly: 1536.5 MB, 12.25 min, 0 SMS. Equal by
 * value.
 *
 * @param amount megabytes (1 GB is 1,000 MB unless the carrier says otherwise), minutes or messages;
 *     not negative, with up to 6 decimals; what is finer is cut off
 * @param kind what is counted
 */
public record Volume(BigDecimal amount, Kind kind) {
  private static final int MAX_DECIMALS = 6;
  private static final int MAX_WHOLE_DIGITS = 18;

  /**
   * Makes a volume.
   *
   * @throws IllegalArgumentException if the amount is negative or has more than 18 whole digits, or
   *     for {@link Kind#APPS}, which is not counted
   */
  public Volume {
    Objects.requireNonNull(amount, "amount");
    if (Objects.requireNonNull(kind, "kind") == Kind.APPS) {
      throw new IllegalArgumentException("kind: the use of apps is not counted");
    }
    if (amount.signum() < 0) {
      throw new IllegalArgumentException("amount: is negative");
    }
    if ((long) amount.precision() - amount.scale() > MAX_WHOLE_DIGITS) {
      throw new IllegalArgumentException("amount: more than 18 digits before the point");
    }
    if (amount.scale() > MAX_DECIMALS) {
      amount = amount.setScale(MAX_DECIMALS, RoundingMode.DOWN);
    }
    amount = amount.stripTrailingZeros();
    if (amount.scale() < 0) {
      amount = amount.setScale(0);
    }
  }

  /** Makes a volume of data. */
  public static Volume megabytes(BigDecimal amount) {
    return new Volume(amount, Kind.DATA);
  }

  /** Makes a volume of talk. */
  public static Volume minutes(BigDecimal amount) {
    return new Volume(amount, Kind.VOICE);
  }

  /** Makes a volume of text messages. */
  public static Volume messages(BigDecimal amount) {
    return new Volume(amount, Kind.SMS);
  }

  @Override
  public String toString() {
    String unit = kind == Kind.DATA ? " MB" : kind == Kind.VOICE ? " min" : " SMS";
    return amount.toPlainString() + unit;
  }
}
