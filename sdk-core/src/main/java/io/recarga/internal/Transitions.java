package io.recarga.internal;

import static io.recarga.journal.State.IN_DOUBT;
import static io.recarga.journal.State.NOT_EXECUTED;
import static io.recarga.journal.State.SENDING;

import io.recarga.TopUp;
import io.recarga.internal.Step.Effect;
import io.recarga.journal.JournalRow;
import io.recarga.journal.State;
import io.recarga.spi.Answer;
import io.recarga.spi.Doubt;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;

/**
 * The heart of the engine: what an event makes of a row. Pure: no clock, no chance, no thread and
 * no socket, so that production, simulation and exploration run the same code.
 *
 * <p>Bytes leave only after a step to {@link State#SENDING}, and only two steps lead there: {@link
 * #open} for a new key, and a claim from {@link State#NOT_EXECUTED}, which only proof leads to.
 */
final class Transitions {
  private Transitions() {}

  /** Journals a new obligation together with its first attempt. */
  static JournalRow open(
      TopUp topUp, String fingerprint, Event.Claimed claim, Instant sendBy, Context context) {
    JournalRow.Builder row =
        JournalRow.builder(topUp, fingerprint, sendBy, context.now()).version(1);
    return sending(row, claim, context)
        .attempt(1)
        .fence(1)
        .referenceBegan(context.now())
        .build();
  }

  /** Journals an obligation for workers to send. */
  static JournalRow queue(TopUp topUp, String fingerprint, Instant sendBy, Instant now) {
    return JournalRow.builder(topUp, fingerprint, sendBy, now)
        .state(State.NEW)
        .due(now)
        .build();
  }

  /** Journals an obligation whose payer's money has to come by {@code payBy}. */
  static JournalRow await(TopUp topUp, String fingerprint, Instant payBy, Instant now) {
    return JournalRow.builder(topUp, fingerprint, payBy, now)
        .state(State.AWAITING_PAYMENT)
        .due(payBy)
        .build();
  }

  static Step step(JournalRow row, Event event, Context context) {
    if (event instanceof Event.TimePassed) {
      return timePassed(row, context);
    } else if (event instanceof Event.Claimed claimed) {
      return claimed(row, claimed, context);
    } else if (event instanceof Event.ClaimFailed failed) {
      return claimFailed(row, failed, context);
    } else if (event instanceof Event.Retried retried) {
      return retried(row, retried, context);
    } else if (event instanceof Event.SendEnded ended) {
      return sendEnded(row, ended, context);
    } else if (event instanceof Event.SendFailed failed) {
      return sendFailed(row, failed, context);
    } else if (event instanceof Event.Asked asked) {
      return Questions.asked(row, asked, context);
    } else if (event instanceof Event.AskFailed failed) {
      return Questions.askFailed(row, failed, context);
    } else {
      return Orders.ordered(row, event, context);
    }
  }

  private static Step timePassed(JournalRow row, Context context) {
    Instant now = context.now();
    switch (row.state()) {
      case SENDING -> {
        // A lease that ran out permits a question, never a resend: the attempt may still arrive.
        Instant lease = Objects.requireNonNull(row.leaseUntil(), "leaseUntil");
        return now.isBefore(lease) ? Step.stay(row) : leaseRanOut(row, context);
      }
      case IN_DOUBT, PENDING -> {
        return isDue(row, now) ? new Step(row, Effect.ASK) : Step.stay(row);
      }
      case AWAITING_PAYMENT -> {
        return isDue(row, now)
            ? new Step(Ends.expired(row, "it was not paid in time", context), Effect.NONE)
            : Step.stay(row);
      }
      case NEW, NOT_EXECUTED -> {
        if (now.isAfter(row.sendBy())) {
          JournalRow ended = row.attempt() == 0
              ? Ends.expired(row, "nothing was sent in time", context)
              : Ends.declined(row, context);
          return new Step(ended, Effect.NONE);
        }
        return isDue(row, now) ? new Step(row, Effect.CLAIM) : Step.stay(row);
      }
      default -> {
        return Step.stay(row);
      }
    }
  }

  private static Step leaseRanOut(JournalRow row, Context context) {
    JournalRow taken = row.next(context.now()).fence(row.fence() + 1).build();
    return Doubts.doubt(taken, "the process that sent it did not report back", context);
  }

  private static Step claimed(JournalRow row, Event.Claimed claim, Context context) {
    if (!maySend(row) || !isDue(row, context.now()) || context.now().isAfter(row.sendBy())) {
      return Step.stay(row);
    }
    boolean sameAdapter = claim.adapter().equals(row.adapter());
    if (!sameAdapter && row.attempt() > 0 && !Ends.mayGoElsewhere(row)) {
      return Step.stay(row);
    }
    return new Step(begin(row, claim, context), Effect.SEND);
  }

  /** Says whether a claim is open: nothing sent, or all proven without effect, and no refund begun. */
  private static boolean maySend(JournalRow row) {
    return (row.state() == NOT_EXECUTED || row.state() == State.NEW) && row.refundBegan() == null;
  }

