package io.recarga.renewal.payment;

/** Why money that came needs a person. */
public enum CaseKind {
  /** Less than was due. */
  PARTIAL,
  /** More than was due: the rest is held. */
  OVERPAID,
  /** After the order ended. */
  LATE,
  /** The order was paid already. */
  DOUBLE,
  /** In another currency, or for something that is not known. */
  WRONG,
  /** The price was another one when the money came. */
  PRICE_CHANGED,
  /** The order was paid, and its line was proven not to be topped up. */
  NOT_DELIVERED
}
