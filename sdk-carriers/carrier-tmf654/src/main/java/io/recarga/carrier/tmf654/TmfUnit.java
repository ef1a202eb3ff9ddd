package io.recarga.carrier.tmf654;

import io.recarga.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How money is counted on the wire.
 *
 * @param name what the wire calls the unit
 * @param decimals how many of the currency's decimals the unit holds
 */
record TmfUnit(String name, int decimals) {
  private static final int MOST_DECIMALS = 8;

  TmfUnit {
    if (Objects.requireNonNull(name, "amountUnit").isBlank()) {
      throw new IllegalArgumentException("amountUnit: is blank");
    }
    if (decimals < 0 || decimals > MOST_DECIMALS) {
      throw new IllegalArgumentException("decimals: must be from 0 to 8: " + decimals);
    }
  }

  static TmfUnit of(String name, int decimals) {
    return new TmfUnit(name, decimals);
  }

  /** Returns {@code money} as a quantity of the wire. */
  Quantity toWire(Money money) {
    return new Quantity(money.amount().movePointRight(decimals), name);
  }

  /** Says whether the quantity is of this unit; one that names none is taken for it. */
  boolean isOf(Quantity quantity) {
    String units = quantity.units();
    return units == null || units.isBlank() || units.strip().equalsIgnoreCase(name);
  }

  /** Returns the money that a quantity of this unit is, or null where it states no number. */
  @Nullable
  Money toMoney(Quantity quantity, Currency currency) {
    BigDecimal amount = quantity.amount();
    return amount == null ? null : new Money(amount.movePointLeft(decimals), currency);
  }
}
