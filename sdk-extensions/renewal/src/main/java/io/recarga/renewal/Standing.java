package io.recarga.renewal;

/** What is known of a channel as such. */
public enum Standing {
  /** A source shows that it renews lines of this market. */
  EVIDENCED,
  /** Named for this market, and nobody showed that it renews lines today. */
  UNPROVEN,
  /** Looked for in this market and not found: never offered, unless an app says otherwise. */
  NOT_FOUND
}
