package io.recarga.carrier.ding;

import io.recarga.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks Ding what a range product delivers. A transfer takes what is sent, not what arrives, so that
 * the value found for an amount is estimated back: rounding may make it deliver a cent less or more.
 */
final class Estimates {
  private static final int CENTS = 2;
  private static final BigDecimal CENT = new BigDecimal("0.01");

  private final Api api;

  Estimates(Api api) {
    this.api = api;
  }

  /** Returns the price at which exactly {@code amount} arrives; else adds what would to the offers. */
  Wire.@Nullable Price exactly(Wire.Product product, Money amount, Offers offers) {
    String sku = Products.sku(product);
    List<Wire.Estimate> first = List.of(new Wire.Estimate("1", sku, null, amount.amount()));
    Wire.Estimated guess = ask(first).get("1");
    Wire.Price price = guess == null ? null : guess.price();
    BigDecimal sent = price == null ? null : price.sendValue();
    if (sent == null) {
      return null;
    }
    return near(product, sent, amount, offers);
  }

  private Wire.@Nullable Price near(
      Wire.Product product, BigDecimal sent, Money amount, Offers offers) {
    BigDecimal middle = sent.setScale(CENTS, RoundingMode.HALF_UP);
    List<Wire.Estimate> around = new ArrayList<>();
    for (BigDecimal value : List.of(middle, middle.subtract(CENT), middle.add(CENT))) {
      if (isWithin(product, value)) {
        String ref = Integer.toString(around.size() + 1);
        around.add(new Wire.Estimate(ref, Products.sku(product), value, null));
      }
    }
    if (around.isEmpty()) {
      return null;
    }
    Map<String, Wire.Estimated> found = ask(around);
    Wire.Price exact = null;
    for (Wire.Estimate asked : around) {
      Wire.Price price = priceOf(asked, found.get(asked.batchItemRef()));
      Money received = Amounts.received(price);
      offers.add(received);
      exact = exact == null && amount.equals(received) ? price : exact;
    }
    return exact;
  }

  /** Returns the price that was estimated for just what was asked, else null. */
  private static Wire.@Nullable Price priceOf(Wire.Estimate asked, Wire.@Nullable Estimated item) {
    Integer result = item == null ? null : item.resultCode();
    Wire.Price price = item == null ? null : item.price();
    BigDecimal sent = price == null ? null : price.sendValue();
    BigDecimal wanted = asked.sendValue();
    boolean same = result != null
        && result == Errors.SUCCESS
        && sent != null
        && wanted != null
        && sent.compareTo(wanted) == 0;
    return same && price != null && price.sendCurrencyIso() != null ? price : null;
  }

  private static boolean isWithin(Wire.Product product, BigDecimal value) {
    BigDecimal least = Products.minimum(product).sendValue();
    BigDecimal most = Products.maximum(product).sendValue();
    return (least == null || value.compareTo(least) >= 0)
        && (most == null || value.compareTo(most) <= 0)
        && value.signum() > 0;
  }

  private Map<String, Wire.Estimated> ask(List<Wire.Estimate> questions) {
    String body = Wire.ESTIMATE_REQUEST.toJson(questions);
    Wire.Estimates answer = api.ask("EstimatePrices", body, Wire.ESTIMATES);
    Map<String, Wire.Estimated> found = new HashMap<>();
    for (Wire.Estimated item : Catalogue.present(answer.items())) {
      String ref = item.batchItemRef();
      if (ref != null) {
        found.put(ref, item);
      }
    }
    return found;
  }
}
