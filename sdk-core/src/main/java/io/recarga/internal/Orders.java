package io.recarga.internal;

import static io.recarga.journal.State.AWAITING_PAYMENT;
import static io.recarga.journal.State.IN_DOUBT;
import static io.recarga.journal.State.NEW;
import static io.recarga.journal.State.NOT_EXECUTED;
import static io.recarga.journal.State.SUCCEEDED;
import static io.recarga.journal.State.UNKNOWN;

import io.recarga.DeclineReason;
import io.recarga.Proof;
import io.recarga.internal.Step.Effect;
import io.recarga.journal.JournalRow;
import java.time.Instant;
import java.util.Set;

/** What callers and people order: to pay, to cancel, to refund, to close a case. */
final class Orders {
  private Orders() {}

  static Step ordered(JournalRow row, Event event, Context context) {
    if (event instanceof Event.Paid paid) {
      return paid(row, paid, context);
    } else if (event instanceof Event.Cancelled cancelled) {
      return cancelled(row, cancelled, context);
    } else if (event instanceof Event.RefundBegan refund) {
      return refundBegan(row, refund, context);
    } else if (event instanceof Event.Resolved resolved) {
      return resolved(row, resolved, context);
    } else {
      return mistrusted(row, (Event.Mistrusted) event, context);
    }
  }

  /** Puts the next attempt off, but not past the moment at which there is none any more. */
  static Step later(JournalRow row, Instant due, Context context) {
    Instant over = row.sendBy().plusMillis(1);
    // What is over already waits for something else than its time.
    Instant next = due.isAfter(over) && over.isAfter(context.now()) ? over : due;
    return new Step(row.next(context.now()).due(next).build(), Effect.NONE);
  }

  private static Step paid(JournalRow row, Event.Paid paid, Context context) {
    // The same moment for both: what is due to expire cannot be paid any more.
    if (row.state() != AWAITING_PAYMENT || Transitions.isDue(row, context.now())) {
      return Step.stay(row);
    }
    JournalRow next = row.next(context.now())
        .state(NEW)
        .paymentId(paid.paymentId())
        .sendBy(paid.sendBy())
        .due(context.now())
        .note(null)
        .build();
    return new Step(next, Effect.NONE);
  }

  private static Step cancelled(JournalRow row, Event.Cancelled cancelled, Context context) {
    if (row.state() != AWAITING_PAYMENT && row.state() != NEW && row.state() != NOT_EXECUTED) {
      return Step.stay(row); // Bytes of it may be under way.
    }
    JournalRow noted = row.next(context.now())
        .reason(DeclineReason.CANCELLED)
        .note("cancelled by " + cancelled.who())
        .build();
    return new Step(Ends.declined(noted, context), Effect.NONE);
  }

  private static Step refundBegan(JournalRow row, Event.RefundBegan refund, Context context) {
    if (row.state() == SUCCEEDED || row.refundBegan() != null) {
      return Step.stay(row); // What was delivered is not to be refunded; a mark stays as it is.
    }
    JournalRow marked = row.next(context.now())
        .refundBegan(context.now())
        .note("refund begun by " + refund.who())
        .build();
    return cancelled(marked, new Event.Cancelled(refund.who()), context);
  }

  private static Step resolved(JournalRow row, Event.Resolved resolved, Context context) {
    if (row.state() != UNKNOWN) {
      return Step.stay(row);
    }
    JournalRow noted = row.next(context.now())
        .resolvedBy(resolved.who())
        .note("resolved by " + resolved.who() + ": " + resolved.why())
        .build();
    return switch (resolved.resolution()) {
      case DELIVERED -> new Step(Ends.resolvedAsDelivered(noted, context), Effect.NONE);
      case NOT_DELIVERED ->
        new Step(
            Ends.declined(
                noted
                    .next(context.now())
                    .reason(DeclineReason.OTHER)
                    .proof(Proof.RESOLVED)
                    .build(),
                context),
            Effect.NONE);
      case SEND_AGAIN -> sendAgain(row, noted, resolved, context);
    };
  }

  private static Step sendAgain(
      JournalRow row, JournalRow noted, Event.Resolved resolved, Context context) {
    Instant sendBy = resolved.sendBy();
    if (row.refundBegan() != null || sendBy == null) {
      return Step.stay(row);
    }
    JournalRow opened = noted
        .next(context.now())
        .state(NOT_EXECUTED)
        .openCase(null)
        .proof(Proof.RESOLVED)
        .reason(DeclineReason.NOT_FOUND)
        // A person's word excludes the earlier attempt, no more: it stays at the same adapter.
        .softProven(true)
        .sendBy(sendBy)
        .due(context.now())
        .attemptsBefore(row.attempt())
        .tried(Set.of())
        .unsent(0)
        .unprepared(0)
        .build();
    return new Step(opened, Effect.NONE);
  }

  /** What was not sent, or proven, when the backup was taken may have been sent since. */
  private static Step mistrusted(JournalRow row, Event.Mistrusted mistrust, Context context) {
    boolean idle =
        row.state() == NOT_EXECUTED || row.state() == NEW || row.state() == AWAITING_PAYMENT;
    if (!idle) {
      return Step.stay(row);
    }
    Instant began = row.referenceBegan();
    boolean same = mistrust.reference().equals(row.reference());
    JournalRow doubted = row.next(context.now())
        .state(IN_DOUBT)
        .doubted(true)
        .adapter(mistrust.adapter())
        .reference(mistrust.reference())
        .attempt(Math.max(1, row.attempt()))
        .fence(row.fence() + 1)
        .attemptBegan(context.now())
        .referenceBegan(same && began != null ? began : mistrust.since())
        .polls(0)
        .notFounds(0)
        .lastNotFound(null)
        .acknowledged(false)
        .failedSeen(null)
        .note("the journal is a backup: it may have been sent since")
        .due(context.now())
        .build();
    return new Step(doubted, Effect.NONE);
  }
}
