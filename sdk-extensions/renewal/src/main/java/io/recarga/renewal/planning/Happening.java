package io.recarga.renewal.planning;

/** What happens to a line that nobody renews. */
public enum Happening {
  /** Its balance or plan expires. */
  BALANCE_EXPIRES,
  /** Part of the service is cut. */
  LINE_LIMITED,
  /** All of the service is cut. */
  LINE_SUSPENDED,
  /** The number is lost. */
  LINE_LOST
}
