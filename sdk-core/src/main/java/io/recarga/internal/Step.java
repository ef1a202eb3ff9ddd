package io.recarga.internal;

import io.recarga.journal.JournalRow;

/**
 * What a transition yields: the row to write, where it differs, and what to do once that is
 * written.
 */
record Step(JournalRow row, Effect effect) {

  static Step stay(JournalRow row) {
    return new Step(row, Effect.NONE);
  }

  /** What is to be done after the row was written. */
  enum Effect {
    NONE,
    /** Send the attempt that the row describes. */
    SEND,
    /** Ask the carrier about the attempt. */
    ASK,
    /** Prepare a road for the next attempt. */
    CLAIM
  }
}
