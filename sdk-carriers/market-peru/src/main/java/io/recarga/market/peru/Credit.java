package io.recarga.market.peru;

/** Whether a line holds credit that has not expired: carriers set different terms for both. */
public enum Credit {
  /** It does. */
  SOME,
  /** It does not. */
  NONE,
  /** Nobody knows; then the shorter of both terms counts. */
  UNKNOWN
}
