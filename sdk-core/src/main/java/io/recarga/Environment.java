package io.recarga;

/** Whether an account moves real money. */
public enum Environment {
  /** Test money. */
  SANDBOX,
  /** Real money. */
  LIVE
}
