package io.recarga.renewal;

/** What a channel takes as payment. */
public enum Tender {
  /** Coins and notes. */
  CASH,
  /** A bank card. */
  CARD,
  /** An electronic wallet, such as Yape or Alipay. */
  WALLET,
  /** A bank's transfer or payment of a code. */
  BANK,
  /** A postal order or cheque that is mailed. */
  REMITTANCE
}
