package io.recarga.renewal;

import java.util.List;
import java.util.Objects;

/**
 * How to renew by one way: the steps in their order, what speaks for the way and what against it.
 *
 * @param id its id in the directory
 * @param steps at least one
 * @param advantages what speaks for it
 * @param caveats what to look out for
 * @param source where it comes from
 */
public record Guide(
    String id, List<Step> steps, List<Words> advantages, List<Words> caveats, Source source) {
  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if there is no step
   */
  public Guide {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(source, "source");
    steps = List.copyOf(steps);
    advantages = List.copyOf(advantages);
    caveats = List.copyOf(caveats);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("steps: give at least one");
    }
  }
}
