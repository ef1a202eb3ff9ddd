package io.recarga.spi;

/** Why nobody can tell whether something was sold. */
public enum Doubt {
  /** No answer came in time, or the connection broke after sending. */
  NO_ANSWER,
  /** The answer could not be read: cut, not JSON, too large, or of another shape. */
  UNREADABLE,
  /** The answer bears a status or code that the carrier's table lists as ambiguous. */
  AMBIGUOUS,
  /** The answer bears a code that the carrier's table does not list. */
  UNCLASSIFIED,
  /** The reference was used before. */
  REFERENCE_USED,
  /** The call failed in a way that the adapter did not foresee. */
  ADAPTER_FAILED
}
