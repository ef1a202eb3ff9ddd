package io.recarga.carrier.tapi;

import io.recarga.Carrier;
import io.recarga.Money;
import io.recarga.Plan;
import io.recarga.spi.AdapterId;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists every amount that is not part of a range as a plan. */
final class Plans {
  private static final int LONGEST_NAME = 120;

  private final AdapterId id;
  private final Catalogue catalogue;

  Plans(AdapterId id, Catalogue catalogue) {
    this.id = id;
    this.catalogue = catalogue;
  }

  List<Plan> of(Carrier carrier) {
    Map<String, Plan> plans = new LinkedHashMap<>();
    for (Wire.Company company : catalogue.of(carrier).value()) {
      for (Wire.Product product : Catalogue.present(company.products())) {
        if (Products.isLive(product)) {
          for (BigDecimal amount : Products.amounts(product)) {
            Plan plan = planOf(company, product, amount, carrier);
            if (plan != null) {
              plans.putIfAbsent(plan.id(), plan);
            }
          }
        }
      }
    }
    return List.copyOf(plans.values());
  }

  private @Nullable Plan planOf(
      Wire.Company company, Wire.Product product, BigDecimal amount, Carrier carrier) {
    PlanId planId = new PlanId(
        String.valueOf(company.companyCode()), String.valueOf(product.productId()), amount);
    if (!planId.isValid()) {
      return null;
    }
    Money price = new Money(amount, carrier.currency());
    String text = line(product.productDescription());
    String type = line(product.productType());
    String name = text != null ? text : type != null ? type : price.toString();
    String named = Products.amounts(product).size() > 1 ? name + " " + price : name;
    return Plan.builder(id, planId.toString(), named, carrier, price).build();
  }

  private static @Nullable String line(@Nullable String text) {
    String clean = text == null ? "" : text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    if (clean.isEmpty()) {
      return null;
    }
    return clean.length() <= LONGEST_NAME ? clean : clean.substring(0, LONGEST_NAME - 1) + "…";
  }
}
