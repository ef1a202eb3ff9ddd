package io.recarga.internal;

import io.recarga.DeclineReason;
import io.recarga.OpenCase;
import io.recarga.Progress;
import io.recarga.Progress.Stage;
import io.recarga.Proof;
import io.recarga.Receipt;
import io.recarga.Refusal;
import io.recarga.TopUpKey;
import io.recarga.TopUpResult;
import io.recarga.journal.JournalRow;
import java.util.Objects;

/** What the caller is told of a row. */
final class Results {
  private Results() {}

  static TopUpResult of(JournalRow row) {
    return switch (row.state()) {
      case AWAITING_PAYMENT -> pending(row, Stage.AWAITING_PAYMENT);
      case NEW, NOT_EXECUTED -> pending(row, Stage.QUEUED);
      case SENDING -> pending(row, Stage.SENT);
      case PENDING -> pending(row, Stage.ACCEPTED);
      case IN_DOUBT -> pending(row, Stage.IN_DOUBT);
      case SUCCEEDED ->
        new TopUpResult.Delivered(Objects.<Receipt>requireNonNull(row.receipt(), "receipt"));
      case FAILED, REVERSED -> new TopUpResult.Declined(refusal(row));
      case UNKNOWN ->
        new TopUpResult.Unknown(Objects.<OpenCase>requireNonNull(row.openCase(), "openCase"));
    };
  }

  /** What a caller is told while another call with the same key prepares the first attempt. */
  static TopUpResult beginning(TopUpKey key) {
    return untold(key, Stage.QUEUED, "another call with this key is preparing it");
  }

  /** What a caller is told while nobody can know whether the key was used before. */
  static TopUpResult unreadable(TopUpKey key) {
    return untold(key, Stage.IN_DOUBT, "the journal can't be read; this call sent nothing");
  }

  private static TopUpResult untold(TopUpKey key, Stage stage, String note) {
    return new TopUpResult.Pending(Progress.builder(key, stage).note(note).build());
  }

  private static TopUpResult pending(JournalRow row, Stage stage) {
    return new TopUpResult.Pending(Progress.builder(row.key(), stage)
        .attempt(row.adapter(), row.reference())
        .transactionId(row.transactionId())
        .nextCheck(row.due())
        .note(row.note())
        .build());
  }

  private static Refusal refusal(JournalRow row) {
    DeclineReason reason = row.reason() == null ? DeclineReason.OTHER : row.reason();
    Proof proof = Objects.<Proof>requireNonNull(row.proof(), "proof");
    return Refusal.builder(row.key(), reason, proof)
        .retryable(Rows.isRetryable(row))
        .attempt(row.adapter(), row.reference())
        .carrier(row.evidence().code(), row.evidence().words())
        .at(row.updated())
        .build();
  }
}
