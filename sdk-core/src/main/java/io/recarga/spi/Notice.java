package io.recarga.spi;

import io.recarga.WebhookReply;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A notice that a carrier sent by HTTP: which sale it is about, or why it was refused. */
@Beta
public final class Notice {
  private static final WebhookReply OK = WebhookReply.of(200);
  // Whatever the reason: a sender that may be a stranger learns nothing from it.
  private static final WebhookReply REFUSED = WebhookReply.of(401);

  private final @Nullable String refusal;
  private final @Nullable String reference;
  private final @Nullable String transactionId;
  private final boolean signed;
  private final WebhookReply reply;

  private Notice(
      @Nullable String refusal,
      @Nullable String reference,
      @Nullable String transactionId,
      boolean signed,
      WebhookReply reply) {
    this.refusal = refusal;
    this.reference = reference;
    this.transactionId = transactionId;
    this.signed = signed;
    this.reply = reply;
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
    return new Notice(null, reference, transactionId, signed, OK);
  }

  /**
   * A genuine notice about no sale, such as about another product of the same account: it is
   * answered, so that the carrier does not send it again, and not kept.
   */
  public static Notice unrelated() {
    return new Notice(null, null, null, true, OK);
  }

  /** A notice that is forged, stale, malformed or unwanted. */
  public static Notice refused(String why) {
    return new Notice(Objects.requireNonNull(why, "why"), null, null, false, REFUSED);
  }

  /**
   * Returns the same with what the carrier wants to read once the notice is kept; 200 without a
   * body unless set. It is not sent before that, and never for a refusal.
   *
   * @throws IllegalArgumentException if the notice is refused or the status is not 2xx
   */
  public Notice withReply(WebhookReply value) {
    if (refusal != null || !value.isTaken()) {
      throw new IllegalArgumentException("reply: a notice that is taken is answered 2xx, a refused"
          + " one as all refused ones: " + value);
    }
    return new Notice(null, reference, transactionId, signed, value);
  }

  /** Says whether the notice was taken. */
  public boolean isAccepted() {
    return refusal == null;
  }

  /** Returns why the notice was refused, for our log only, or null if it was taken. */
  public @Nullable String refusal() {
    return refusal;
  }

  /** Says whether it is about a sale. */
  public boolean isAboutSale() {
    return reference != null || transactionId != null;
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

  /** Returns what the carrier is answered: as the adapter set it, or 401 for a refusal. */
  public WebhookReply reply() {
    return reply;
  }

  @Override
  public String toString() {
    return refusal != null ? "refused: " + refusal : "about " + reference + "/" + transactionId;
  }
}
