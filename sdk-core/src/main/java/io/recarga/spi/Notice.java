package io.recarga.spi;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A notice that a carrier sent by HTTP: which sale it is about, or why it was refused. */
@Beta
public final class Notice {
  private final @Nullable String refusal;
  private final @Nullable String reference;
  private final @Nullable String transactionId;
  private final boolean signed;

  private Notice(
      @Nullable String refusal,
      @Nullable String reference,
      @Nullable String transactionId,
      boolean signed) {
    this.refusal = refusal;
    this.reference = reference;
    this.transactionId = transactionId;
    this.signed = signed;
  }

  /**
   * A notice about one sale. At least one of the ids must be known.
   *
   * @param signed whether a signature was verified
   */
  public static Notice about(
      @Nullable String reference, @Nullable String transactionId, boolean signed) {
    if (reference == null && transactionId == null) {
      throw new IllegalArgumentException("reference, transactionId: give at least one");
    }
    return new Notice(null, reference, transactionId, signed);
  }

  /** A notice that is forged, stale, malformed or unwanted. */
  public static Notice refused(String why) {
    return new Notice(Objects.requireNonNull(why, "why"), null, null, false);
  }

  /** Says whether the notice was taken. */
  public boolean isAccepted() {
    return refusal == null;
  }

  /** Returns why the notice was refused, for our log only, or null if it was taken. */
  public @Nullable String refusal() {
    return refusal;
  }

  /** Returns our reference of the sale, or null if the notice does not name it. */
  public @Nullable String reference() {
    return reference;
  }

  /** Returns the carrier's id of the sale, or null if the notice does not name it. */
  public @Nullable String transactionId() {
    return transactionId;
  }

  /** Says whether a signature was verified; even then the notice is only a hint to ask. */
  public boolean isSigned() {
    return signed;
  }

  @Override
  public String toString() {
    return refusal != null ? "refused: " + refusal : "about " + reference + "/" + transactionId;
  }
}
