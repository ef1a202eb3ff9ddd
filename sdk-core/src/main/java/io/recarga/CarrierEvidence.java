package io.recarga;

import java.util.Objects;

/**
 * Which carrier a number seems to belong to, and on what evidence.
 *
 * @param carrier the carrier
 * @param basis how it is known; only {@link Basis#PORTABILITY_LOOKUP} really looks
 */
public record CarrierEvidence(Carrier carrier, Basis basis) {
  /** Checks the parts. */
  public CarrierEvidence {
    Objects.requireNonNull(carrier, "carrier");
    Objects.requireNonNull(basis, "basis");
  }

  /** How a number's carrier is known. */
  public enum Basis {
    /** The caller said so. */
    CALLER,
    /** Someone looked the number up in the portability data. */
    PORTABILITY_LOOKUP,
    /** The number's first digits: only a hint, because numbers are portable. */
    NUMBER_PREFIX
  }
}
