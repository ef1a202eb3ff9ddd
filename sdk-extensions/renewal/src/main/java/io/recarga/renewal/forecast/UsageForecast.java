package io.recarga.renewal.forecast;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Foretells usage from readings of what was left. Between two readings more may be left than before:
 * then something was bought, and that stretch is left out. Immutable.
 *
 * <p>Usage is taken to go on as it was, with its daily ups and downs; how uncertain the average is
 * after so few days is part of the interval.
 */
public final class UsageForecast {
  private static final int FEWEST_STRETCHES = 5;
  private static final int FARTHEST_DAYS = 3_650;
  private static final double DAY_SECONDS = 86_400;

  private final UsageReading last;
  private final int stretches;
  private final double days;
  private final double perDay;
  private final double variance;

  private UsageForecast(UsageReading last, List<Stretch> all) {
    this.last = last;
    stretches = all.size();
    days = all.stream().mapToDouble(Stretch::days).sum();
    double used = all.stream().mapToDouble(Stretch::used).sum();
    perDay = days > 0 ? used / days : 0;
    double squares = 0;
    for (Stretch one : all) {
      double off = one.used() - perDay * one.days();
      squares += off * off / one.days();
    }
    variance = stretches > 1 ? squares / (stretches - 1) : 0;
  }

  /**
   * Makes a forecast.
   *
   * @throws IllegalArgumentException if there is no reading
   */
  public static UsageForecast of(List<UsageReading> readings) {
    if (readings.isEmpty()) {
      throw new IllegalArgumentException("readings: give at least one");
    }
    List<UsageReading> sorted =
        readings.stream().sorted(Comparator.comparing(UsageReading::at)).toList();
    return new UsageForecast(sorted.get(sorted.size() - 1), Stretch.between(sorted));
  }

  /** Returns the latest reading. */
  public UsageReading last() {
    return last;
  }

  /** Returns the average megabytes per day; empty before two readings of one purchase. */
  public Optional<Long> megabytesPerDay() {
    return stretches == 0 ? Optional.empty() : Optional.of(Math.round(perDay));
  }

  /** Returns how many megabytes are used on average in {@code time}; 0 when nothing is known. */
  public long megabytesIn(Duration time) {
    return Math.round(perDay * time.toSeconds() / DAY_SECONDS);
  }

  /**
   * Foretells when the data that is left runs out; empty after fewer than six readings, or when the
   * average use would last for ten years.
   */
  public Optional<RunOut> runOut() {
    if (stretches < FEWEST_STRETCHES || perDay * FARTHEST_DAYS < last.megabytesLeft()) {
      return Optional.empty();
    }
    double t = Student.quantile975(stretches - 1);
    return Optional.of(new RunOut(
        after(daysUntilUsed(t)), after(last.megabytesLeft() / perDay), after(daysUntilUsed(-t))));
  }

  /**
   * Says what may be used per day so that the data lasts until {@code until}, and whether usage keeps
   * to it.
   *
   * @throws IllegalArgumentException if {@code until} is not after the latest reading
   */
  public MonthlyBudget budgetUntil(Instant until) {
    return MonthlyBudget.of(this, until);
  }

  /** Finds the day on which usage, {@code t} deviations above the average, comes to what is left. */
  private double daysUntilUsed(double t) {
    double low = 0;
    double high = FARTHEST_DAYS;
    for (int i = 0; i < 60; i++) {
      double middle = (low + high) / 2;
      if (usedBy(middle, t) >= last.megabytesLeft()) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }

  // Usage never falls below nothing and has a long upper tail; the cube root of such a sum is close
  // to
  // normal (Wilson and Hilferty, 1931).
  private double usedBy(double time, double t) {
    double mean = perDay * time;
    double spread = variance * (time + time * time / days);
    if (spread <= 0 || mean <= 0) {
      return mean;
    }
    double ninth = spread / (9 * mean * mean);
    double root = 1 - ninth + t * Math.sqrt(ninth);
    return mean * root * root * root;
  }

  private Instant after(double time) {
    return last.at().plusSeconds(Math.round(time * DAY_SECONDS));
  }

  @Override
  public String toString() {
    return Math.round(perDay) + " MB a day, " + last.megabytesLeft() + " MB left";
  }
}
