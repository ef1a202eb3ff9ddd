package io.recarga.carrier.ding;

import io.recarga.spi.Answer;
import io.recarga.spi.Attempt;
import io.recarga.spi.Doubt;
import io.recarga.spi.ErrorTable.Row;
import io.recarga.spi.Evidence;
import io.recarga.spi.Proves;
import io.recarga.spi.Rejection;
import io.recarga.spi.http.HttpReply;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the answer to a transfer: by ResultCode, state, code and context. The HTTP status is not
 * looked at, because Ding's is not reliable.
 */
final class Replies {
  private final Transfers transfers;
  private final boolean renewsTokens;

  Replies(Transfers transfers, boolean renewsTokens) {
    this.transfers = transfers;
    this.renewsTokens = renewsTokens;
  }

  Answer answer(HttpReply reply, Attempt attempt) {
    Wire.Transfer transfer = reply.json(Wire.TRANSFER);
    Integer result = transfer == null ? null : transfer.resultCode();
    if (transfer == null || result == null) {
      return Answer.inDoubt(Doubt.UNREADABLE, Evidence.of("HTTP " + reply.status(), null));
    }
    return switch (result) {
      case Errors.SUCCESS, Errors.NEAREST -> transfers.answer(transfer, attempt);
      case 3, 4, 5 -> refused(transfer, attempt);
      default -> Answer.inDoubt(Doubt.UNCLASSIFIED, Evidence.of("ResultCode " + result, null));
    };
  }

  /** Takes a refusal only if every code proves one and no record says otherwise. */
  private Answer refused(Wire.Transfer transfer, Attempt attempt) {
    Evidence evidence = Transfers.evidence(transfer);
    String state = Transfers.state(transfer);
    if (Transfers.isUnderWay(state) || Transfers.isComplete(state)) {
      return Answer.inDoubt(Doubt.AMBIGUOUS, evidence);
    }
    List<Wire.ErrorCode> errors = Errors.of(transfer);
    Row proof = null;
    for (Wire.ErrorCode error : errors) {
      Row row = Errors.row(error);
      if (row == null || row.proves() == Proves.NOTHING) {
        return unproven(transfer, row, evidence, attempt);
      }
      proof = proof == null || row.proves() == Proves.NOTHING_SOLD_NOW ? row : proof;
    }
    if (proof == null) {
      return unproven(transfer, null, evidence, attempt);
    }
    // A new token follows, and nothing stays on record of who was not let in.
    boolean again = renewsTokens && Errors.isAuthentication(transfer);
    Duration wait = again ? Duration.ZERO : proof.retryAfter();
    return Answer.rejected(
        new Rejection(proof.reason(), proof.proves(), proof.burnsReference(), wait, evidence));
  }

  /** Leaves it to the transfer's own final record, if the answer holds one. */
  private Answer unproven(
      Wire.Transfer transfer, @Nullable Row row, Evidence evidence, Attempt attempt) {
    if (Transfers.isRecorded(transfer) && Transfers.isOver(Transfers.state(transfer))) {
      return transfers.answer(transfer, attempt);
    }
    return Answer.inDoubt(row == null ? Doubt.UNCLASSIFIED : Doubt.AMBIGUOUS, evidence);
  }
}
