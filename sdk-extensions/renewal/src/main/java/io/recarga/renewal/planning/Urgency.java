package io.recarga.renewal.planning;

/** How urgent it is to start a renewal by some channel. */
public enum Urgency {
  /** More than a week is left. */
  EARLY,
  /** A week or less is left. */
  SOON,
  /** A day or less is left. */
  LAST_CALL,
  /** The last safe moment is over. */
  MISSED
}
