package io.recarga.internal;

import static io.recarga.journal.State.FAILED;
import static io.recarga.journal.State.NOT_EXECUTED;
import static io.recarga.journal.State.REVERSED;
import static io.recarga.journal.State.SUCCEEDED;

import io.recarga.DeclineReason;
import io.recarga.OpenCase;
import io.recarga.Proof;
import io.recarga.Receipt;
import io.recarga.internal.Step.Effect;
import io.recarga.journal.JournalRow;
import io.recarga.journal.State;
import io.recarga.spi.AdapterId;
import io.recarga.spi.Delivery;
import io.recarga.spi.Evidence;
import io.recarga.spi.Proves;
import io.recarga.spi.Rejection;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How attempts and obligations end. */
final class Ends {
  private Ends() {}

  /** Takes a sale that fits; after a refund was begun it is one that nobody may want any more. */
  static Step sold(JournalRow row, Delivery delivery, Context context) {
    if (row.refundBegan() != null) {
      return new Step(
          unknown(
              noted(row, delivery.evidence(), context),
              OpenCase.Cause.CONFLICT,
              "the payer's refund was begun, and the carrier now shows a sale",
              context),
          Effect.NONE);
    }
    return new Step(delivered(row, delivery, context), Effect.NONE);
  }

  private static JournalRow delivered(JournalRow row, Delivery delivery, Context context) {
    Receipt receipt = Receipt.builder(row.topUp())
        .attempt(context.environment(), Rows.adapter(row), Rows.reference(row))
        .times(row.created(), context.now())
        .delivered(delivery.delivered())
        .cost(delivery.cost())
        .fee(delivery.fee())
        .transactionId(orElse(delivery.evidence().transactionId(), row.transactionId()))
        .confirmation(delivery.confirmation())
        .pin(delivery.pin())
        .build();
    return closed(row, SUCCEEDED, context)
        .evidence(delivery.evidence())
        .transactionId(receipt.transactionId())
        .receipt(receipt)
        .build();
  }

  /** What a person found out: the sale is known, what the carrier says of it is not. */
  static JournalRow resolvedAsDelivered(JournalRow row, Context context) {
    Receipt receipt = Receipt.builder(row.topUp())
        .attempt(context.environment(), Rows.adapter(row), Rows.reference(row))
        .times(row.created(), context.now())
        .transactionId(row.transactionId())
        .build();
    return closed(row, SUCCEEDED, context).receipt(receipt).openCase(null).build();
  }

  /** Nothing of it was ever sent, and the time for that is over. */
  static JournalRow expired(JournalRow row, String why, Context context) {
    return declined(
        row.next(context.now()).reason(DeclineReason.EXPIRED).note(why).build(), context);
  }

  static JournalRow reversed(JournalRow row, Evidence evidence, Context context) {
    return closed(noted(row, evidence, context), REVERSED, context)
        .reason(DeclineReason.GIVEN_BACK)
        .proof(Proof.GIVEN_BACK)
        .build();
  }

  static JournalRow givenBack(JournalRow row, Evidence evidence, Context context) {
    return closed(noted(row, evidence, context), FAILED, context)
        .reason(DeclineReason.GIVEN_BACK)
        .proof(Proof.GIVEN_BACK)
        .build();
  }

  static JournalRow unknown(JournalRow row, OpenCase.Cause cause, String known, Context context) {
    OpenCase openCase = OpenCase.builder(row.key(), cause, known, context.now())
        .attempt(row.adapter(), row.reference())
        .transactionId(row.transactionId())
        .build();
    return closed(row, State.UNKNOWN, context).openCase(openCase).note(known).build();
  }

  /** Ends an obligation that is proven not to have happened and will not be tried again. */
  static JournalRow declined(JournalRow row, Context context) {
    DeclineReason reason = row.reason();
    Proof proof = row.proof();
    return closed(row, FAILED, context)
        .openCase(null)
        .reason(reason == null ? DeclineReason.NOT_SENT : reason)
        .proof(proof == null ? Proof.NOT_SENT : proof)
        .build();
  }

  /** A refusal by a code of the carrier's table. */
  static Step rejected(JournalRow row, Rejection rejection, Context context) {
    JournalRow noted = noted(row, rejection.evidence(), context);
    boolean proof = rejection.proves() == Proves.NOTHING_SOLD
        || (rejection.proves() == Proves.NOTHING_SOLD_NOW && !row.doubted());
    if (!proof) {
      // "Recharged moments ago" after a doubt may mean our own first attempt.
      return Doubts.doubt(
          noted, "refused with " + rejection.evidence() + " after a doubt", context);
    }
    Duration retryAfter = rejection.retryAfter();
    if (retryAfter != null && retryAfter.isZero()) {
      return tryAgain(noted, rejection.reason(), Proof.REJECTED, context);
    }
    return noEffect(
        noted, rejection.reason(), Proof.REJECTED, retryAfter, rejection.burnsReference(), context);
  }

