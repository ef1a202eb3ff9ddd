package io.recarga.market.peru;

import io.recarga.Carrier;
import java.util.List;
import java.util.Objects;

/** What is known of a carrier besides its brand and network codes. */
public final class CarrierFacts {
  private final Carrier carrier;
  private final List<LegalName> legalNames;
  private final LineExpiry expiry;

  private CarrierFacts(Carrier carrier, List<LegalName> legalNames, LineExpiry expiry) {
    this.carrier = Objects.requireNonNull(carrier, "carrier");
    this.legalNames = List.copyOf(legalNames);
    this.expiry = Objects.requireNonNull(expiry, "expiry");
    if (legalNames.isEmpty()) {
      throw new IllegalArgumentException("legalNames: give at least one, it may be unknown");
    }
  }

  /**
   * Makes the facts of one carrier.
   *
   * @param legalNames newest first
   */
  public static CarrierFacts of(Carrier carrier, List<LegalName> legalNames, LineExpiry expiry) {
    return new CarrierFacts(carrier, legalNames, expiry);
  }

  /** Returns the carrier. */
  public Carrier carrier() {
    return carrier;
  }

  /** Returns the registered name of the company behind the brand. */
  public LegalName legalName() {
    return legalNames.get(0);
  }

  /** Returns its registered names, newest first, as far back as is known. */
  public List<LegalName> legalNames() {
    return legalNames;
  }

  /** Returns when its prepaid lines are limited, suspended and lost. */
  public LineExpiry expiry() {
    return expiry;
  }

  @Override
  public String toString() {
    return carrier + ": " + legalName() + ", " + expiry;
  }
}
