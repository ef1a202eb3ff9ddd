package io.recarga.renewal;

/** From where a channel can be used. */
public enum Reach {
  /** From any country. */
  ANYWHERE,
  /** Only by somebody who is in the line's country. */
  IN_COUNTRY
}
