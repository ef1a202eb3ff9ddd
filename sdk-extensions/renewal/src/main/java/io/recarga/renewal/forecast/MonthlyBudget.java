package io.recarga.renewal.forecast;

import io.recarga.renewal.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * What may be used per day until a plan or month ends.
 *
 * @param until when it ends
 * @param megabytesPerDay how much may be used per day
 * @param onPace whether what is used on average is no more than that; true when nothing is known
 * @param advice the same in words
 */
public record MonthlyBudget(Instant until, long megabytesPerDay, boolean onPace, Message advice) {
  /** Checks the parts. */
  public MonthlyBudget {
    Objects.requireNonNull(until, "until");
    Objects.requireNonNull(advice, "advice");
  }

  static MonthlyBudget of(UsageForecast forecast, Instant until) {
    Duration time = Duration.between(forecast.last().at(), until);
    if (time.isZero() || time.isNegative()) {
      throw new IllegalArgumentException("until: is not after the latest reading");
    }
    long left = forecast.last().megabytesLeft();
    long allowed = left * 86_400 / time.toSeconds();
    Long used = forecast.megabytesPerDay().orElse(null);
    if (used == null) {
      return new MonthlyBudget(until, allowed, true, Message.of("budget.noReadings", allowed));
    }
    if (forecast.megabytesIn(time) <= left) {
      return new MonthlyBudget(until, allowed, true, Message.of("budget.onPace", allowed, used));
    }
    Duration lasts = Duration.ofSeconds(left * 86_400 / Math.max(1, used));
    Duration early = time.minus(lasts);
    return new MonthlyBudget(
        until, allowed, false, Message.of("budget.tooFast", allowed, used, early));
  }
}
