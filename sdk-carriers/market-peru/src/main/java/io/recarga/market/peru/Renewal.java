package io.recarga.market.peru;

/** What makes a line's terms begin anew. Others may do so too; of these it is stated. */
public enum Renewal {
  /** A recharge of credit. */
  RECHARGE
}
