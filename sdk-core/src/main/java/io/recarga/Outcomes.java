package io.recarga;

import java.util.List;
import java.util.Objects;

/**
 * A page of the feed of outcomes.
 *
 * @param list the outcomes in the order of their positions; empty when there is nothing new
 * @param cursor what to ask on from; store it when the page is dealt with
 */
public record Outcomes(List<Outcome> list, long cursor) {
  /** Copies the list. */
  public Outcomes {
    list = List.copyOf(list);
  }

  /**
   * How one top-up ended, or that a person has to find it out.
   *
   * @param position its place in the feed; a later end of the same top-up has a later one
   * @param key of the top-up
   * @param result as it stands at this position
   */
  public record Outcome(long position, TopUpKey key, TopUpResult result) {
    /** Checks the parts. */
    public Outcome {
      Objects.requireNonNull(key, "key");
      Objects.requireNonNull(result, "result");
    }
  }
}
