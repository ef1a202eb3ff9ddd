package io.recarga.renewal.advice;

import io.recarga.Plan;
import io.recarga.renewal.Message;
import java.util.List;
import java.util.Objects;

/**
 * Which plans suit; each plan is in one of the lists.
 *
 * @param ranked what suits, the best first
 * @param ruledOut what does not suit
 */
public record PlanAdvice(List<Weighed> ranked, List<Weighed> ruledOut) {
  /** Copies the lists. */
  public PlanAdvice {
    ranked = List.copyOf(ranked);
    ruledOut = List.copyOf(ruledOut);
  }

  /**
   * One plan.
   *
   * @param plan the plan
   * @param reasons why it suits or does not, at least one
   */
  public record Weighed(Plan plan, List<Message> reasons) {
    /** Copies the list. */
    public Weighed {
      Objects.requireNonNull(plan, "plan");
      reasons = List.copyOf(reasons);
    }
  }
}
