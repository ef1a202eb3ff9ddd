package io.recarga.spi;

/** What a carrier's answer code proves about the request that it answers. */
public enum Proves {
  /** Certified: the code comes before any sale, so this request sold nothing. */
  NOTHING_SOLD,
  /**
   * This request sold nothing, but an earlier one of ours may be the cause ("recharged moments
   * ago"): proof only if no earlier attempt is in doubt.
   */
  NOTHING_SOLD_NOW,
  /** The reference was used before: look it up; it says nothing about success. */
  REFERENCE_USED,
  /** Nothing: it may have been sold. */
  NOTHING
}
