package io.recarga.sample.quickstart;

import io.recarga.Lookup;

/** Says which adapters could not answer a question. */
final class Problems {
  private Problems() {}

  /** Prints the problems; returns how the program ends. */
  static int print(Lookup<?> lookup, Session session) {
    lookup
        .problems()
        .forEach(problem -> session
            .err()
            .println(problem.source() + " could not answer: " + Masks.oneLine(problem.message())));
    return lookup.problems().isEmpty() ? ExitCodes.DELIVERED : ExitCodes.NOTHING_SENT;
  }
}
