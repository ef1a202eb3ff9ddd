package io.recarga.renewal.mandate;

/** How a mandate stands. */
public enum MandateState {
  /** It renews. */
  ACTIVE,
  /** Its owner took it back. */
  REVOKED,
  /** Its last day is over. */
  ENDED
}
