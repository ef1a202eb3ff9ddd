package io.recarga.internal;

import io.recarga.DeclineReason;
import io.recarga.retry.CircuitBreaker;
import io.recarga.retry.RetryBudget;
import io.recarga.spi.Answer;

/** The leave of one top-up to be on its way to one account; it ends once. */
final class Pass implements AutoCloseable {
  private final CircuitBreaker.Call call;
  private final Breaker breaker;
  private final Bulkhead bulkhead;
  private final RetryBudget budget;
  private final Reliability.Score score;
  private boolean ended; // Guarded by this.

  Pass(
      CircuitBreaker.Call call,
      Breaker breaker,
      Bulkhead bulkhead,
      RetryBudget budget,
      Reliability.Score score) {
    this.score = score;
    this.call = call;
    this.breaker = breaker;
    this.bulkhead = bulkhead;
    this.budget = budget;
  }

  /** Takes what the attempt came to. Business declines say nothing against the far end. */
  void ended(Event event) {
    if (event instanceof Event.SendFailed failed) {
      end(failed.reason() == DeclineReason.CREDENTIALS ? Health.NOTHING_SAID : Health.UNWELL);
    } else if (event instanceof Event.SendEnded sent) {
      if (sent.answer() instanceof Answer.Delivered) {
        budget.succeeded();
      }
      end(isWell(sent.answer()) ? Health.WELL : Health.UNWELL);
    }
  }

  /** Takes that the far end could not be reached. */
  void unreachable() {
    end(Health.UNWELL);
  }

  /** Ends the pass unless it ended before: nothing was learned of the far end. */
  @Override
  public void close() {
    end(Health.NOTHING_SAID);
  }

  private void end(Health health) {
    if (!isFirstEnd()) {
      return;
    }
    bulkhead.leave();
    switch (health) {
      case WELL -> {
        call.succeeded();
        score.record(true);
      }
      case UNWELL -> {
        call.failed();
        score.record(false);
      }
      case NOTHING_SAID -> call.ignored();
    }
    breaker.tellChange();
  }

  private synchronized boolean isFirstEnd() {
    boolean first = !ended;
    ended = true;
    return first;
  }

  private static boolean isWell(Answer answer) {
    if (answer instanceof Answer.Rejected rejected) {
      DeclineReason reason = rejected.rejection().reason();
      return reason != DeclineReason.CARRIER_UNAVAILABLE && reason != DeclineReason.THROTTLED;
    }
    return !(answer instanceof Answer.InDoubt || answer instanceof Answer.NotFound);
  }

  private enum Health {
    WELL,
    UNWELL,
    NOTHING_SAID
  }
}
