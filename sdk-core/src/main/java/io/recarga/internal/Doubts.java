package io.recarga.internal;

import io.recarga.OpenCase;
import io.recarga.internal.Step.Effect;
import io.recarga.journal.JournalRow;
import io.recarga.journal.State;
import io.recarga.spi.DuplicateLevel;

/** How an attempt ends without evidence. */
final class Doubts {
  private Doubts() {}

  static Step doubt(JournalRow row, String why, Context context) {
    JournalRow doubted = row.next(context.now())
        .state(State.IN_DOUBT)
        .doubted(true)
        .leaseUntil(null)
        .note(why)
        .due(context.now().plus(context.pollDelay(0)))
        .build();
    if (context.capabilities().duplicates() != DuplicateLevel.BLIND) {
      return new Step(doubted, Effect.NONE);
    }
    // A carrier that can't be asked leaves nothing to wait for.
    String known = "the carrier can't be asked about it (" + why + ")";
    return new Step(Ends.unknown(doubted, OpenCase.Cause.NO_ANSWER, known, context), Effect.NONE);
  }
}
