package io.recarga.renewal;

/** When the money of a channel is there. */
public enum Settlement {
  /** The line is topped up while the person waits. */
  IMMEDIATE,
  /** An order is opened and paid later; the line is topped up once the money came. */
  DEFERRED
}
