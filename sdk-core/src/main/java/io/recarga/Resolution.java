package io.recarga;

/** What a person found out about a top-up that no machine could decide. */
public enum Resolution {
  /** The line was credited. */
  DELIVERED,
  /** Nothing was sold, or all of it was given back, and it is not to be sent any more. */
  NOT_DELIVERED,
  /** Nothing was sold, and it is still owed: it is sent once more, under the same reference. */
  SEND_AGAIN
}
