package io.recarga;

import io.recarga.spi.AdapterId;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is known of a delivered top-up; {@link #toText} is the part that the payer is shown. */
public final class Receipt {
  private final TopUpKey key;
  private final SimCard sim;
  private final Environment environment;
  private final AdapterId adapter;
  private final String reference;
  private final @Nullable Money amount;
  private final @Nullable String planName;
  private final @Nullable Money delivered;
  private final @Nullable Money cost;
  private final @Nullable Money fee;
  private final @Nullable String transactionId;
  private final @Nullable String confirmation;
  private final @Nullable Channel channel;
  private final @Nullable Pin pin;
  private final Instant requestedAt;
  private final Instant deliveredAt;

  private Receipt(Builder b) {
    key = b.key;
    sim = b.sim;
    environment = Objects.requireNonNull(b.environment, "environment");
    adapter = Objects.requireNonNull(b.adapter, "adapter");
    reference = Objects.requireNonNull(b.reference, "reference");
    amount = b.amount;
    planName = b.planName;
    delivered = b.delivered;
    cost = b.cost;
    fee = b.fee;
    transactionId = b.transactionId;
    confirmation = b.confirmation;
    channel = b.channel;
    pin = b.pin;
    requestedAt = Objects.requireNonNull(b.requestedAt, "requestedAt");
    deliveredAt = Objects.requireNonNull(b.deliveredAt, "deliveredAt");
  }

  /** Begins a receipt for what {@code topUp} asked for. */
  public static Builder builder(TopUp topUp) {
    Builder b = new Builder(topUp.key(), topUp.sim());
    Plan plan = topUp.plan();
    b.amount = topUp.amount();
    b.planName = plan == null ? null : plan.name();
    b.channel = topUp.channel();
    return b;
  }

  /** Returns the key of the top-up. */
  public TopUpKey key() {
    return key;
  }

  /** Returns the SIM card that was renewed. */
  public SimCard sim() {
    return sim;
  }

  /** Says whether real money moved. */
  public Environment environment() {
    return environment;
  }

  /** Returns the adapter that delivered it. */
  public AdapterId adapter() {
    return adapter;
  }

  /** Returns the carrier-side reference that we derived from the key. */
  public String reference() {
    return reference;
  }

  /** Returns the face value asked for, in the line's currency, or null for a plan. */
  public @Nullable Money amount() {
    return amount;
  }

  /** Returns the name of the plan asked for, or null for an amount. */
  public @Nullable String planName() {
    return planName;
  }

  /** Returns what the carrier says it delivered, in the line's currency, or null if it does not. */
  public @Nullable Money delivered() {
    return delivered;
  }

  /**
   * Returns what our wallet paid, in the wallet's currency, or null if the carrier does not say.
   * This is the merchant's figure and is not part of {@link #toText}.
   */
  public @Nullable Money cost() {
    return cost;
  }

  /** Returns the carrier's fee on top, or null if it does not say. */
  public @Nullable Money fee() {
    return fee;
  }

  /** Returns the carrier's or aggregator's own id of the sale, or null if it gave none. */
  public @Nullable String transactionId() {
    return transactionId;
  }

  /** Returns the network operator's confirmation number, or null if none was passed on. */
  public @Nullable String confirmation() {
    return confirmation;
  }

  /** Returns the way the person renewed, or null when nobody said. */
  public @Nullable Channel channel() {
    return channel;
  }

  /** Returns the PIN to type into the phone, or null when the line was credited directly. */
  public @Nullable Pin pin() {
    return pin;
  }

  /** Returns when the top-up was accepted here. */
  public Instant requestedAt() {
    return requestedAt;
  }

  /** Returns when its delivery became known here; by our clock, not the carrier's. */
  public Instant deliveredAt() {
    return deliveredAt;
  }

  /**
   * Lays the receipt out as plain text for a printer or a chat, times in UTC.
   *
   * @param columns 32 or 48, the widths of receipt printers
   * @throws IllegalArgumentException for another width
   */
  public String toText(int columns) {
    return toText(columns, ZoneOffset.UTC);
  }

  /**
   * Lays the receipt out as plain text for a printer or a chat. The number is shown with its middle
   * hidden; the PIN is shown in full, because it is what the payer bought.
   *
   * @param columns 32 or 48, the widths of receipt printers
   * @param zone the zone in which times are shown
   * @throws IllegalArgumentException for another width
   */
  public String toText(int columns, ZoneId zone) {
    return new ReceiptText(columns, zone).of(this);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Receipt that
        && key.equals(that.key)
        && sim.equals(that.sim)
        && environment == that.environment
        && adapter.equals(that.adapter)
        && reference.equals(that.reference)
        && Objects.equals(amount, that.amount)
        && Objects.equals(planName, that.planName)
        && Objects.equals(delivered, that.delivered)
        && Objects.equals(cost, that.cost)
        && Objects.equals(fee, that.fee)
        && Objects.equals(transactionId, that.transactionId)
        && Objects.equals(confirmation, that.confirmation)
        && Objects.equals(channel, that.channel)
        && Objects.equals(pin, that.pin)
        && requestedAt.equals(that.requestedAt)
        && deliveredAt.equals(that.deliveredAt);
  }

  @Override
  public int hashCode() {
    return Objects.hash(
        key,
        sim,
        environment,
        adapter,
        reference,
        amount,
        planName,
        delivered,
        cost,
        fee,
        transactionId,
        confirmation,
        channel,
        pin,
        requestedAt,
        deliveredAt);
  }

  /** Returns the same receipt with a PIN that was read again from the carrier. */
  public Receipt withPin(Pin value) {
    Builder b = new Builder(key, sim)
        .attempt(environment, adapter, reference)
        .times(requestedAt, deliveredAt)
        .delivered(delivered)
        .cost(cost)
        .fee(fee)
        .transactionId(transactionId)
        .confirmation(confirmation)
        .pin(Objects.requireNonNull(value, "pin"));
    b.amount = amount;
    b.planName = planName;
    b.channel = channel;
    return b.build();
  }

  @Override
  public String toString() {
    return key + ": " + (planName == null ? amount : planName) + " delivered to " + sim;
  }

  /** Builds a {@link Receipt}. */
  public static final class Builder {
    private final TopUpKey key;
    private final SimCard sim;
    private @Nullable Environment environment;
    private @Nullable AdapterId adapter;
    private @Nullable String reference;
    private @Nullable Money amount;
    private @Nullable String planName;
    private @Nullable Money delivered;
    private @Nullable Money cost;
    private @Nullable Money fee;
    private @Nullable String transactionId;
    private @Nullable String confirmation;
    private @Nullable Channel channel;
    private @Nullable Pin pin;
    private @Nullable Instant requestedAt;
    private @Nullable Instant deliveredAt;

    private Builder(TopUpKey key, SimCard sim) {
      this.key = key;
      this.sim = sim;
    }

    /** Sets who delivered it, under which reference; required. */
    public Builder attempt(Environment environment, AdapterId adapter, String reference) {
      this.environment = environment;
      this.adapter = adapter;
      this.reference = reference;
      return this;
    }

    /** Sets when it was accepted and when delivery became known; required. */
    public Builder times(Instant requestedAt, Instant deliveredAt) {
      this.requestedAt = requestedAt;
      this.deliveredAt = deliveredAt;
      return this;
    }

    /** Sets what the carrier says it delivered; may be null. */
    public Builder delivered(@Nullable Money value) {
      delivered = value;
      return this;
    }

    /** Sets what our wallet paid; may be null. */
    public Builder cost(@Nullable Money value) {
      cost = value;
      return this;
    }

    /** Sets the carrier's fee on top; may be null. */
    public Builder fee(@Nullable Money value) {
      fee = value;
      return this;
    }

    /** Sets the carrier's own id of the sale; may be null. */
    public Builder transactionId(@Nullable String value) {
      transactionId = value;
      return this;
    }

    /** Sets the network operator's confirmation number; may be null. */
    public Builder confirmation(@Nullable String value) {
      confirmation = value;
      return this;
    }

    /** Sets the PIN; may be null. */
    public Builder pin(@Nullable Pin value) {
      pin = value;
      return this;
    }

    /** Builds the receipt. */
    public Receipt build() {
      return new Receipt(this);
    }
  }
}
