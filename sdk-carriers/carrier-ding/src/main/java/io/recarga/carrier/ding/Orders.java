package io.recarga.carrier.ding;

import io.recarga.Carrier;
import io.recarga.Money;
import io.recarga.NotServedException;
import io.recarga.Plan;
import io.recarga.TopUp;
import io.recarga.spi.AdapterId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the order that delivers exactly what a top-up asks for, or says why there is none. */
final class Orders {
  private final AdapterId id;
  private final Catalogue catalogue;
  private final Estimates estimates;
  private final Set<String> settings;

  Orders(AdapterId id, Catalogue catalogue, Estimates estimates, Set<String> settings) {
    this.id = id;
    this.catalogue = catalogue;
    this.estimates = estimates;
    this.settings = Set.copyOf(settings);
  }

  /**
   * Makes the order.
   *
   * @throws NotServedException if nothing here delivers exactly that, with the reason
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
    for (Wire.Product product : catalogue.of(carrier).value()) {
      if (Products.sku(product).equals(plan.id()) && Products.isFixed(product)) {
        String missing = Products.missingSetting(product, settings);
        if (missing != null) {
          throw refused("plan " + plan.id() + " demands setting(\"" + missing + "\", …)");
        }
        return Order.of(product, Products.minimum(product));
      }
    }
    throw refused("plan " + plan.id() + " is not sold for lines of " + carrier + " any more");
  }

  private Order ofAmount(Money amount, Carrier carrier) {
    List<Wire.Product> credit = catalogue.of(carrier).value().stream()
        .filter(Products::isCredit)
        .filter(product -> Products.missingSetting(product, settings) == null)
        .toList();
    if (credit.isEmpty()) {
      throw refused("no credit for " + carrier + " is listed in " + carrier.country()
          + "; set provider(carrier, code) if its provider bears another name");
    }
    Offers offers = new Offers(amount);
    List<Order> exact = new ArrayList<>();
    for (Wire.Product product : credit) {
      if (Products.isFixed(product)) {
        Order order = Order.of(product, Products.minimum(product));
        offers.add(order.received());
        if (amount.equals(order.received())) {
          exact.add(order);
        }
      }
    }
    // A fixed price is certain; what a range delivers depends on today's rate.
    if (exact.isEmpty()) {
      for (Wire.Product product : credit) {
        Order order = Products.isFixed(product) ? null : ofRange(product, amount, offers);
        if (order != null) {
          exact.add(order);
        }
      }
    }
    return exact.stream()
        .min(Comparator.comparing(Orders::costOf).thenComparing(Order::sku))
        .orElseThrow(() -> refused("does not sell exactly " + amount + ": " + offers));
  }

  private @Nullable Order ofRange(Wire.Product product, Money amount, Offers offers) {
    Money least = Amounts.received(Products.minimum(product));
    Money most = Amounts.received(Products.maximum(product));
    if (least == null
        || most == null
        || !least.currency().equals(amount.currency())
        || !most.currency().equals(amount.currency())) {
      offers.addCurrency(least);
      return null;
    }
    if (amount.compareTo(least) < 0 || amount.compareTo(most) > 0) {
      offers.add(least);
      offers.add(most);
      return null;
    }
    Wire.Price price = estimates.exactly(product, amount, offers);
    return price == null ? null : Order.of(product, price);
  }

  private static BigDecimal costOf(Order order) {
    Money cost = order.cost();
    return cost == null ? order.value() : cost.amount();
  }

  private NotServedException refused(String why) {
    return new NotServedException(id + ": " + why);
  }
}
