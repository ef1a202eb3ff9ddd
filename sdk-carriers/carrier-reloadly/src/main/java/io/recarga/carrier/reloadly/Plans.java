package io.recarga.carrier.reloadly;

import io.recarga.Carrier;
import io.recarga.Money;
import io.recarga.Plan;
import io.recarga.spi.AdapterId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists every fixed denomination for a carrier as a plan. */
final class Plans {
  private static final int LONGEST_NAME = 120;

  private final AdapterId id;
  private final Operators operators;

  Plans(AdapterId id, Operators operators) {
    this.id = id;
    this.operators = operators;
  }

  List<Plan> of(Carrier carrier) {
    Map<String, Plan> plans = new LinkedHashMap<>();
    for (Wire.Operator operator : operators.of(carrier).all()) {
      for (Denomination sold : Denomination.of(operator)) {
        Plan plan = planOf(operator, sold, carrier);
        if (plan != null) {
          plans.putIfAbsent(plan.id(), plan);
        }
      }
    }
    return List.copyOf(plans.values());
  }

  private @Nullable Plan planOf(Wire.Operator operator, Denomination sold, Carrier carrier) {
    Money inWallet = Amounts.orNull(sold.amount(), operator.senderCurrencyCode());
    Money price = sold.delivered() != null ? sold.delivered() : inWallet;
    if (price == null) {
      return null;
    }
    String text = PlainText.of(sold.description());
    String name = nameOf(operator, sold, text);
    Plan.Builder plan = Plan.builder(id, sold.planId().toString(), name, carrier, price);
    if (text != null) {
      plan.description(text);
    }
    Duration validity = Validity.of(text);
    if (validity != null) {
      plan.validity(validity);
    }
    boolean byPin = Operators.isTrue(operator.pin());
    return plan.delivery(byPin ? Plan.Delivery.PIN : Plan.Delivery.DIRECT).build();
  }

  /** Takes the plan's own name, else a short description, else the operator's name and the amount. */
  private static String nameOf(Wire.Operator operator, Denomination sold, @Nullable String text) {
    String own = PlainText.line(sold.name());
    String first = own != null || text == null ? own : text.lines().findFirst().orElse(null);
    if (first != null && first.length() <= LONGEST_NAME) {
      return first;
    }
    String operatorName = PlainText.line(operator.name());
    String who = operatorName == null ? "Operator " + operator.anyId() : operatorName;
    return PlainText.cut(who, LONGEST_NAME) + " " + sold.price(operator);
  }
}
