package io.recarga.carrier.tapi;

import io.recarga.Money;
import io.recarga.spi.Attempt;
import io.recarga.spi.Route;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;

/**
 * What is ordered for one top-up.
 *
 * @param money what arrives, and what the wallet is taken to pay: TAPI tells no discount
 * @param identifier what the company calls a line
 * @param withCallingCode whether the company wants the number with its country's calling code
 */
record Order(
    String company, String product, Money money, String identifier, boolean withCallingCode) {
  static final String COMPANY = "company";
  private static final String PRODUCT = "product";
  private static final String AMOUNT = "amount";
  private static final String IDENTIFIER = "identifier";
  private static final String WHOLE = "whole";

  /** Notes the order, so that a resend orders the same. */
  Route toRoute() {
    Map<String, String> notes = Map.of(
        COMPANY, company,
        PRODUCT, product,
        AMOUNT, money.amount().toPlainString(),
        IDENTIFIER, identifier,
        WHOLE, Boolean.toString(withCallingCode));
    return Route.of(notes, money);
  }

  /** Makes the body of the payment that {@code attempt} was prepared for. */
  static Wire.Payment bodyOf(Attempt attempt, String paymentMethod) {
    Route route = attempt.route();
    var sim = attempt.topUp().sim();
    var number = Objects.requireNonNull(sim.number(), "number");
    boolean whole = Boolean.parseBoolean(route.note(WHOLE));
    return new Wire.Payment(
        route.note(COMPANY),
        route.note(PRODUCT),
        new BigDecimal(route.note(AMOUNT)),
        route.note(IDENTIFIER),
        whole ? number.digits() : Numbers.national(number, sim.carrier().country()),
        attempt.reference(),
        paymentMethod);
  }
}
