package io.recarga;

/** What a SIM card is used for. */
public enum SimType {
  /** A short stay: small and cheap. */
  TOURIST,
  /** A long stay: long validity, calls and SMS. */
  RESIDENT,
  /** Work: much data, steady service, often one payer for many lines. */
  BUSINESS,
  /** Study: the lowest price for data. */
  STUDENT
}