  /** Nothing of the attempt left this machine. */
  static Step notSent(JournalRow row, DeclineReason reason, String why, Context context) {
    JournalRow noted = row.next(context.now()).note(why).build();
    return reason == DeclineReason.CREDENTIALS
        ? noEffect(noted, reason, Proof.NOT_SENT, null, false, context)
        : tryAgain(noted, reason, Proof.NOT_SENT, context);
  }

  /** Proof that needs no other attempt, only another try of the same one. */
  private static Step tryAgain(JournalRow row, DeclineReason reason, Proof proof, Context context) {
    int unsent = row.unsent() + 1;
    JournalRow counted = row.next(context.now()).unsent(unsent).build();
    Instant due = context.now().plus(context.backoff(unsent));
    if (unsent >= context.policy().sendTries() || due.isAfter(row.sendBy())) {
      return noEffect(counted, reason, proof, null, false, context);
    }
    return waiting(counted, reason, proof, due, context);
  }

  /**
   * Takes the proof that the latest attempt had no effect: on to another adapter, again here later,
   * or the end.
   *
   * @param retryAfter the wait before the same adapter may be tried again; null: not at all
   * @param burned whether the carrier ended the reference
   */
  static Step noEffect(
      JournalRow row,
      DeclineReason reason,
      Proof proof,
      @Nullable Duration retryAfter,
      boolean burned,
      Context context) {
    AdapterId here = Rows.adapter(row);
    Set<AdapterId> tried = new HashSet<>(row.tried());
    tried.add(here);
    Map<AdapterId, Integer> serials = new HashMap<>(row.serials());
    if (burned) {
      serials.merge(here, 1, Integer::sum);
    }
    boolean soft = row.softProven() || !proof.isHard();
    JournalRow proven = row.next(context.now())
        .tried(tried)
        .serials(serials)
        .softProven(soft)
        .unsent(0)
        .reason(reason)
        // Hard proof of the last attempt does not harden what is known of an earlier one.
        .proof(row.softProven() ? Proof.NOT_FOUND : proof)
        .build();
    Instant backup = context.backupTaken();
    if (backup != null && Recovery.isMistrusted(proven, backup)) {
      // Other carriers may have had it since the backup: they are asked before anything ends.
      return waiting(proven, reason, proven.proof(), context.now(), context);
    }
    // Who cancelled it does not want it sent again.
    boolean spent = reason == DeclineReason.CANCELLED
        || row.attempt() - row.attemptsBefore() >= context.policy().maxAttempts()
        || context.now().isAfter(row.sendBy());
    boolean elsewhere = mayGoElsewhere(proven) && !tried.containsAll(context.roads());
    Instant again = spent ? null : again(row, retryAfter, context);
    if (!spent && elsewhere && !reason.isAboutLine()) {
      // Whether another adapter serves it is not known yet.
      JournalRow first = proven.next(context.now()).againHere(again).build();
      return waiting(first, reason, proven.proof(), context.now(), context);
    }
    if (again != null) {
      return waiting(proven, reason, proven.proof(), again, context);
    }
    return new Step(declined(proven, context), Effect.NONE);
  }

  /** Returns from when the same adapter may be tried again, or null if it may not in time. */
  private static @Nullable Instant again(
      JournalRow row, @Nullable Duration retryAfter, Context context) {
    if (retryAfter == null) {
      return null;
    }
    Duration wait = Context.bounded(retryAfter).plus(context.backoff(row.attempt()));
    Instant due = context.now().plus(wait);
    return due.isAfter(row.sendBy()) ? null : due;
  }

  /** Says whether what is proven of all attempts permits another adapter. */
  static boolean mayGoElsewhere(JournalRow row) {
    return Rows.isRetryable(row) && row.topUp().plan() == null;
  }

  /** Returns the row with the carrier's words, and its id of the sale where it told one. */
  static JournalRow noted(JournalRow row, Evidence evidence, Context context) {
    return row.next(context.now())
        .evidence(evidence)
        .transactionId(orElse(evidence.transactionId(), row.transactionId()))
        .build();
  }

  private static Step waiting(
      JournalRow row, DeclineReason reason, @Nullable Proof proof, Instant due, Context context) {
    JournalRow next = row.next(context.now())
        .state(NOT_EXECUTED)
        .leaseUntil(null)
        .reason(reason)
        .proof(proof)
        .due(due)
        .build();
    return new Step(next, Effect.NONE);
  }

  private static JournalRow.Builder closed(JournalRow row, State state, Context context) {
    return row.next(context.now()).state(state).leaseUntil(null).due(null);
  }

  private static @Nullable String orElse(@Nullable String first, @Nullable String second) {
    return first != null ? first : second;
  }
}
