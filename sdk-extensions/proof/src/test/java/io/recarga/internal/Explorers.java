package io.recarga.internal;

import io.recarga.spi.DuplicateLevel;

/** What the exploration says about the library that it runs with. */
public final class Explorers {
  private Explorers() {}

  /**
   * Explores until an invariant is broken; returns what was broken, or "".
   *
   * @param sendBy after how many minutes no attempt begins
   * @param levels the carriers' duplicate levels
   */
  public static String firstViolation(int sendBy, DuplicateLevel... levels) {
    String violation = new Explorer(sendBy, 0, levels).run();
    return violation == null ? "" : violation.lines().findFirst().orElse("");
  }
}
