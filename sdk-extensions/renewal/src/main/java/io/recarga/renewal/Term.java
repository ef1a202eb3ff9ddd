package io.recarga.renewal;

import java.util.Objects;

/**
 * One word that a person meets at the market's counters and apps, explained.
 *
 * @param term the word as it is written there, such as "vigencia"
 * @param meaning what it means
 */
public record Term(String term, Words meaning) {
  /** Checks the parts. */
  public Term {
    Objects.requireNonNull(term, "term");
    Objects.requireNonNull(meaning, "meaning");
  }
}
