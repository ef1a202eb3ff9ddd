package io.recarga.renewal.mandate;

import io.recarga.Money;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When a mandate renews: on one day of each month, or when the line's balance is low, at most once a
 * day. A day that a month lacks is its last one.
 *
 * @param dayOfMonth the day, or 0 for a low balance
 * @param below the balance below which it renews, or null for a day of the month
 */
public record Trigger(int dayOfMonth, @Nullable Money below) {
  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException if the day is not from 1 to 31, or the balance not positive
   */
  public Trigger {
    if (below == null && (dayOfMonth < 1 || dayOfMonth > 31)) {
      throw new IllegalArgumentException("dayOfMonth: give 1 to 31: " + dayOfMonth);
    }
    if (below != null && (dayOfMonth != 0 || !below.isPositive())) {
      throw new IllegalArgumentException("below: must be more than 0, without a day");
    }
  }

  /** Renews on one day of each month. */
  public static Trigger monthly(int dayOfMonth) {
    return new Trigger(dayOfMonth, null);
  }

  /** Renews when the balance is below {@code limit}. */
  public static Trigger lowBalance(Money limit) {
    return new Trigger(0, Objects.requireNonNull(limit, "limit"));
  }

  /** Says whether it goes by the month. */
  public boolean isMonthly() {
    return below == null;
  }

  /** Returns the day on which it renews in {@code month}. */
  LocalDate dayIn(YearMonth month) {
    return month.atDay(Math.min(dayOfMonth, month.lengthOfMonth()));
  }

  /** Returns the period that {@code today} belongs to: one renewal at most is made in it. */
  String period(LocalDate today) {
    return isMonthly() ? YearMonth.from(today).toString() : today.toString();
  }
}
