package io.recarga;

import io.recarga.spi.AdapterId;
import java.time.Instant;
import java.util.List;

/**
 * What a comparison of the journal with a carrier's records found. It moved no money and wrote
 * nothing; making it again harms nobody.
 *
 * @param adapter whose records were compared
 * @param from the beginning of the period, included
 * @param to its end, excluded
 * @param rows how many top-ups of the journal had their latest attempt in the period
 * @param entries how many records of the carrier were read, each once
 * @param repeated how many records were given more than once
 * @param differences all that differs: first by key, then what only the carrier has
 */
public record Reconciliation(
    AdapterId adapter,
    Instant from,
    Instant to,
    long rows,
    long entries,
    long repeated,
    List<Difference> differences) {
  /** Copies the list. */
  public Reconciliation {
    differences = List.copyOf(differences);
  }

  /** Says whether both sides agree. */
  public boolean isClean() {
    return differences.isEmpty();
  }

  @Override
  public String toString() {
    return adapter + " from " + from + " to " + to + ": " + rows + " top-ups, " + entries
        + " records, " + differences.size() + " differences";
  }
}
