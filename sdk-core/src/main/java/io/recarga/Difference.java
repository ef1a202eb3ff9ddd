package io.recarga;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One difference between our journal and a carrier's records. Immutable. */
public final class Difference {
  private final Kind kind;
  private final @Nullable TopUpKey key;
  private final @Nullable TopUpResult here;
  private final @Nullable HistoryEntry there;
  private final String detail;

  private Difference(
      Kind kind,
      @Nullable TopUpKey key,
      @Nullable TopUpResult here,
      @Nullable HistoryEntry there,
      String detail) {
    this.kind = Objects.requireNonNull(kind, "kind");
    this.key = key;
    this.here = here;
    this.there = there;
    this.detail = Objects.requireNonNull(detail, "detail");
  }

  /**
   * Makes a difference.
   *
   * @param key of our side, or null where the journal holds nothing
   * @param here how our side stands, or null where the journal holds nothing
   * @param there the carrier's record, or null where it shows none
   * @param detail what differs, in one sentence without personal data
   */
  public static Difference of(
      Kind kind,
      @Nullable TopUpKey key,
      @Nullable TopUpResult here,
      @Nullable HistoryEntry there,
      String detail) {
    return new Difference(kind, key, here, there, detail);
  }

  /** Returns what kind of difference it is; its advice says what to do. */
  public Kind kind() {
    return kind;
  }

  /** Returns the key of our side, or null where the journal holds nothing. */
  public @Nullable TopUpKey key() {
    return key;
  }

  /** Returns how our side stands, or null where the journal holds nothing. */
  public @Nullable TopUpResult here() {
    return here;
  }

  /** Returns the carrier's record, or null where it shows none. */
  public @Nullable HistoryEntry there() {
    return there;
  }

  /** Returns what differs, in one sentence. */
  public String detail() {
    return detail;
  }

  @Override
  public String toString() {
    String at = there == null ? "" : " at the carrier's " + there.transactionId();
    return kind + " " + (key == null ? "no key" : key) + at + ": " + detail;
  }

  /** What can differ. */
  public enum Kind {
    /** The journal says that the carrier has it, and the carrier's records do not show it. */
    JOURNAL_ONLY("Ask the carrier about the reference; the sale may be dated outside the period."),
    /** The carrier shows a sale that the journal does not hold. */
    CARRIER_ONLY("Find out who else uses this account; it may also be dated outside the period."),
    /** The journal says that it ended in one way, and the carrier's records in another. */
    OUTCOME("Call refresh(key); if it stays, ask the carrier and keep the payer's money."),
    /** It is not decided here, and final in the carrier's records. */
    OPEN_HERE("Call refresh(key); close an open case with operations().resolve."),
    /** Another amount or currency arrived. */
    AMOUNT("Ask the carrier to correct it, and settle with the payer."),
    /** Another line was credited. */
    LINE("Ask the carrier to correct it, and settle with the payer."),
    /** The wallet paid something else than the receipt says. */
    COST("Compare with the carrier's price list and correct your books."),
    /** The carrier sold one top-up more than once. */
    DUPLICATE("Ask the carrier to give the second sale back."),
    /** The carrier's record bears another id than the journal learnt. */
    TRANSACTION("Ask the carrier which of the two ids is the sale.");

    private final String advice;

    Kind(String advice) {
      this.advice = advice;
    }

    /** Returns what to do about it, in one English sentence. */
    public String advice() {
      return advice;
    }
  }
}
