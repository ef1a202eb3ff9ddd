package io.recarga;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A line to renew: known by its phone number, its ICCID or both, at one {@link Carrier}.
 *
 * <p>The carrier is the caller's word. Numbers are portable, so a prefix never proves it; {@code
 * lookups().carrierOf(number)} asks who really looks up.
 */
public final class SimCard {
  private final @Nullable PhoneNumber number;
  private final @Nullable Iccid iccid;
  private final Carrier carrier;
  private final @Nullable SimType type;

  private SimCard(
      @Nullable PhoneNumber number,
      @Nullable Iccid iccid,
      Carrier carrier,
      @Nullable SimType type) {
    if (number != null) {
      NumberingPlan.checkCountry(number, carrier);
    }
    this.number = number;
    this.iccid = iccid;
    this.carrier = carrier;
    this.type = type;
  }

  /**
   * Makes a SIM card known by its phone number.
   *
   * @param number as people of the carrier's country write it, or international
   * @throws IllegalArgumentException if it is not a mobile number of that country, with the reason
   */
  public static SimCard of(String number, Carrier carrier) {
    Objects.requireNonNull(carrier, "carrier");
    return of(PhoneNumber.parse(number, carrier.country()), carrier);
  }

  /** Makes a SIM card known by its phone number. */
  public static SimCard of(PhoneNumber number, Carrier carrier) {
    return builder(carrier).number(number).build();
  }

  /** Makes a SIM card known by its ICCID only, as data SIMs often are. */
  public static SimCard of(Iccid iccid, Carrier carrier) {
    return builder(carrier).iccid(iccid).build();
  }

  /**
   * Makes a SIM card whose line is not known any more: what a journal returns for rows that were
   * pruned or erased. It cannot be topped up.
   */
  public static SimCard erased(Carrier carrier) {
    return new SimCard(null, null, Objects.requireNonNull(carrier, "carrier"), null);
  }

  /** Begins a SIM card of {@code carrier}. */
  public static Builder builder(Carrier carrier) {
    return new Builder(carrier);
  }

  /** Returns a builder that holds this card's values. */
  public Builder toBuilder() {
    Builder b = new Builder(carrier);
    b.number = number;
    b.iccid = iccid;
    b.type = type;
    return b;
  }

  /** Says whether the line is not known any more; then number and ICCID are both null. */
  public boolean isErased() {
    return number == null && iccid == null;
  }

  /** Returns the phone number, or null when only the ICCID is known. */
  public @Nullable PhoneNumber number() {
    return number;
  }

  /** Returns the ICCID, or null when only the phone number is known. */
  public @Nullable Iccid iccid() {
    return iccid;
  }

  /** Returns the carrier. */
  public Carrier carrier() {
    return carrier;
  }

  /** Returns what the card is used for, or null when nobody said. */
  public @Nullable SimType type() {
    return type;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SimCard that
        && Objects.equals(number, that.number)
        && Objects.equals(iccid, that.iccid)
        && carrier.equals(that.carrier)
        && type == that.type;
  }

  @Override
  public int hashCode() {
    return Objects.hash(number, iccid, carrier, type);
  }

  /** Shows the carrier and the line with its middle hidden. */
  @Override
  public String toString() {
    return carrier.brand() + " " + (isErased() ? "(erased)" : number != null ? number : iccid);
  }

  /** Builds a {@link SimCard}. */
  public static final class Builder {
    private final Carrier carrier;
    private @Nullable PhoneNumber number;
    private @Nullable Iccid iccid;
    private @Nullable SimType type;

    private Builder(Carrier carrier) {
      this.carrier = Objects.requireNonNull(carrier, "carrier");
    }

    /** Sets the phone number. */
    public Builder number(PhoneNumber value) {
      number = Objects.requireNonNull(value, "number");
      return this;
    }

    /** Sets the ICCID. */
    public Builder iccid(Iccid value) {
      iccid = Objects.requireNonNull(value, "iccid");
      return this;
    }

    /** Sets what the card is used for. */
    public Builder type(SimType value) {
      type = Objects.requireNonNull(value, "type");
      return this;
    }

    /**
     * Builds the card.
     *
     * @throws IllegalArgumentException if it has neither number nor ICCID, or a number of another
     *     country than the carrier's
     */
    public SimCard build() {
      if (number == null && iccid == null) {
        throw new IllegalArgumentException("number, iccid: give at least one of the two");
      }
      return new SimCard(number, iccid, carrier, type);
    }
  }
}
