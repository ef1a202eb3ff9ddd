package io.recarga.renewal;

import io.recarga.Carrier;
import java.util.Set;

/**
 * Whose lines a channel renews.
 *
 * @param carriers ids of carriers that it is known to serve
 * @param onlyThese whether it is known to serve no others
 */
public record Served(Set<String> carriers, boolean onlyThese) {
  /**
   * Copies the set.
   *
   * @throws IllegalArgumentException if no carrier is named
   */
  public Served {
    carriers = Set.copyOf(carriers);
    if (carriers.isEmpty()) {
      throw new IllegalArgumentException("carriers: name at least one, or say that it is unknown");
    }
  }

  /** Says whether it is known to serve {@code carrier}. */
  public boolean serves(Carrier carrier) {
    return carriers.contains(carrier.id());
  }

  /** Says whether it is known not to serve {@code carrier}. */
  public boolean excludes(Carrier carrier) {
    return onlyThese && !serves(carrier);
  }
}
