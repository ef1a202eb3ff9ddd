package io.recarga.spi;

import io.recarga.TopUp;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One permission to send a top-up through one adapter, or the memory of it when asking. */
@Beta
public final class Attempt {
  private final TopUp topUp;
  private final String reference;
  private final Instant began;
  private final Route route;
  private final @Nullable String transactionId;
  private final @Nullable SendPermit permit;

  private Attempt(Builder b) {
    topUp = b.topUp;
    reference = b.reference;
    began = b.began;
    route = b.route;
    transactionId = b.transactionId;
    permit = b.permit;
  }

  /**
   * Begins an attempt.
   *
   * @param reference our id of it at the carrier: 26 capital letters and digits
   * @param began when the attempt was journaled
   */
  public static Builder builder(TopUp topUp, String reference, Instant began, Route route) {
    return new Builder(topUp, reference, began, route);
  }

  /** Returns what is to be delivered. */
  public TopUp topUp() {
    return topUp;
  }

  /** Returns our id of the obligation at this adapter: the same again for a repeated attempt. */
  public String reference() {
    return reference;
  }

  /** Returns when the attempt was journaled; nothing of it was sent earlier. */
  public Instant began() {
    return began;
  }

  /** Returns what {@link CarrierAdapter#prepare} found out. */
  public Route route() {
    return route;
  }

  /** Returns the carrier's own id, or null while it has not told one. */
  public @Nullable String transactionId() {
    return transactionId;
  }

  /**
   * Returns the leave to send.
   *
   * @throws IllegalStateException if this attempt is only to be asked about
   */
  public SendPermit permit() {
    if (permit == null) {
      throw new IllegalStateException("this attempt may not be sent");
    }
    return permit;
  }

  @Override
  public String toString() {
    return reference + " for " + topUp;
  }

  /** Builds an {@link Attempt}. */
  public static final class Builder {
    private final TopUp topUp;
    private final String reference;
    private final Instant began;
    private final Route route;
    private @Nullable String transactionId;
    private @Nullable SendPermit permit;

    private Builder(TopUp topUp, String reference, Instant began, Route route) {
      this.topUp = Objects.requireNonNull(topUp, "topUp");
      this.reference = Objects.requireNonNull(reference, "reference");
      this.began = Objects.requireNonNull(began, "began");
      this.route = Objects.requireNonNull(route, "route");
    }

    /** Sets the carrier's own id; may be null. */
    public Builder transactionId(@Nullable String value) {
      transactionId = value;
      return this;
    }

    /** Sets the leave to send; without it the attempt can only be asked about. */
    public Builder permit(SendPermit value) {
      permit = Objects.requireNonNull(value, "permit");
      return this;
    }

    /** Builds the attempt. */
    public Attempt build() {
      return new Attempt(this);
    }
  }
}
