package io.recarga.sample.quickstart;

import io.recarga.Lookup;
import io.recarga.Money;
import io.recarga.NotSentException;
import io.recarga.Plan;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is bought: an amount or a plan. */
final class Product {
  @Option(
      names = "--amount",
      required = true,
      converter = Converters.Amount.class,
      description = "What arrives at the line, such as 20, in soles.")
  private @Nullable BigDecimal amount;

  @Option(
      names = "--plan",
      required = true,
      paramLabel = "<id>",
      description = "A plan's id, from the command plans.")
  private @Nullable String plan;

  /** Makes the top-up; a plan is looked up first. */
  TopUp topUp(TopUpKey key, SimCard sim, Wiring wiring) {
    if (amount != null) {
      try {
        return TopUp.ofAmount(key, sim, new Money(amount, sim.carrier().currency()));
      } catch (IllegalArgumentException e) {
        throw new BadInputException("--" + e.getMessage() + "; give one such as 20 or 20.50");
      }
    }
    Lookup<Plan> plans = wiring.recarga().lookups().plans(sim);
    for (Plan found : plans.values()) {
      if (found.id().equals(plan)) {
        return TopUp.ofPlan(key, sim, found);
      }
    }
    for (Lookup.Problem problem : plans.problems()) {
      throw new NotSentException("the plans can't be read now: " + problem.message());
    }
    throw new BadInputException("--plan: no such plan for lines of "
        + sim.carrier().brand() + "; the command plans lists them");
  }
}
