package io.recarga.renewal.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Holds the forecast against people whose habits are known exactly: how often the truth lies within
 * its interval, and how much wider that is than the interval of somebody who knows the habits.
 */
class ForecastCoverageTest {
  private static final int WORLDS = 1_000;
  private static final int FUTURES = 1_000;
  private static final Instant START = Instant.parse("2026-01-01T05:00:00Z");

  @Test
  void nineteenOfTwentyRunOutWithinTheIntervalAndItIsHardlyWiderThanItMustBe() {
    int within = 0;
    double width = 0;
    double own = 0;
    for (int seed = 0; seed < WORLDS; seed++) {
      SplittableRandom random = new SplittableRandom(9_000 + seed);
      World world = World.any(random);
      RunOut forecast = UsageForecast.of(world.history(random)).runOut().orElseThrow();
      double truth = world.daysUntilRunOut(random);
      Instant runsOut = world.now().plusSeconds(Math.round(truth * 86_400));
      if (!runsOut.isBefore(forecast.earliest()) && !runsOut.isAfter(forecast.latest())) {
        within++;
      }
      width += forecast.width().toSeconds() / 86_400.0;
      own += world.ownWidth(random);
    }
    double coverage = 100.0 * within / WORLDS;
    double ratio = width / own;
    System.out.printf(
        "forecast: coverage of the 95 %% interval %.1f %%, mean width %.2f days = %.3f of the"
            + " generator's own%n",
        coverage, width / WORLDS, ratio);

    assertThat(coverage).isBetween(93.5, 97.0);
    assertThat(ratio).isLessThanOrEqualTo(1.2);
  }

  /** Somebody's habits: what they use per day, how unevenly, and on how many days nothing. */
  private record World(double mean, double shape, double idle, int days, double left) {

    static World any(SplittableRandom random) {
      double mean = 40 + 760 * random.nextDouble();
      double shape = 1 + 5 * random.nextDouble();
      double idle = random.nextInt(3) == 0 ? 0.2 * random.nextDouble() : 0;
      int days = 28 + random.nextInt(33);
      double horizon = 4 + 8 * random.nextDouble();
      return new World(mean, shape, idle, days, horizon * mean * (1 - idle));
    }

    Instant now() {
      return START.plus(Duration.ofDays(days));
    }

    List<UsageReading> history(SplittableRandom random) {
      double[] used = new double[days];
      Arrays.setAll(used, day -> day(random));
      double leftNow = left + Arrays.stream(used).sum();
      List<UsageReading> readings = new ArrayList<>();
      readings.add(new UsageReading(START, Math.round(leftNow)));
      for (int day = 0; day < days; day++) {
        leftNow -= used[day];
        readings.add(new UsageReading(START.plus(Duration.ofDays(day + 1)), Math.round(leftNow)));
      }
      return readings;
    }

    double daysUntilRunOut(SplittableRandom random) {
      double remaining = left;
      for (int day = 0; ; day++) {
        double used = day(random);
        if (used >= remaining) {
          return day + remaining / used;
        }
        remaining -= used;
      }
    }

    double ownWidth(SplittableRandom random) {
      double[] futures = new double[FUTURES];
      Arrays.setAll(futures, i -> daysUntilRunOut(random));
      Arrays.sort(futures);
      return futures[(int) (FUTURES * 0.975)] - futures[(int) (FUTURES * 0.025)];
    }

    private double day(SplittableRandom random) {
      return random.nextDouble() < idle ? 0 : mean / shape * gamma(random, shape);
    }

    /** Marsaglia and Tsang's way to draw from a gamma distribution with a shape of at least 1. */
    private static double gamma(SplittableRandom random, double shape) {
      double d = shape - 1.0 / 3;
      double c = 1 / Math.sqrt(9 * d);
      while (true) {
        double x = random.nextGaussian();
        double v = 1 + c * x;
        if (v > 0) {
          v = v * v * v;
          if (Math.log(random.nextDouble()) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
            return d * v;
          }
        }
      }
    }
  }
}
