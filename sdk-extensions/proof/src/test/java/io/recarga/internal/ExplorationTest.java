package io.recarga.internal;

import static io.recarga.spi.DuplicateLevel.BLIND;
import static io.recarga.spi.DuplicateLevel.REFUSES_REPEAT;
import static io.recarga.spi.DuplicateLevel.REPLAYS;
import static io.recarga.spi.DuplicateLevel.SEARCHABLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.journal.State;
import io.recarga.spi.DuplicateLevel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Everything that two workers, crashes, late answers, late sales and people's orders can make of one
 * obligation. {@code -Dproof.explore=all} goes through all pairs of carriers, and retries.
 */
class ExplorationTest {
  private static final int SOON = 2;
  private static final int LATE = 7;

  @Test
  void nothingThatCanHappenDoublesLosesOrWronglyDeclines() {
    List<Explorer> explorers = explorers();
    List<String> violations =
        explorers.parallelStream().map(ExplorationTest::run).toList();

    assertThat(violations).containsOnly("");
    long states = explorers.stream().mapToLong(Explorer::states).sum();
    System.out.println(states + " states explored");
    assertThat(states).isGreaterThan(3_000_000);
    // They are only worth something if they reach all the ends.
    for (State end : State.values()) {
      boolean reached = explorers.stream().anyMatch(it -> it.ends().containsKey(end));
      assertThat(reached).as(end.name()).isEqualTo(!end.isOpen());
    }
  }

  private static String run(Explorer explorer) {
    @Nullable String violation = explorer.run();
    System.out.println(explorer);
    return violation == null ? "" : explorer + ": " + violation;
  }

  private static List<Explorer> explorers() {
    if (!"all".equals(System.getProperty("proof.explore"))) {
      return List.of(
          new Explorer(SOON, 0, REFUSES_REPEAT, SEARCHABLE),
          new Explorer(LATE, 0, REFUSES_REPEAT),
          new Explorer(SOON, 0, SEARCHABLE),
          new Explorer(SOON, 0, REPLAYS),
          new Explorer(LATE, 1, BLIND));
    }
    List<Explorer> all = new ArrayList<>();
    for (DuplicateLevel one : DuplicateLevel.values()) {
      all.add(new Explorer(SOON, 1, one));
      all.add(new Explorer(LATE, 1, one));
      for (DuplicateLevel two : DuplicateLevel.values()) {
        all.add(new Explorer(SOON, 0, one, two));
      }
    }
    return all;
  }
}
