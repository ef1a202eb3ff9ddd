package io.recarga.renewal.sim;

/** What became of a code. */
public enum Confirmation {
  /** It is right: the SIM card is bound. */
  BOUND,
  /** It is wrong; another try is left. */
  WRONG,
  /** It is wrong, and that was the last try: ask for a new one. */
  NO_TRIES_LEFT,
  /** Its three minutes are over: ask for a new one. */
  EXPIRED,
  /** No code was asked for. */
  NOT_ASKED
}
