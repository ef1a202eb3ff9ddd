package io.recarga.renewal.advice;

import io.recarga.Allowance;
import io.recarga.Money;
import io.recarga.Plan;
import io.recarga.SimType;
import io.recarga.renewal.Message;
import io.recarga.spi.AdapterId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Ranks plans for a kind of SIM: tourist, short and cheap; resident, long with calls and abroad;
 * business, most data by the steadiest road; student, the lowest price per GB within the budget.
 */
public final class PlanAdvisor {
  private static final BigDecimal MB_PER_GB = BigDecimal.valueOf(1000);
  private static final Duration FOR_EVER = Duration.ofDays(36_500);

  private final ToIntFunction<AdapterId> delivered;

  /**
   * Makes an advisor.
   *
   * @param deliveredPerMille how many of 1000 top-ups an adapter delivers, by the app's own count
   */
  public PlanAdvisor(ToIntFunction<AdapterId> deliveredPerMille) {
    delivered = Objects.requireNonNull(deliveredPerMille, "deliveredPerMille");
  }

  /**
   * Ranks plans.
   *
   * @param budget the most that one may cost, or null for no limit; other currencies are above it
   */
  public PlanAdvice rank(SimType type, List<Plan> plans, @Nullable Money budget) {
    List<PlanAdvice.Weighed> ranked = new ArrayList<>();
    List<PlanAdvice.Weighed> ruledOut = new ArrayList<>();
    for (Plan plan : plans) {
      Message obstacle = obstacle(type, plan, budget);
      if (obstacle == null) {
        ranked.add(new PlanAdvice.Weighed(plan, reasons(type, plan)));
      } else {
        ruledOut.add(new PlanAdvice.Weighed(plan, List.of(obstacle)));
      }
    }
    ranked.sort(Comparator.comparing(PlanAdvice.Weighed::plan, order(type)));
    return new PlanAdvice(ranked, ruledOut);
  }

  private static @Nullable Message obstacle(SimType type, Plan plan, @Nullable Money budget) {
    if (!plan.simTypes().isEmpty() && !plan.simTypes().contains(type)) {
      return Message.of("plan.otherType", plan.simTypes().stream().sorted().toList());
    }
    if (budget != null
        && (!plan.price().currency().equals(budget.currency())
            || plan.price().compareTo(budget) > 0)) {
      return Message.of("plan.overBudget", plan.price(), budget);
    }
    if (type != SimType.RESIDENT && megabytes(plan) == 0) {
      return Message.of("plan.noData");
    }
    return type == SimType.RESIDENT && !hasCalls(plan) ? Message.of("plan.noCalls") : null;
  }

  private Comparator<Plan> order(SimType type) {
    Comparator<Plan> cheap = Comparator.comparing(plan -> plan.price().amount());
    Comparator<Plan> byType = switch (type) {
      case TOURIST -> Comparator.comparing(PlanAdvisor::validity).thenComparing(cheap);
      case RESIDENT ->
        Comparator.comparing((Plan plan) -> !isInternational(plan))
            .thenComparing(Comparator.comparing(PlanAdvisor::validity).reversed())
            .thenComparing(cheap);
      case BUSINESS ->
        Comparator.comparingLong((Plan plan) -> -megabytes(plan))
            .thenComparingInt(plan -> -delivered.applyAsInt(plan.adapter()))
            .thenComparing(cheap);
      case STUDENT -> Comparator.comparing(PlanAdvisor::perGigabyte).thenComparing(cheap);
    };
    return byType.thenComparing(plan -> plan.adapter() + ":" + plan.id());
  }

  private List<Message> reasons(SimType type, Plan plan) {
    List<Message> reasons = new ArrayList<>();
    reasons.add(Message.of("plan.price", plan.price()));
    Duration validity = plan.validity();
    reasons.add(
        validity == null ? Message.of("plan.lastsUnknown") : Message.of("plan.lasts", validity));
    long megabytes = megabytes(plan);
    if (megabytes == Long.MAX_VALUE) {
      reasons.add(Message.of("plan.unlimited"));
    } else if (megabytes > 0) {
      reasons.add(Message.of("plan.data", megabytes));
    }
    if (hasCalls(plan)) {
      reasons.add(Message.of("plan.calls"));
    }
    if (isInternational(plan)) {
      reasons.add(Message.of("plan.international"));
    }
    if (type == SimType.STUDENT && megabytes < Long.MAX_VALUE) {
      reasons.add(
          Message.of("plan.perGb", new Money(perGigabyte(plan), plan.price().currency())));
    }
    if (type == SimType.BUSINESS) {
      reasons.add(Message.of("plan.steady", delivered.applyAsInt(plan.adapter())));
    }
    return reasons;
  }

  /** Returns the data within the country; {@link Long#MAX_VALUE} when it has no cap. */
  static long megabytes(Plan plan) {
    long all = 0;
    for (Allowance allowance : plan.allowances()) {
      if (allowance.kind() == Allowance.Kind.DATA
          && allowance.scope() == Allowance.Scope.NATIONAL) {
        if (allowance.isUnlimited()) {
          return Long.MAX_VALUE;
        }
        all += allowance.quantity().orElse(0);
      }
    }
    return all;
  }

  /** Returns the price of a gigabyte; 0 when the data has no cap. */
  static BigDecimal perGigabyte(Plan plan) {
    long megabytes = megabytes(plan);
    return megabytes == Long.MAX_VALUE || megabytes == 0
        ? BigDecimal.ZERO
        : plan.price()
            .amount()
            .multiply(MB_PER_GB)
            .divide(BigDecimal.valueOf(megabytes), 2, RoundingMode.HALF_UP);
  }

  private static boolean hasCalls(Plan plan) {
    return plan.allowances().stream()
        .anyMatch(one -> one.kind() == Allowance.Kind.VOICE || one.kind() == Allowance.Kind.SMS);
  }

  private static boolean isInternational(Plan plan) {
    return plan.allowances().stream().anyMatch(one -> one.scope() == Allowance.Scope.INTERNATIONAL);
  }

  // What does not say how long it lasts can be relied on by nobody who needs it long or short.
  private static Duration validity(Plan plan) {
    Duration validity = plan.validity();
    return validity == null ? FOR_EVER : validity;
  }
}
