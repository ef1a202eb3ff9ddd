package io.recarga;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One sale in the records of a carrier or aggregator. */
public final class HistoryEntry {
  private final String transactionId;
  private final @Nullable String reference;
  private final Status status;
  private final String carrierStatus;
  private final @Nullable PhoneNumber number;
  private final @Nullable Money delivered;
  private final @Nullable Money cost;
  private final @Nullable String carrierTime;

  private HistoryEntry(Builder b) {
    transactionId = b.transactionId;
    reference = b.reference;
    status = b.status;
    carrierStatus = b.carrierStatus;
    number = b.number;
    delivered = b.delivered;
    cost = b.cost;
    carrierTime = b.carrierTime;
  }

  /**
   * Begins an entry.
   *
   * @param carrierStatus the status in the carrier's words
   */
  public static Builder builder(String transactionId, Status status, String carrierStatus) {
    return new Builder(transactionId, status, carrierStatus);
  }

  /** Returns the carrier's id of the sale. */
  public String transactionId() {
    return transactionId;
  }

  /** Returns the caller-side reference it was sent with, or null when it had none. */
  public @Nullable String reference() {
    return reference;
  }

  /** Returns its status in our words. */
  public Status status() {
    return status;
  }

  /** Returns its status in the carrier's words. */
  public String carrierStatus() {
    return carrierStatus;
  }

  /** Returns the line, or null when the record names none that we can read. */
  public @Nullable PhoneNumber number() {
    return number;
  }

  /** Returns what arrived at the line, or null when the record does not say. */
  public @Nullable Money delivered() {
    return delivered;
  }

  /** Returns what the wallet paid, or null when the record does not say. */
  public @Nullable Money cost() {
    return cost;
  }

  /** Returns the record's time as the carrier wrote it, often without a zone; may be null. */
  public @Nullable String carrierTime() {
    return carrierTime;
  }

  @Override
  public String toString() {
    return transactionId + " " + carrierStatus + " " + delivered + " " + number;
  }

  /** How a sale stands, as far as we understand the carrier's word for it. */
  public enum Status {
    /** Not final. */
    OPEN,
    /** Delivered. */
    DELIVERED,
    /** Not delivered, nothing charged. */
    FAILED,
    /** Charged, then all given back. */
    GIVEN_BACK,
    /** A word that we do not know. */
    OTHER
  }

  /** Builds a {@link HistoryEntry}. */
  public static final class Builder {
    private final String transactionId;
    private final Status status;
    private final String carrierStatus;
    private @Nullable String reference;
    private @Nullable PhoneNumber number;
    private @Nullable Money delivered;
    private @Nullable Money cost;
    private @Nullable String carrierTime;

    private Builder(String transactionId, Status status, String carrierStatus) {
      this.transactionId = Objects.requireNonNull(transactionId, "transactionId");
      this.status = Objects.requireNonNull(status, "status");
      this.carrierStatus = Objects.requireNonNull(carrierStatus, "carrierStatus");
    }

    /** Sets the caller-side reference; may be null. */
    public Builder reference(@Nullable String value) {
      reference = value;
      return this;
    }

    /** Sets the line; may be null. */
    public Builder number(@Nullable PhoneNumber value) {
      number = value;
      return this;
    }

    /** Sets what arrived and what the wallet paid; both may be null. */
    public Builder money(@Nullable Money delivered, @Nullable Money cost) {
      this.delivered = delivered;
      this.cost = cost;
      return this;
    }

    /** Sets the record's time as the carrier wrote it; may be null. */
    public Builder carrierTime(@Nullable String value) {
      carrierTime = value;
      return this;
    }

    /** Builds the entry. */
    public HistoryEntry build() {
      return new HistoryEntry(this);
    }
  }
}
