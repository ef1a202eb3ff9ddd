package io.recarga.journal;

import io.recarga.Money;
import io.recarga.Plan;
import io.recarga.Receipt;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.spi.Evidence;
import io.recarga.spi.Route;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Takes from a row what its key does not need any more to answer: the line, the plan's texts, a PIN,
 * the carrier's words, and what a later version of this library wrote. Outcome, amounts, references,
 * codes and times stay.
 */
final class Reduction {
  private Reduction() {}

  /** Says whether a row may be reduced: a case must stay whole for the person who closes it. */
  static boolean isPossible(Held row) {
    return !row.state().isOpen()
        && row.state() != State.UNKNOWN
        && !row.topUp().sim().isErased();
  }

  /** Returns the reduced row, one version later. */
  static JournalRow of(JournalRow row) {
    TopUp topUp = of(row.topUp());
    Evidence evidence = row.evidence();
    return row.next(row.updated(), topUp)
        .route(Route.of(Map.of(), row.route().cost()))
        .evidence(Evidence.of(evidence.code(), null).withTransaction(evidence.transactionId()))
        .receipt(of(row.receipt(), topUp))
        .pinLeftOut(false)
        .openCase(null)
        .note(null)
        .extras(Map.of())
        .build();
  }

  private static TopUp of(TopUp whole) {
    SimCard sim = SimCard.erased(whole.sim().carrier());
    Plan plan = whole.plan();
    TopUp.Builder reduced = plan != null
        ? TopUp.ofPlan(whole.key(), sim, of(plan)).toBuilder()
        : TopUp.ofAmount(whole.key(), sim, Objects.<Money>requireNonNull(whole.amount(), "amount"))
            .toBuilder();
    if (whole.maxCost() != null) {
      reduced.maxCost(whole.maxCost());
    }
    if (whole.sendBy() != null) {
      reduced.sendBy(whole.sendBy());
    }
    return reduced.build();
  }

  private static Plan of(Plan whole) {
    return Plan.builder(whole.adapter(), whole.id(), whole.id(), whole.carrier(), whole.price())
        .delivery(whole.delivery())
        .build();
  }

  private static @Nullable Receipt of(@Nullable Receipt whole, TopUp topUp) {
    return whole == null
        ? null
        : Receipt.builder(topUp)
            .attempt(whole.environment(), whole.adapter(), whole.reference())
            .times(whole.requestedAt(), whole.deliveredAt())
            .delivered(whole.delivered())
            .cost(whole.cost())
            .fee(whole.fee())
            .transactionId(whole.transactionId())
            .confirmation(whole.confirmation())
            .build();
  }
}
