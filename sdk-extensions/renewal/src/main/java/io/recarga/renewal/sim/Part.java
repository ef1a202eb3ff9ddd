package io.recarga.renewal.sim;

/** What a {@link SimStatus} is made of. */
public enum Part {
  /** The money on the line. */
  BALANCE,
  /** What is left of data, talk and messages. */
  USAGE,
  /** Points of the carrier's programme. */
  POINTS,
  /** Bills. */
  BILLS,
  /** What was bought. */
  ACTIVITY
}
