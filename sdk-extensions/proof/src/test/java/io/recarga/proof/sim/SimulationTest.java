package io.recarga.proof.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.journal.State;
import org.junit.jupiter.api.Test;

/**
 * Runs the engine through worlds drawn from seeds. More of them: {@code mvn test -pl :recarga-proof -am
 * -Dtest=SimulationTest -Dsurefire.failIfNoSpecifiedTests=false -Dproof.worlds=20000}.
 */
class SimulationTest {
  private static final int WORLDS = Integer.getInteger("proof.worlds", 4_000);
  private static final long FIRST = Long.getLong("proof.seed", 0);
  private static final int OBLIGATIONS = 50;

  @Test
  void noWorldDoublesLosesOrWronglyDeclines() throws InterruptedException {
    Simulation simulation = new Simulation(FIRST, WORLDS, OBLIGATIONS);
    Plan failed = simulation.run();
    System.out.println(simulation);

    assertThat(failed).as(() -> failed == null ? "" : Shrinker.story(failed)).isNull();
    // The worlds are only worth something if they reach all the ends.
    long all = (long) WORLDS * OBLIGATIONS;
    assertThat(simulation.ends().get(State.SUCCEEDED)).isGreaterThan(all / 3);
    assertThat(simulation.ends().get(State.FAILED)).isGreaterThan(all / 20);
    assertThat(simulation.ends().get(State.UNKNOWN)).isGreaterThan(all / 50);
    assertThat(simulation.ends().get(State.REVERSED)).isGreaterThan(all / 200);
  }

  @Test
  void oneSeedAlwaysYieldsTheSameEvents() {
    for (long seed = 0; seed < 20; seed++) {
      World.Outcome once = Simulation.run(Plan.of(seed, OBLIGATIONS), false);
      World.Outcome again = Simulation.run(Plan.of(seed, OBLIGATIONS), true);

      assertThat(again.hash()).as("seed " + seed).isEqualTo(once.hash());
      assertThat(again.events()).isEqualTo(once.events()).isPositive();
    }
  }
}
