package io.recarga.renewal.payment;

/** How far a payment order is. */
public enum OrderStatus {
  /** Waits for the money. */
  OPEN,
  /** The money came; the line is being topped up. */
  PAID,
  /** The line is topped up. */
  DELIVERED,
  /** Nobody paid in time. */
  EXPIRED,
  /** Given up before it was sent. */
  CANCELLED,
  /** Paid, and proven not to be topped up: a case holds the money. */
  NOT_DELIVERED
}
