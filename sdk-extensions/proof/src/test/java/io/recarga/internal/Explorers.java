package io.recarga.internal;

import static io.recarga.spi.DuplicateLevel.REFUSES_REPEAT;
import static io.recarga.spi.DuplicateLevel.SEARCHABLE;

import java.util.List;

/** What the exploration says about the library that it runs with. */
public final class Explorers {
  private Explorers() {}

  /** Explores until an invariant is broken; returns what was broken, or "". */
  public static String firstViolation() {
    List<Explorer> explorers = List.of(
        new Explorer(2, 0, REFUSES_REPEAT),
        new Explorer(7, 0, REFUSES_REPEAT),
        new Explorer(2, 0, REFUSES_REPEAT, SEARCHABLE));
    for (Explorer explorer : explorers) {
      String violation = explorer.run();
      if (violation != null) {
        return violation.lines().findFirst().orElse("");
      }
    }
    return "";
  }
}
