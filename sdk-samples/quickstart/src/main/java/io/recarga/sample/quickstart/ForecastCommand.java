package io.recarga.sample.quickstart;

import io.recarga.renewal.Formats;
import io.recarga.renewal.forecast.MonthlyBudget;
import io.recarga.renewal.forecast.UsageForecast;
import io.recarga.renewal.forecast.UsageReading;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Foretells when data runs out. */
@Command(name = "forecast", description = "Foretells when data runs out, from daily readings.")
final class ForecastCommand implements Callable<Integer> {
  private static final ZoneId LIMA = ZoneId.of("America/Lima");

  private final Session session;

  @Mixin
  private final Reader reader = new Reader();

  @Option(
      names = "--left",
      required = true,
      split = ",",
      description = "Megabytes left on each of the last days, today last: 3000,2890,…")
  @SuppressWarnings("NullAway.Init")
  private Long[] left;

  @Option(names = "--until", description = "The day until which the data should last.")
  private @Nullable LocalDate until;

  ForecastCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    UsageForecast forecast = UsageForecast.of(readings());
    PrintStream out = session.out();
    out.println(forecast);
    forecast
        .runOut()
        .ifPresentOrElse(
            run -> out.println(
                day(run.earliest()) + " … " + day(run.expected()) + " … " + day(run.latest())),
            () -> out.println("No date: give at least 6 days of use."));
    if (until != null) {
      MonthlyBudget budget = budget(forecast, until);
      out.println(reader.read(budget.advice()));
    }
    return ExitCodes.DELIVERED;
  }

  private List<UsageReading> readings() {
    Instant today = LocalDate.now(LIMA).atStartOfDay(LIMA).toInstant();
    List<UsageReading> all = new ArrayList<>();
    for (int i = 0; i < left.length; i++) {
      if (left[i] < 0) {
        throw new BadInputException("--left: is negative; give megabytes such as 3000");
      }
      all.add(new UsageReading(today.minus(Duration.ofDays(left.length - 1L - i)), left[i]));
    }
    return all;
  }

  private static MonthlyBudget budget(UsageForecast forecast, LocalDate until) {
    try {
      return forecast.budgetUntil(until.atStartOfDay(LIMA).toInstant());
    } catch (IllegalArgumentException e) {
      throw new BadInputException("--until: give a day after today");
    }
  }

  private String day(Instant at) {
    return Formats.day(at.atZone(LIMA).toLocalDate(), reader.language());
  }
}
