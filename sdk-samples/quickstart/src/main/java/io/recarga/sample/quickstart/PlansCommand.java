package io.recarga.sample.quickstart;

import io.recarga.Lookup;
import io.recarga.Plan;
import io.recarga.SimCard;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists what is sold for a line. */
@Command(name = "plans", description = "Lists the plans for a line.")
final class PlansCommand implements Callable<Integer> {
  private final Session session;

  @Mixin
  private final Line line = new Line();

  PlansCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    SimCard sim = line.sim();
    Lookup<Plan> plans = session.wiring().recarga().lookups().plans(sim);
    for (Plan plan : plans.values()) {
      session.out().printf("%-24s %12s  %s%n", plan.id(), plan.price(), plan.name());
    }
    if (plans.values().isEmpty() && plans.problems().isEmpty()) {
      session.out().println("No plans for " + sim + "; give an --amount instead.");
    }
    return Problems.print(plans, session);
  }
}
