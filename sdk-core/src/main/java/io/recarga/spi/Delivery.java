package io.recarga.spi;

import io.recarga.Money;
import io.recarga.PhoneNumber;
import io.recarga.Pin;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a carrier says of a completed sale. What it echoes is compared with what was asked for
 * before anybody is told "delivered".
 */
@Beta
public final class Delivery {
  private final Evidence evidence;
  private final @Nullable String echoedReference;
  private final @Nullable PhoneNumber echoedNumber;
  private final @Nullable Money delivered;
  private final @Nullable Money cost;
  private final @Nullable Money fee;
  private final @Nullable String confirmation;
  private final @Nullable Pin pin;

  private Delivery(Builder b) {
    evidence = b.evidence;
    echoedReference = b.echoedReference;
    echoedNumber = b.echoedNumber;
    delivered = b.delivered;
    cost = b.cost;
    fee = b.fee;
    confirmation = b.confirmation;
    pin = b.pin;
  }

  /** Begins a delivery; every other part is null until set, which means "the carrier is silent". */
  public static Builder builder(Evidence evidence) {
    return new Builder(evidence);
  }

  /** Returns the carrier's own id and words. */
  public Evidence evidence() {
    return evidence;
  }

  /** Returns the reference as the carrier repeats it, or null if it does not. */
  public @Nullable String echoedReference() {
    return echoedReference;
  }

  /** Returns the line as the carrier repeats it, or null if it does not. */
  public @Nullable PhoneNumber echoedNumber() {
    return echoedNumber;
  }

  /** Returns what arrived, in the line's currency, or null if the carrier does not say. */
  public @Nullable Money delivered() {
    return delivered;
  }

  /** Returns what the wallet paid, or null if the carrier does not say. */
  public @Nullable Money cost() {
    return cost;
  }

  /** Returns the fee on top, or null if the carrier does not say. */
  public @Nullable Money fee() {
    return fee;
  }

  /** Returns the network operator's confirmation number, or null if none was passed on. */
  public @Nullable String confirmation() {
    return confirmation;
  }

  /** Returns the PIN, or null when the line was credited directly. */
  public @Nullable Pin pin() {
    return pin;
  }

  @Override
  public String toString() {
    return "delivered " + delivered + " (" + evidence + ")";
  }

  /** Builds a {@link Delivery}. */
  public static final class Builder {
    private final Evidence evidence;
    private @Nullable String echoedReference;
    private @Nullable PhoneNumber echoedNumber;
    private @Nullable Money delivered;
    private @Nullable Money cost;
    private @Nullable Money fee;
    private @Nullable String confirmation;
    private @Nullable Pin pin;

    private Builder(Evidence evidence) {
      this.evidence = Objects.requireNonNull(evidence, "evidence");
    }

    /** Sets what the carrier repeats of the request; both may be null. */
    public Builder echo(@Nullable String reference, @Nullable PhoneNumber number) {
      echoedReference = reference;
      echoedNumber = number;
      return this;
    }

    /** Sets what arrived, in the line's currency; may be null. */
    public Builder delivered(@Nullable Money value) {
      delivered = value;
      return this;
    }

    /** Sets what the wallet paid and the fee on top; both may be null. */
    public Builder cost(@Nullable Money cost, @Nullable Money fee) {
      this.cost = cost;
      this.fee = fee;
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

    /** Builds the delivery. */
    public Delivery build() {
      return new Delivery(this);
    }
  }
}
