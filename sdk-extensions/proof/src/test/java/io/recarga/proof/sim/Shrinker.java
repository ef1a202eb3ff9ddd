package io.recarga.proof.sim;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;

/** Makes a failing plan smaller while it still breaks the same invariant, and tells its story. */
final class Shrinker {
  private static final int MOST_LINES = 40;

  private Shrinker() {}

  static Plan shrink(Plan failing) {
    World.Outcome first = Simulation.run(failing, false);
    String invariant = nameOf(first.violations());
    Predicate<Plan> fails = plan -> {
      List<String> found = Simulation.violations(plan);
      return found.stream().anyMatch(it -> it.startsWith(invariant));
    };
    Plan plan = failing;
    for (int pass = 0; pass < 2; pass++) {
      plan = fewerObligations(plan, fails);
      plan = fewerFaults(plan, fails);
    }
    return plan;
  }

  private static Plan fewerObligations(Plan failing, Predicate<Plan> fails) {
    Plan plan = failing;
    for (int size = plan.obligations(); size >= 1; size /= 2) {
      for (int from = 0; from < plan.obligations(); from += size) {
        Plan fewer = plan.withoutObligations(from, Math.min(from + size, plan.obligations()));
        if (fewer.remaining() > 0 && fewer.remaining() < plan.remaining() && fails.test(fewer)) {
          plan = fewer;
        }
      }
    }
    return plan;
  }

  private static Plan fewerFaults(Plan failing, Predicate<Plan> fails) {
    Plan plan = failing;
    int[] faults = Simulation.run(plan, false).struck().stream().toArray();
    for (int size = Math.max(1, faults.length); size >= 1; size /= 2) {
      for (int from = 0; from < faults.length; from += size) {
        BitSet some = new BitSet();
        for (int i = from; i < Math.min(from + size, faults.length); i++) {
          some.set(faults[i]);
        }
        Plan fewer = plan.withoutFaults(some);
        if (!fewer.spared().equals(plan.spared()) && fails.test(fewer)) {
          plan = fewer;
        }
      }
    }
    return plan;
  }

  private static String nameOf(List<String> violations) {
    String first = violations.isEmpty() ? "" : violations.get(0);
    int end = first.indexOf('#');
    return end < 0 ? first : first.substring(0, end);
  }

  /** Shrinks the plan and tells what happens in it. */
  static String story(Plan failing) {
    Plan small = shrink(failing);
    World.Outcome outcome = Simulation.run(small, true);
    return "seed " + small.seed() + ", " + small.remaining() + " obligation(s), "
        + outcome.struck().cardinality() + " fault(s): "
        + outcome.violations()
        + "\n  "
        + String.join("\n  ", cut(outcome.story()));
  }

  private static List<String> cut(List<String> story) {
    int lines = story.size();
    if (lines <= 2 * MOST_LINES) {
      return story;
    }
    List<String> cut = new ArrayList<>(story.subList(0, MOST_LINES));
    cut.add("... " + (lines - 2 * MOST_LINES) + " more ...");
    cut.addAll(story.subList(lines - MOST_LINES, lines));
    return cut;
  }
}
