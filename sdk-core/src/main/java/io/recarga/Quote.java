package io.recarga;

import io.recarga.spi.AdapterId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a top-up would cost at one adapter. A forecast: the receipt holds the true cost. */
public final class Quote {
  private final AdapterId adapter;
  private final @Nullable Money delivered;
  private final Money cost;
  private final @Nullable Money fee;
  private final Instant asOf;
  private final @Nullable Money payerCost;
  private final List<PromotionFit> promotions;

  private Quote(
      AdapterId adapter,
      @Nullable Money delivered,
      Money cost,
      @Nullable Money fee,
      Instant asOf,
      @Nullable Money payerCost,
      List<PromotionFit> promotions) {
    if (cost.isNegative()) {
      throw new IllegalArgumentException("cost: is negative: " + cost);
    }
    this.adapter = Objects.requireNonNull(adapter, "adapter");
    this.delivered = delivered;
    this.cost = cost;
    this.fee = fee;
    this.asOf = Objects.requireNonNull(asOf, "asOf");
    this.payerCost = payerCost;
    this.promotions = List.copyOf(promotions);
  }

  /**
   * Makes a quote.
   *
   * @param delivered what arrives at the line, or null if the adapter cannot tell
   * @param cost what the wallet pays in all, in the wallet's currency
   * @param fee the part of {@code cost} that is a fee, or null if the adapter does not say
   * @param asOf when the prices and rates behind it were read
   * @throws IllegalArgumentException if the cost is negative
   */
  public static Quote of(
      AdapterId adapter, @Nullable Money delivered, Money cost, @Nullable Money fee, Instant asOf) {
    return new Quote(adapter, delivered, cost, fee, asOf, null, List.of());
  }

  /** Orders quotes by what the payer would pay; those that cannot be compared come last. */
  public static Comparator<Quote> cheapestFirst() {
    return (one, other) -> {
      Money left = one.payerCost;
      Money right = other.payerCost;
      if (left == null || right == null) {
        return Boolean.compare(left == null, right == null);
      }
      return left.currency().equals(right.currency()) ? left.compareTo(right) : 0;
    };
  }

  /** Returns the same quote with its cost in the payer's currency, which may be null. */
  public Quote withPayerCost(@Nullable Money value) {
    return new Quote(adapter, delivered, cost, fee, asOf, value, promotions);
  }

  /** Returns the same quote with the promotions that fit it. */
  public Quote withPromotions(List<PromotionFit> values) {
    return new Quote(adapter, delivered, cost, fee, asOf, payerCost, values);
  }

  /** Returns the adapter that quotes. */
  public AdapterId adapter() {
    return adapter;
  }

  /** Returns what arrives at the line, in its currency, or null if the adapter cannot tell. */
  public @Nullable Money delivered() {
    return delivered;
  }

  /** Returns what the wallet pays in all, in the wallet's currency. */
  public Money cost() {
    return cost;
  }

  /** Returns the part of the cost that is a fee, or null if the adapter does not say. */
  public @Nullable Money fee() {
    return fee;
  }

  /** Returns when the prices and rates behind it were read. */
  public Instant asOf() {
    return asOf;
  }

  /**
   * Returns the cost in the payer's currency by the app's rates, or null when the app gave none in
   * its {@link Routing}, or they have none for the wallet's currency.
   */
  public @Nullable Money payerCost() {
    return payerCost;
  }

  /** Returns the promotions of this adapter that fit, those that are expected to apply first. */
  public List<PromotionFit> promotions() {
    return promotions;
  }

  @Override
  public String toString() {
    return adapter + ": " + cost + (delivered == null ? "" : " for " + delivered);
  }
}
