package io.recarga;

import io.recarga.spi.AdapterId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Why a top-up did not happen, and how that is known. */
public final class Refusal {
  private final TopUpKey key;
  private final DeclineReason reason;
  private final Proof proof;
  private final boolean retryable;
  private final @Nullable AdapterId adapter;
  private final @Nullable String reference;
  private final @Nullable String carrierCode;
  private final @Nullable String carrierWords;
  private final @Nullable Instant at;

  private Refusal(Builder b) {
    if (b.retryable && !b.proof.isHard()) {
      throw new IllegalArgumentException("retryable: needs hard proof, not " + b.proof);
    }
    key = b.key;
    reason = b.reason;
    proof = b.proof;
    retryable = b.retryable;
    adapter = b.adapter;
    reference = b.reference;
    carrierCode = b.carrierCode;
    carrierWords = b.carrierWords;
    at = b.at;
  }

  /** Begins a refusal. */
  public static Builder builder(TopUpKey key, DeclineReason reason, Proof proof) {
    return new Builder(key, reason, proof);
  }

  /** Returns the key of the top-up. */
  public TopUpKey key() {
    return key;
  }

  /** Returns the reason in our words. */
  public DeclineReason reason() {
    return reason;
  }

  /** Returns how it is known. */
  public Proof proof() {
    return proof;
  }

  /**
   * Says whether the same key may be opened again: the proof is hard and no refund was begun.
   * Otherwise the key stays closed for ever.
   */
  public boolean isRetryable() {
    return retryable;
  }

  /** Returns the adapter of the latest attempt, or null if none was made. */
  public @Nullable AdapterId adapter() {
    return adapter;
  }

  /** Returns the carrier-side reference of the latest attempt, or null if none was made. */
  public @Nullable String reference() {
    return reference;
  }

  /** Returns the carrier's code, such as "INSUFFICIENT_BALANCE", or null if it gave none. */
  public @Nullable String carrierCode() {
    return carrierCode;
  }

  /** Returns the carrier's own words, or null if it gave none. They are not for the payer. */
  public @Nullable String carrierWords() {
    return carrierWords;
  }

  /** Returns when it was decided, or null for a key whose details were pruned. */
  public @Nullable Instant at() {
    return at;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Refusal that
        && key.equals(that.key)
        && reason == that.reason
        && proof == that.proof
        && retryable == that.retryable
        && Objects.equals(adapter, that.adapter)
        && Objects.equals(reference, that.reference)
        && Objects.equals(carrierCode, that.carrierCode)
        && Objects.equals(carrierWords, that.carrierWords)
        && Objects.equals(at, that.at);
  }

  @Override
  public int hashCode() {
    return Objects.hash(
        key, reason, proof, retryable, adapter, reference, carrierCode, carrierWords, at);
  }

  @Override
  public String toString() {
    String code = carrierCode == null ? "" : ", " + carrierCode;
    return key + ": " + reason + " (" + proof + code + "). " + reason.advice();
  }

  /** Builds a {@link Refusal}. */
  public static final class Builder {
    private final TopUpKey key;
    private final DeclineReason reason;
    private final Proof proof;
    private boolean retryable;
    private @Nullable AdapterId adapter;
    private @Nullable String reference;
    private @Nullable String carrierCode;
    private @Nullable String carrierWords;
    private @Nullable Instant at;

    private Builder(TopUpKey key, DeclineReason reason, Proof proof) {
      this.key = Objects.requireNonNull(key, "key");
      this.reason = Objects.requireNonNull(reason, "reason");
      this.proof = Objects.requireNonNull(proof, "proof");
    }

    /** Sets whether the same key may be opened again. */
    public Builder retryable(boolean value) {
      retryable = value;
      return this;
    }

    /** Sets the adapter of the latest attempt and the reference it used; both may be null. */
    public Builder attempt(@Nullable AdapterId adapter, @Nullable String reference) {
      this.adapter = adapter;
      this.reference = reference;
      return this;
    }

    /** Sets the carrier's code and words; both may be null. */
    public Builder carrier(@Nullable String code, @Nullable String words) {
      carrierCode = code;
      carrierWords = words;
      return this;
    }

    /** Sets when it was decided; may be null. */
    public Builder at(@Nullable Instant value) {
      at = value;
      return this;
    }

    /**
     * Builds the refusal.
     *
     * @throws IllegalArgumentException if it is retryable without hard proof
     */
    public Refusal build() {
      return new Refusal(this);
    }
  }
}
