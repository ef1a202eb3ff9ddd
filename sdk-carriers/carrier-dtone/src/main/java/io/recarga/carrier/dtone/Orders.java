package io.recarga.carrier.dtone;

import io.recarga.Carrier;
import io.recarga.Money;
import io.recarga.NotServedException;
import io.recarga.Plan;
import io.recarga.TopUp;
import io.recarga.spi.AdapterId;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds the product that delivers exactly what a top-up asks for, or says why there is none. */
final class Orders {
  private final AdapterId id;
  private final Catalogue catalogue;

  Orders(AdapterId id, Catalogue catalogue) {
    this.id = id;
    this.catalogue = catalogue;
  }

  /**
   * Makes the order.
   *
   * @throws NotServedException if nothing here delivers exactly that, with the nearest offers
   */
  Order of(TopUp topUp) {
    Carrier carrier = topUp.sim().carrier();
    if (topUp.sim().number() == null) {
      throw refused("the phone number of the SIM card is missing");
    }
    Plan plan = topUp.plan();
    return plan != null
        ? ofPlan(plan, carrier)
        : ofAmount(Objects.requireNonNull(topUp.amount(), "amount"), carrier);
  }

  private Order ofPlan(Plan plan, Carrier carrier) {
    if (!plan.adapter().equals(id)) {
      throw refused("plan " + plan.id() + " is sold by " + plan.adapter());
    }
    for (Offer offer : catalogue.of(carrier).value()) {
      if (offer.isPlan() && Long.toString(offer.id()).equals(plan.id())) {
        String missing = offer.missing();
        if (missing != null) {
          throw refused(offer.title() + " needs what a top-up does not tell: " + missing);
        }
        return Order.of(offer, null);
      }
    }
    throw refused("plan " + plan.id() + " is not sold for lines of " + carrier + " any more");
  }

  private Order ofAmount(Money amount, Carrier carrier) {
    List<Offer> plain =
        catalogue.of(carrier).value().stream().filter(Offer::isPlainCredit).toList();
    if (plain.isEmpty()) {
      throw refused("no credit for " + carrier + " is sold to this account in " + carrier.country()
          + "; set operator(carrier, id) if it bears another name");
    }
    List<Offer> inCurrency = plain.stream()
        .filter(offer -> amount.currency().getCurrencyCode().equals(offer.currency()))
        .toList();
    Order cheapest = inCurrency.stream()
        .filter(offer -> offer.missing() == null && sells(offer, amount.amount()))
        .map(offer -> Order.of(offer, amount))
        .min(Comparator.comparing(Orders::costOf))
        .orElse(null);
    if (cheapest != null) {
      return cheapest;
    }
    throw refused(whyNot(amount, carrier, inCurrency));
  }

  private static boolean sells(Offer offer, BigDecimal amount) {
    Bounds bounds = offer.bounds();
    return bounds != null && bounds.allows(amount);
  }

  /** What costs nobody knows how much comes last. */
  private static BigDecimal costOf(Order order) {
    Money cost = order.cost();
    return cost == null ? new BigDecimal(Long.MAX_VALUE) : cost.amount();
  }

  private static String whyNot(Money amount, Carrier carrier, List<Offer> offers) {
    for (Offer offer : offers) {
      String missing = offer.missing();
      if (missing != null && sells(offer, amount.amount())) {
        return offer.title() + " needs what a top-up does not tell: " + missing;
      }
    }
    String currency = amount.currency().getCurrencyCode();
    Money below = nearest(offers, amount, true);
    Money above = nearest(offers, amount, false);
    String near = below == null
        ? above == null ? "nothing in " + currency : above.toString()
        : above == null ? below.toString() : below + " and " + above;
    return carrier + " is not sold " + amount + "; nearest: " + near;
  }

  private static @Nullable Money nearest(List<Offer> offers, Money amount, boolean below) {
    BigDecimal best = null;
    for (Offer offer : offers) {
      Bounds bounds = offer.bounds();
      if (bounds == null || offer.missing() != null) {
        continue;
      }
      BigDecimal found = below ? bounds.floor(amount.amount()) : bounds.ceiling(amount.amount());
      boolean nearer = found != null
          && (best == null || (below ? found.compareTo(best) > 0 : found.compareTo(best) < 0));
      best = nearer ? found : best;
    }
    return best == null ? null : Money.of(best, amount.currency().getCurrencyCode());
  }

  private NotServedException refused(String why) {
    return new NotServedException(id + ": " + why);
  }
}
