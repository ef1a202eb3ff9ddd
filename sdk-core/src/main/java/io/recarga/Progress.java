package io.recarga;

import io.recarga.spi.AdapterId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How far an undecided top-up is. */
public final class Progress {
  private final TopUpKey key;
  private final Stage stage;
  private final @Nullable AdapterId adapter;
  private final @Nullable String reference;
  private final @Nullable String transactionId;
  private final @Nullable Instant nextCheck;
  private final @Nullable String note;

  private Progress(Builder b) {
    key = b.key;
    stage = b.stage;
    adapter = b.adapter;
    reference = b.reference;
    transactionId = b.transactionId;
    nextCheck = b.nextCheck;
    note = b.note;
  }

  /** Begins a progress. */
  public static Builder builder(TopUpKey key, Stage stage) {
    return new Builder(key, stage);
  }

  /** Returns the key of the top-up. */
  public TopUpKey key() {
    return key;
  }

  /** Returns the stage. */
  public Stage stage() {
    return stage;
  }

  /** Returns the adapter of the latest attempt, or null before the first. */
  public @Nullable AdapterId adapter() {
    return adapter;
  }

  /** Returns the carrier-side reference of the latest attempt, or null before the first. */
  public @Nullable String reference() {
    return reference;
  }

  /** Returns the carrier's own id of the sale, or null while it has not told one. */
  public @Nullable String transactionId() {
    return transactionId;
  }

  /** Returns when the carrier is asked next, or a new attempt is due; null if nothing is planned. */
  public @Nullable Instant nextCheck() {
    return nextCheck;
  }

  /** Returns what is known, in one sentence for a log, or null. */
  public @Nullable String note() {
    return note;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Progress that
        && key.equals(that.key)
        && stage == that.stage
        && Objects.equals(adapter, that.adapter)
        && Objects.equals(reference, that.reference)
        && Objects.equals(transactionId, that.transactionId)
        && Objects.equals(nextCheck, that.nextCheck)
        && Objects.equals(note, that.note);
  }

  @Override
  public int hashCode() {
    return Objects.hash(key, stage, adapter, reference, transactionId, nextCheck, note);
  }

  @Override
  public String toString() {
    return key + ": " + stage + (note == null ? "" : " (" + note + ")");
  }

  /** How far a top-up can be without being decided. */
  public enum Stage {
    /** Accepted, not sent; a first or a further attempt will be made. */
    QUEUED,
    /** Waits for the payer's money. */
    AWAITING_PAYMENT,
    /** On its way to the carrier. */
    SENT,
    /** The carrier has it and is working. */
    ACCEPTED,
    /** Sent, and nobody knows yet whether it was executed; the carrier is being asked. */
    IN_DOUBT
  }

  /** Builds a {@link Progress}. */
  public static final class Builder {
    private final TopUpKey key;
    private final Stage stage;
    private @Nullable AdapterId adapter;
    private @Nullable String reference;
    private @Nullable String transactionId;
    private @Nullable Instant nextCheck;
    private @Nullable String note;

    private Builder(TopUpKey key, Stage stage) {
      this.key = Objects.requireNonNull(key, "key");
      this.stage = Objects.requireNonNull(stage, "stage");
    }

    /** Sets the adapter of the latest attempt and the reference it used; both may be null. */
    public Builder attempt(@Nullable AdapterId adapter, @Nullable String reference) {
      this.adapter = adapter;
      this.reference = reference;
      return this;
    }

    /** Sets the carrier's own id of the sale; may be null. */
    public Builder transactionId(@Nullable String value) {
      transactionId = value;
      return this;
    }

    /** Sets when something happens next; may be null. */
    public Builder nextCheck(@Nullable Instant value) {
      nextCheck = value;
      return this;
    }

    /** Sets what is known, in one sentence without personal data; may be null. */
    public Builder note(@Nullable String value) {
      note = value;
      return this;
    }

    /** Builds the progress. */
    public Progress build() {
      return new Progress(this);
    }
  }
}
