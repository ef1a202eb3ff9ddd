package io.recarga.internal;

import io.recarga.DeclineReason;
import io.recarga.Resolution;
import io.recarga.spi.AdapterId;
import io.recarga.spi.Answer;
import io.recarga.spi.Route;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What can happen to an obligation. */
sealed interface Event {

  /** Time went by, or somebody looks. */
  record TimePassed() implements Event {}

  /** A road was prepared for the next attempt; {@code why} it and no other, if that was a choice. */
  record Claimed(
      AdapterId adapter,
      Route route,
      String reference,
      String owner,
      @Nullable String why) implements Event {
    Claimed(AdapterId adapter, Route route, String reference, String owner) {
      this(adapter, route, reference, owner, null);
    }
  }

  /** No road could be prepared for the next attempt now; what {@code mayPass} is not counted. */
  record ClaimFailed(String why, boolean mayPass) implements Event {}

  /** Somebody wants a declined obligation to be tried again. */
  record Retried(Instant sendBy, String who) implements Event {}

  /** The attempt under {@code fence} came back with an answer. */
  record SendEnded(long fence, Answer answer) implements Event {}

  /** The attempt under {@code fence} provably did not leave this machine. */
  record SendFailed(long fence, DeclineReason reason, String why) implements Event {}

  /** The carrier was asked about attempt number {@code attempt} and answered. */
  record Asked(int attempt, Instant askedAt, Answer answer) implements Event {}

  /** The carrier could not be asked about attempt number {@code attempt}. */
  record AskFailed(int attempt, String why) implements Event {}

  /** The payer's money came, as {@code paymentId} shows. */
  record Paid(String paymentId, Instant sendBy) implements Event {}

  /** Somebody wants it not to be sent. */
  record Cancelled(String who) implements Event {}

  /** Somebody begins to give the payer's money back. */
  record RefundBegan(String who) implements Event {}

  /** A person found out how a case really stands; {@code sendBy} is for {@code SEND_AGAIN}. */
  record Resolved(
      Resolution resolution,
      String who,
      String why,
      @Nullable Instant sendBy) implements Event {}

  /**
   * The journal is a backup, taken at {@code since}, and the adapter may have got the reference after
   * that.
   */
  record Mistrusted(AdapterId adapter, String reference, Instant since) implements Event {}
}
