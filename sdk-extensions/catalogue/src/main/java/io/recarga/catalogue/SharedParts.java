package io.recarga.catalogue;

import io.recarga.Plan;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Makes plans that hold what is equal in many of them once: prices, lengths, what they give, texts.
 * Adapters make all of it anew for each plan, and that is a third of what a catalogue holds on to.
 * Lives as long as one reading; not thread-safe.
 */
final class SharedParts {
  private final Map<Object, Object> known = new HashMap<>();

  /** Returns an equal plan in every part. */
  Plan of(Plan plan) {
    Plan.Builder copy = Plan.builder(
            same(plan.adapter()),
            plan.id(),
            same(plan.name()),
            same(plan.carrier()),
            same(plan.price()))
        .allowances(same(plan.allowances()))
        .simTypes(same(plan.simTypes()))
        .delivery(plan.delivery());
    String description = plan.description();
    if (description != null) {
      copy.description(same(description));
    }
    Duration validity = plan.validity();
    if (validity != null) {
      copy.validity(same(validity));
    }
    String code = plan.regulatoryCode();
    if (code != null) {
      copy.regulatoryCode(same(code));
    }
    return (plan.isOrderable() ? copy : copy.forInformation()).build();
  }

  @SuppressWarnings("unchecked") // What is equal to a part here is of the same type.
  private <T> T same(T part) {
    return (T) known.computeIfAbsent(part, any -> any);
  }
}
