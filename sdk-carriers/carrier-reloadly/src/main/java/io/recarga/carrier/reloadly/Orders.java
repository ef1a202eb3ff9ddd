package io.recarga.carrier.reloadly;

import io.recarga.Carrier;
import io.recarga.Money;
import io.recarga.NotServedException;
import io.recarga.Plan;
import io.recarga.TopUp;
import io.recarga.spi.AdapterId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the order that delivers exactly what a top-up asks for, or says why there is none. */
final class Orders {
  // People top up by some round amounts; whoever does not must not fill the memory.
  private static final int MOST_ORDERS = 1_000;

  private final AdapterId id;
  private final Operators operators;

  Orders(AdapterId id, Operators operators) {
    this.id = id;
    this.operators = operators;
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
    Money amount = topUp.amount();
    return plan != null
        ? ofPlan(plan, carrier)
        : ofAmount(Objects.requireNonNull(amount, "amount"), carrier);
  }

  private Order ofPlan(Plan plan, Carrier carrier) {
    if (!plan.adapter().equals(id)) {
      throw refused("plan " + plan.id() + " is sold by " + plan.adapter());
    }
    PlanId wanted = PlanId.parse(plan.id());
    for (Wire.Operator operator : operators.of(carrier).all()) {
      for (Denomination sold : Denomination.of(operator)) {
        if (sold.planId().equals(wanted)) {
          return Order.at(operator, sold.amount(), sold.local(), sold.delivered());
        }
      }
    }
    throw refused("plan " + plan.id() + " is not sold for lines of " + carrier + " any more");
  }

  private Order ofAmount(Money amount, Carrier carrier) {
    Operators.Served served = operators.of(carrier);
    Order known = served.orders().get(amount);
    if (known != null) {
      return known;
    }
    Order found = ofAmount(amount, carrier, served.plain());
    if (served.orders().size() < MOST_ORDERS) {
      served.orders().put(amount, found);
    }
    return found;
  }

  private Order ofAmount(Money amount, Carrier carrier, List<Wire.Operator> candidates) {
    if (candidates.isEmpty()) {
      throw refused("no operator for " + carrier + " is listed in " + carrier.country()
          + "; set operator(carrier, id) if it bears another name");
    }
    List<String> reasons = new ArrayList<>();
    for (Wire.Operator operator : candidates) {
      Order order = tryAt(operator, amount, reasons);
      if (order != null) {
        return order;
      }
    }
    throw refused(String.join("; ", reasons));
  }

  private static @Nullable Order tryAt(Wire.Operator operator, Money amount, List<String> reasons) {
    String currency = amount.currency().getCurrencyCode();
    String who = operator.name() + " (" + operator.anyId() + ") ";
    if (!currency.equals(operator.destinationCurrencyCode())) {
      reasons.add(who + "delivers " + operator.destinationCurrencyCode() + ", not " + currency);
      return null;
    }
    if ("FIXED".equals(operator.denominationType())) {
      return fixed(operator, amount, who, reasons);
    }
    if (!"RANGE".equals(operator.denominationType())) {
      reasons.add(who + "sells in an unknown way: " + operator.denominationType());
      return null;
    }
    return range(operator, amount, who, reasons);
  }

  private static @Nullable Order fixed(
      Wire.Operator operator, Money amount, String who, List<String> reasons) {
    List<Denomination> sold = Denomination.of(operator);
    for (Denomination one : sold) {
      if (amount.equals(one.delivered())) {
        return Order.at(operator, one.amount(), one.local(), amount);
      }
    }
    String amounts = sold.stream()
        .map(one -> String.valueOf(one.delivered()))
        .distinct()
        .collect(Collectors.joining(", "));
    reasons.add(who + "does not sell " + amount + (amounts.isEmpty() ? "" : ", only " + amounts));
    return null;
  }

  private static @Nullable Order range(
      Wire.Operator operator, Money amount, String who, List<String> reasons) {
    String currency = amount.currency().getCurrencyCode();
    boolean local = Operators.isTrue(operator.supportsLocalAmounts());
    if (!local && !currency.equals(operator.senderCurrencyCode())) {
      reasons.add(who + "takes amounts in " + operator.senderCurrencyCode()
          + " only, so that it cannot deliver exactly " + amount);
      return null;
    }
    BigDecimal least = local ? operator.localMinAmount() : operator.minAmount();
    BigDecimal most = local ? operator.localMaxAmount() : operator.maxAmount();
    // Without bounds, as some operators are listed, Reloadly itself refuses what is beyond.
    boolean tooLittle = least != null && amount.amount().compareTo(least) < 0;
    boolean tooMuch = most != null && amount.amount().compareTo(most) > 0;
    if (tooLittle || tooMuch) {
      reasons.add(
          who + "takes " + text(least) + " to " + text(most) + " " + currency + ", not " + amount);
      return null;
    }
    return Order.at(operator, amount.amount(), local, amount);
  }

  private static String text(@Nullable BigDecimal bound) {
    return bound == null ? "any" : bound.toPlainString();
  }

  private NotServedException refused(String why) {
    return new NotServedException(id + ": " + why);
  }
}