  private static JournalRow begin(JournalRow row, Event.Claimed claim, Context context) {
    Instant now = context.now();
    boolean sameAdapter = claim.adapter().equals(row.adapter());
    boolean sameReference = claim.reference().equals(row.reference());
    boolean sameAttempt = sameAdapter && row.unsent() > 0;
    Instant referenceBegan = row.referenceBegan();
    // A reference whose earlier use is excluded by soft proof only is searched from that use on.
    boolean keepBegan = sameReference && row.softProven() && referenceBegan != null;
    return sending(row.next(now), claim, context)
        .attempt(sameAttempt ? row.attempt() : row.attempt() + 1)
        .unsent(sameAttempt ? row.unsent() : 0)
        .fence(row.fence() + 1)
        .referenceBegan(keepBegan ? referenceBegan : now)
        .build();
  }

  private static JournalRow.Builder sending(
      JournalRow.Builder row, Event.Claimed claim, Context context) {
    Instant lease = context.leaseUntil();
    return row.state(SENDING)
        .adapter(claim.adapter())
        .route(claim.route())
        .reference(claim.reference())
        .owner(claim.owner())
        .unprepared(0)
        .leaseUntil(lease)
        .due(lease)
        .attemptBegan(context.now())
        .polls(0)
        .notFounds(0)
        .lastNotFound(null)
        .acknowledged(false)
        .failedSeen(null)
        .againHere(null)
        .transactionId(null)
        .proof(null)
        .reason(null)
        .note(claim.why());
  }

  private static Step claimFailed(JournalRow row, Event.ClaimFailed failed, Context context) {
    if (row.state() != NOT_EXECUTED && row.state() != State.NEW) {
      return Step.stay(row);
    }
    int unprepared = row.unprepared() + 1;
    JournalRow counted =
        row.next(context.now()).unprepared(unprepared).note(failed.why()).build();
    if (failed.mayPass()) {
      return Orders.later(counted, context.now().plus(context.patience(unprepared)), context);
    }
    if (unprepared < context.policy().sendTries()) {
      return Orders.later(counted, context.now().plus(context.backoff(unprepared)), context);
    }
    Instant again = row.againHere();
    if (again != null && again.isAfter(context.now())) {
      return Orders.later(counted, again, context); // Nobody else serves it.
    }
    return new Step(Ends.declined(counted, context), Effect.NONE);
  }

  /** Opens a declined obligation again: only hard proof of every attempt permits that. */
  private static Step retried(JournalRow row, Event.Retried retried, Context context) {
    if (row.state() != State.FAILED || !Rows.isRetryable(row)) {
      return Step.stay(row);
    }
    JournalRow opened = row.next(context.now())
        .state(NOT_EXECUTED)
        .sendBy(retried.sendBy())
        .due(context.now())
        .tried(Set.of())
        .attemptsBefore(row.attempt())
        .unsent(0)
        .unprepared(0)
        .note("opened again by " + retried.who())
        .build();
    return new Step(opened, Effect.NONE);
  }

  private static Step sendEnded(JournalRow row, Event.SendEnded ended, Context context) {
    Answer answer = ended.answer();
    if (row.state() != SENDING || row.fence() != ended.fence()) {
      return lateAnswer(row, ended, context);
    }
    if (answer instanceof Answer.Rejected rejected) {
      return Ends.rejected(row, rejected.rejection(), context);
    }
    if (answer instanceof Answer.Delivered delivered) {
      String mismatch = Echo.mismatch(row, delivered.delivery());
      // A garbled answer is no evidence yet: the carrier's record decides.
      return mismatch == null
          ? Ends.sold(row, delivered.delivery(), context)
          : Doubts.doubt(row, "the answer does not fit: " + mismatch, context);
    }
    if (answer instanceof Answer.InDoubt doubt) {
      JournalRow noted = Ends.noted(row, doubt.evidence(), context);
      // Who refuses a repeat holds a trace of it: a search that shows none contradicts that.
      boolean held = doubt.doubt() == Doubt.REFERENCE_USED;
      JournalRow known = held ? noted.next(context.now()).acknowledged(true).build() : noted;
      return Doubts.doubt(known, doubt.toString(), context);
    }
    if (answer instanceof Answer.NotFound) {
      return Doubts.doubt(row, "the carrier answered a sale with \"not found\"", context);
    }
    return Questions.recorded(row, answer, context.now(), context);
  }

  /** Takes what an attempt reports after its lease was taken from it: good news only. */
  private static Step lateAnswer(JournalRow row, Event.SendEnded ended, Context context) {
    Answer answer = ended.answer();
    // The end of its lease raised the fence once; a further attempt raises it again.
    boolean another = row.state() == SENDING || row.fence() > ended.fence() + 1;
    if (another && row.state().isOpen()) {
      return answer instanceof Answer.Delivered delivered
          ? Questions.conflict(row, delivered, context)
          : Step.stay(row);
    }
    boolean garbled = !another
        && answer instanceof Answer.Delivered delivered
        && Echo.mismatch(row, delivered.delivery()) != null;
    if (garbled) {
      return Step.stay(
          row); // It is a doubt already: by a write that seemed to fail, or by the lease.
    }
    return answer instanceof Answer.Delivered || (answer instanceof Answer.GivenBack && !another)
        ? Questions.asked(row, new Event.Asked(row.attempt(), context.now(), answer), context)
        : Step.stay(row);
  }

  private static Step sendFailed(JournalRow row, Event.SendFailed failed, Context context) {
    if (row.state() != SENDING || row.fence() != failed.fence()) {
      return Step.stay(row);
    }
    return Ends.notSent(row, failed.reason(), failed.why(), context);
  }

  static boolean isDue(JournalRow row, Instant now) {
    Instant due = row.due();
    return due == null || !due.isAfter(now);
  }
}
