package io.recarga.renewal.forecast;

import io.recarga.Allowance;
import io.recarga.Money;
import io.recarga.Plan;
import io.recarga.renewal.Message;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * How a plan fits somebody's usage.
 *
 * @param plan the plan
 * @param enough whether its data lasts as long as it does, by average usage
 * @param perDay what it costs per day
 * @param reasons the same in words
 */
public record PlanFit(Plan plan, boolean enough, Money perDay, List<Message> reasons) {
  /** Copies the list. */
  public PlanFit {
    Objects.requireNonNull(plan, "plan");
    Objects.requireNonNull(perDay, "perDay");
    reasons = List.copyOf(reasons);
  }

  /**
   * Returns the plans that say how long they last: those that are enough first, each group by what
   * they cost per day.
   */
  public static List<PlanFit> best(List<Plan> plans, UsageForecast forecast) {
    return plans.stream()
        .filter(plan -> plan.validity() != null)
        .map(plan -> of(plan, Objects.requireNonNull(plan.validity()), forecast))
        .sorted(Comparator.comparing((PlanFit fit) -> !fit.enough())
            .thenComparing(fit -> fit.perDay().amount())
            .thenComparing(fit -> fit.plan().toString()))
        .toList();
  }

  private static PlanFit of(Plan plan, Duration validity, UsageForecast forecast) {
    long needed = forecast.megabytesIn(validity);
    Money perDay = perDay(plan.price(), validity);
    Message cost = Message.of("fit.perDay", perDay);
    if (isUnlimited(plan)) {
      return new PlanFit(plan, true, perDay, List.of(Message.of("fit.unlimited"), cost));
    }
    long brings = megabytes(plan);
    boolean enough = brings >= needed;
    Message why = Message.of(enough ? "fit.enough" : "fit.tooSmall", needed, brings);
    return new PlanFit(plan, enough, perDay, List.of(why, cost));
  }

  private static Money perDay(Money price, Duration validity) {
    BigDecimal days = BigDecimal.valueOf(Math.max(1, validity.toHours()))
        .divide(BigDecimal.valueOf(24), 6, RoundingMode.HALF_UP);
    return new Money(price.amount().divide(days, 2, RoundingMode.HALF_UP), price.currency());
  }

  private static boolean isUnlimited(Plan plan) {
    return data(plan).stream().anyMatch(Allowance::isUnlimited);
  }

  private static long megabytes(Plan plan) {
    return data(plan).stream().mapToLong(one -> one.quantity().orElse(0)).sum();
  }

  private static List<Allowance> data(Plan plan) {
    return plan.allowances().stream()
        .filter(one -> one.kind() == Allowance.Kind.DATA)
        .filter(one -> one.scope() == Allowance.Scope.NATIONAL)
        .toList();
  }
}
