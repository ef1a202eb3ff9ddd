package io.recarga.proof.sim;

import java.util.List;

/** What the simulation says about the library that it runs with. */
public final class Simulations {
  private static final int OBLIGATIONS = 50;

  private Simulations() {}

  /** Runs worlds until one breaks an invariant; returns what it broke, or "". */
  public static String firstViolation(int worlds) throws InterruptedException {
    Plan failed = new Simulation(0, worlds, OBLIGATIONS).run();
    if (failed == null) {
      return "";
    }
    List<String> violations = Simulation.violations(failed);
    return "seed " + failed.seed() + ": "
        + (violations.isEmpty() ? "a failure" : violations.get(0));
  }
}
