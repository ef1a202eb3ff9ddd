package io.recarga.renewal;

/** What a step of a guide asks the person for. */
public enum Input {
  /** An account's user name and password. */
  LOGIN,
  /** The line's phone number. */
  SIM_NUMBER,
  /** A code that comes by SMS. */
  ONE_TIME_CODE,
  /** A word to search for. */
  SEARCH_WORD,
  /** An amount or a plan. */
  AMOUNT_OR_PLAN,
  /** The money. */
  PAYMENT,
  /** The SIM card itself. */
  SIM_CARD,
  /** A code to pay under. */
  PAYMENT_CODE,
  /** A postal address. */
  POSTAL_ADDRESS
}
