package io.recarga.carrier.tmf654;

/** What a carrier's word for the state of a top-up means. A word that nobody listed means nothing. */
public enum TmfStatus {
  /** Taken and not finished. */
  OPEN,
  /** The credit arrived. */
  DELIVERED,
  /** Finally not executed, nothing charged. */
  FAILED,
  /** Cancelled before it was executed. */
  CANCELLED
}
