package io.recarga.carrier.ding;

import io.recarga.Money;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What could be delivered instead of an amount; shows the nearest less and the nearest more. */
final class Offers {
  private final Money wanted;
  private final SortedSet<Money> less = new TreeSet<>();
  private final SortedSet<Money> more = new TreeSet<>();
  private final SortedSet<String> otherCurrencies = new TreeSet<>();

  Offers(Money wanted) {
    this.wanted = wanted;
  }

  void add(@Nullable Money offer) {
    if (offer == null) {
      return;
    }
    if (!offer.currency().equals(wanted.currency())) {
      addCurrency(offer);
    } else if (offer.compareTo(wanted) < 0) {
      less.add(offer);
    } else if (offer.compareTo(wanted) > 0) {
      more.add(offer);
    }
  }

  void addCurrency(@Nullable Money offer) {
    if (offer != null) {
      otherCurrencies.add(offer.currency().getCurrencyCode());
    }
  }

  @Override
  public String toString() {
    if (!less.isEmpty() && !more.isEmpty()) {
      return "the nearest offers are " + less.last() + " and " + more.first();
    }
    if (!less.isEmpty() || !more.isEmpty()) {
      return "the nearest offer is " + (less.isEmpty() ? more.first() : less.last());
    }
    return otherCurrencies.isEmpty()
        ? "nothing near it is sold"
        : "it is sold in " + String.join(", ", otherCurrencies) + " only";
  }
}
