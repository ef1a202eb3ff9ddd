package io.recarga;

import java.util.Currency;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * In which order the adapters that may carry a top-up are tried. Whatever the order, another adapter
 * is only tried after hard proof that nothing was sold. Immutable.
 */
public final class Routing {
  private static final Routing PREFERRED = new Routing(Kind.PREFERRED, null, null);
  private static final Routing MOST_RELIABLE = new Routing(Kind.MOST_RELIABLE, null, null);

  private final Kind kind;
  private final @Nullable Currency currency;
  private final @Nullable Rates rates;

  private Routing(Kind kind, @Nullable Currency currency, @Nullable Rates rates) {
    this.kind = kind;
    this.currency = currency;
    this.rates = rates;
  }

  /** Tries the adapters in the order in which they were added. The default. */
  public static Routing preferred() {
    return PREFERRED;
  }

  /**
   * Tries the adapter first whose cost, as it is known before sending, is the lowest in {@code
   * currency}. Adapters whose cost is not known, or not convertible, come last in the order in which
   * they were added. Each top-up asks all of them for their price.
   *
   * @param rates converts what the wallets pay; the app answers for it
   */
  public static Routing cheapest(Currency currency, Rates rates) {
    return new Routing(
        Kind.CHEAPEST,
        Objects.requireNonNull(currency, "currency"),
        Objects.requireNonNull(rates, "rates"));
  }

  /**
   * Tries the adapter first that carried out the largest share of what this process sent through it
   * to the same carrier of late. What was declined for the line's or the payer's sake does not count,
   * and an adapter that was hardly tried counts as good.
   */
  public static Routing mostReliable() {
    return MOST_RELIABLE;
  }

  /**
   * Returns the same order with the payer's currency, in which {@link Lookups#quote} and {@link
   * Lookups#roads} then show what the wallets pay.
   *
   * @param rates converts what the wallets pay; the app answers for it
   */
  public Routing inCurrency(Currency currency, Rates rates) {
    return new Routing(
        kind, Objects.requireNonNull(currency, "currency"), Objects.requireNonNull(rates, "rates"));
  }

  /** Returns which order it is. */
  public Kind kind() {
    return kind;
  }

  /** Returns the currency in which costs are compared and shown, or null where they are not. */
  public @Nullable Currency currency() {
    return currency;
  }

  /**
   * Returns {@code cost} in the currency of comparison, or null if it is not comparable. What the
   * rates throw makes it so.
   */
  public @Nullable Money comparable(@Nullable Money cost) {
    if (cost == null || currency == null || cost.currency().equals(currency)) {
      return cost;
    }
    try {
      Money converted = rates == null ? null : rates.convert(cost, currency);
      return converted != null && converted.currency().equals(currency) ? converted : null;
    } catch (RuntimeException e) {
      return null;
    }
  }

  @Override
  public String toString() {
    return currency == null ? kind.toString() : kind + " in " + currency;
  }

  /** An order. */
  public enum Kind {
    /** As they were added. */
    PREFERRED,
    /** By their cost. */
    CHEAPEST,
    /** By their measured success. */
    MOST_RELIABLE
  }

  /** The app's exchange rates. Must be thread-safe and quick. */
  @FunctionalInterface
  public interface Rates {
    /** Returns {@code money} in {@code currency}, or null if there is no rate. */
    @Nullable
    Money convert(Money money, Currency currency);
  }
}
