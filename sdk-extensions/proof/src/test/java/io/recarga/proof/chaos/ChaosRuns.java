package io.recarga.proof.chaos;

import java.io.IOException;
import java.util.List;

/** Runs for whoever wants to know only what they notice. */
public final class ChaosRuns {
  private static final int CALLERS = 32;

  private ChaosRuns() {}

  /** Runs with {@code patches} before the class path of apps and carrier; returns what is wrong. */
  public static List<String> violations(long seed, int size, String patches)
      throws IOException, InterruptedException {
    try (ChaosRun run = new ChaosRun(seed, size, CALLERS, patches)) {
      return run.inHaste().run(0, 0).violations();
    }
  }

  /** Does the same on a Galera cluster, a node of which is killed and comes back. */
  public static List<String> violationsOnGalera(long seed, int size, String patches)
      throws IOException, InterruptedException {
    ChaosDatabase.Kind kind = (plan, hits) -> new ChaosGalera(plan, hits, 1);
    try (ChaosRun run = new ChaosRun(seed, size, CALLERS, patches, kind)) {
      return run.inHaste().run(0, 0).violations();
    }
  }
}
