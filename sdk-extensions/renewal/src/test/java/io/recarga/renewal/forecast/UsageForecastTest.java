package io.recarga.renewal.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.recarga.Allowance;
import io.recarga.Money;
import io.recarga.Plan;
import io.recarga.market.peru.Peru;
import io.recarga.renewal.Language;
import io.recarga.spi.AdapterId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UsageForecastTest {
  private static final Instant START = Instant.parse("2026-11-01T05:00:00Z");

  @Test
  void steadyUseRunsOutWhenArithmeticSaysSo() {
    RunOut out = UsageForecast.of(steady(100, 3_000, 11)).runOut().orElseThrow();
    // 2,000 MB are left after ten days, 100 MB a day.
    assertThat(out.expected()).isEqualTo(START.plus(Duration.ofDays(30)));
    assertThat(out.width()).isLessThan(Duration.ofMinutes(1));
  }

  @Test
  void fewReadingsGiveNoInterval() {
    assertThat(UsageForecast.of(steady(100, 3_000, 5)).runOut()).isEmpty();
    assertThat(UsageForecast.of(steady(100, 3_000, 6)).runOut()).isPresent();
    assertThat(UsageForecast.of(steady(100, 3_000, 1)).megabytesPerDay()).isEmpty();
    assertThatThrownBy(() -> UsageForecast.of(List.of())).hasMessageStartingWith("readings: ");
  }

  @Test
  void aPurchaseInBetweenIsLeftOut() {
    List<UsageReading> readings = new ArrayList<>(steady(100, 1_000, 8));
    steady(100, 9_000, 4)
        .forEach(one ->
            readings.add(new UsageReading(one.at().plus(Duration.ofDays(8)), one.megabytesLeft())));
    assertThat(UsageForecast.of(readings).megabytesPerDay()).contains(100L);
  }

  @Test
  void whoUsesNothingNeverRunsOut() {
    assertThat(UsageForecast.of(steady(0, 500, 10)).runOut()).isEmpty();
  }

  @Test
  void theMonthsBudgetSaysWhetherUsageIsOnPace() {
    UsageForecast forecast = UsageForecast.of(steady(100, 3_000, 11));
    MonthlyBudget good = forecast.budgetUntil(START.plus(Duration.ofDays(30)));
    assertThat(good.onPace()).isTrue();
    assertThat(good.megabytesPerDay()).isEqualTo(100);

    MonthlyBudget fast = forecast.budgetUntil(START.plus(Duration.ofDays(50)));
    assertThat(fast.onPace()).isFalse();
    assertThat(fast.megabytesPerDay()).isEqualTo(50);
    assertThat(fast.advice().in(Language.ENGLISH))
        .isEqualTo(
            "Too fast: you may use 50 MB a day and use 100 MB; the data would end 20 days early.");
    assertThatThrownBy(() -> forecast.budgetUntil(START)).hasMessageStartingWith("until: ");
  }

  @Test
  void thePlanThatFitsBestIsTheCheapestPerDayThatIsEnough() {
    UsageForecast forecast = UsageForecast.of(steady(100, 3_000, 11));
    List<Plan> plans = List.of(
        plan("small", "5", 30, Allowance.data(2_999)),
        plan("fit", "30", 30, Allowance.data(3_000)),
        plan("week", "10", 7, Allowance.data(900)),
        plan("all", "45", 30, Allowance.unlimited(Allowance.Kind.DATA)));

    assertThat(PlanFit.best(plans, forecast))
        .extracting(fit -> fit.plan().id() + " " + fit.enough())
        .containsExactly("fit true", "week true", "all true", "small false");
    assertThat(PlanFit.best(plans, forecast).get(3).reasons().get(0).in(Language.SPANISH))
        .startsWith("No alcanza: usa unos 3,000 MB");
  }

  @Test
  void studentsQuantilesAreThoseOfTheTables() {
    assertThat(Student.quantile975(4)).isCloseTo(2.776, within(0.01));
    assertThat(Student.quantile975(10)).isCloseTo(2.228, within(0.001));
    assertThat(Student.quantile975(30)).isCloseTo(2.042, within(0.001));
  }

  private static List<UsageReading> steady(long perDay, long left, int readings) {
    List<UsageReading> all = new ArrayList<>();
    for (int day = 0; day < readings; day++) {
      all.add(new UsageReading(START.plus(Duration.ofDays(day)), left - day * perDay));
    }
    return all;
  }

  private static Plan plan(String id, String price, int days, Allowance data) {
    return Plan.builder(AdapterId.of("a"), id, id, Peru.CLARO, Money.of(price, "PEN"))
        .validity(Duration.ofDays(days))
        .allowances(List.of(data))
        .build();
  }
}
