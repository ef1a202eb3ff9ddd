package io.recarga.carrier.selfcare;

import io.recarga.Money;
import io.recarga.retry.TimeSource;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an offering costs. */
final class Prices {
  private final Moments moments;
  private final TimeSource time;

  Prices(Moments moments, TimeSource time) {
    this.moments = moments;
    this.time = time;
  }

  /** Returns the one price that is paid at once or per period, or null if there is not one. */
  @Nullable
  Money of(Wire.Offering offering) {
    Set<Money> prices = new LinkedHashSet<>();
    for (Wire.Price price : Present.in(offering.productOfferingPrice())) {
      boolean counts = !Words.bare(price.priceType()).startsWith("usage")
          && !Words.isOver(price.lifecycleStatus())
          && moments.covers(price.validFor(), time.now());
      if (counts) {
        Money money = sumOf(price.price());
        if (money == null) {
          return null;
        }
        prices.add(money);
      }
    }
    return prices.size() == 1 ? prices.iterator().next() : null;
  }

  private static @Nullable Money sumOf(Wire.@Nullable Sum sum) {
    if (sum == null) {
      return null;
    }
    Money withTax = Amounts.money(sum.taxIncludedAmount());
    return withTax != null
        ? withTax
        : Amounts.money(new Wire.Amount(sum.value(), sum.unit(), sum.amount(), sum.units()));
  }
}
