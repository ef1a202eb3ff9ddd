package io.recarga.renewal;

/** What a person gets as proof of payment. */
public enum ReceiptKind {
  /** On paper. */
  PRINTED,
  /** On a screen, by e-mail or SMS. */
  DIGITAL,
  /** By mail. */
  MAILED
}
