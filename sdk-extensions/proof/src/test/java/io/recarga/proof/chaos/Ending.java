package io.recarga.proof.chaos;

import io.recarga.Proof;
import io.recarga.journal.JournalRow;
import io.recarga.journal.State;
import org.jspecify.annotations.Nullable;

/**
 * What the journal says of one top-up.
 *
 * @param why the row's latest note, for whoever has to understand it
 */
record Ending(State state, @Nullable String where, int attempt, boolean isGivenBack, String why) {
  /** Says whether it was given up because nobody answered questions about it. */
  boolean wasNotToBeAsked() {
    return why.contains("can't be asked: ") || why.contains("now shows a sale that was given back");
  }

  static Ending of(JournalRow row) {
    String where = row.adapter() == null ? null : row.adapter() + " " + row.reference();
    return new Ending(
        row.state(),
        where,
        row.attempt(),
        row.proof() == Proof.GIVEN_BACK,
        row.note() + ", " + row.reason() + ", " + row.proof());
  }
}
