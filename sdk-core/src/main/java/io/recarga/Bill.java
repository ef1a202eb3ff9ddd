package io.recarga;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One bill that a carrier wrote for a line's owner. Recarga shows bills; it does not pay them. */
public final class Bill {
  private final String id;
  private final Status status;
  private final @Nullable String carrierStatus;
  private final @Nullable String number;
  private final @Nullable Instant date;
  private final @Nullable Instant due;
  private final @Nullable Instant periodBegins;
  private final @Nullable Instant periodEnds;
  private final @Nullable Money total;
  private final @Nullable Money amountDue;
  private final @Nullable Money remaining;

  private Bill(Builder b) {
    id = b.id;
    status = b.status;
    carrierStatus = b.carrierStatus;
    number = b.number;
    date = b.date;
    due = b.due;
    periodBegins = b.periodBegins;
    periodEnds = b.periodEnds;
    total = b.total;
    amountDue = b.amountDue;
    remaining = b.remaining;
  }

  /**
   * Begins a bill.
   *
   * @param id the carrier's id of it, 1 to 100 characters
   * @param carrierStatus the status in the carrier's words, or null when it does not say
   */
  public static Builder builder(String id, Status status, @Nullable String carrierStatus) {
    return new Builder(id, status, carrierStatus);
  }

  /** Returns the carrier's id of it. */
  public String id() {
    return id;
  }

  /** Returns its status in our words. */
  public Status status() {
    return status;
  }

  /** Returns its status in the carrier's words, or null when the carrier does not say. */
  public @Nullable String carrierStatus() {
    return carrierStatus;
  }

  /** Returns the number that people know it by, or null when it has none. */
  public @Nullable String number() {
    return number;
  }

  /** Returns when it was written, or null when the carrier does not say. */
  public @Nullable Instant date() {
    return date;
  }

  /** Returns when it must be paid, or null when the carrier does not say. */
  public @Nullable Instant due() {
    return due;
  }

  /** Returns the beginning of the time it is for, or null when the carrier does not say. */
  public @Nullable Instant periodBegins() {
    return periodBegins;
  }

  /** Returns the end of the time it is for, or null when the carrier does not say. */
  public @Nullable Instant periodEnds() {
    return periodEnds;
  }

  /** Returns its total with taxes, or null when the carrier does not say. */
  public @Nullable Money total() {
    return total;
  }

  /** Returns what was to be paid when it was written, or null when the carrier does not say. */
  public @Nullable Money amountDue() {
    return amountDue;
  }

  /** Returns what is still to be paid, or null when the carrier does not say. */
  public @Nullable Money remaining() {
    return remaining;
  }

  @Override
  public String toString() {
    return status + " " + total + ", to be paid " + remaining;
  }

  /** How a bill stands, as far as we understand the carrier's word for it. */
  public enum Status {
    /** Being written: its amounts may still change. */
    DRAFT,
    /** To be paid. */
    OPEN,
    /** Paid in part. */
    PARTLY_PAID,
    /** Paid. */
    PAID,
    /** A word that we do not know. */
    OTHER
  }

  /** Builds a {@link Bill}. */
  public static final class Builder {
    private final String id;
    private final Status status;
    private final @Nullable String carrierStatus;
    private @Nullable String number;
    private @Nullable Instant date;
    private @Nullable Instant due;
    private @Nullable Instant periodBegins;
    private @Nullable Instant periodEnds;
    private @Nullable Money total;
    private @Nullable Money amountDue;
    private @Nullable Money remaining;

    private Builder(String id, Status status, @Nullable String carrierStatus) {
      this.id = Texts.bounded(id, "bill id", 100);
      this.status = Objects.requireNonNull(status, "status");
      this.carrierStatus = carrierStatus;
    }

    /** Sets the number that people know it by; may be null. */
    public Builder number(@Nullable String value) {
      number = value;
      return this;
    }

    /** Sets when it was written and when it must be paid; both may be null. */
    public Builder dates(@Nullable Instant date, @Nullable Instant due) {
      this.date = date;
      this.due = due;
      return this;
    }

    /** Sets the time it is for; both ends may be null. */
    public Builder period(@Nullable Instant begins, @Nullable Instant ends) {
      periodBegins = begins;
      periodEnds = ends;
      return this;
    }

    /** Sets its total, what was to be paid at first, and what is still to be paid; may be null. */
    public Builder money(
        @Nullable Money total, @Nullable Money amountDue, @Nullable Money remaining) {
      this.total = total;
      this.amountDue = amountDue;
      this.remaining = remaining;
      return this;
    }

    /** Builds the bill. */
    public Bill build() {
      return new Bill(this);
    }
  }
}
