package io.recarga.carrier.reloadly;

import io.recarga.Money;
import io.recarga.spi.Route;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is ordered for one top-up, and what it will cost.
 *
 * @param route notes the order, so that a resend orders the same
 * @param cost what the wallet will pay, or null where the operator's data do not tell
 * @param fee the part of the cost that is a fee, or null with it
 * @param delivered what will arrive at the line, or null where nobody says
 */
record Order(
    Route route,
    @Nullable Money cost,
    @Nullable Money fee,
    @Nullable Money delivered) {
  static final String OPERATOR = "operator";
  static final String AMOUNT = "amount";
  static final String LOCAL = "local";

  /**
   * Orders {@code amount} at {@code operator}.
   *
   * @param local whether the amount is in the line's currency, else it is in the wallet's
   */
  static Order at(
      Wire.Operator operator, BigDecimal amount, boolean local, @Nullable Money delivered) {
    Cost forecast = Cost.of(operator, amount, local);
    String currency = operator.senderCurrencyCode();
    Money cost = forecast == null ? null : Amounts.orNull(forecast.total(), currency);
    Money fee = forecast == null ? null : Amounts.orNull(forecast.fee(), currency);
    Map<String, String> notes = Map.of(
        OPERATOR, Long.toString(Operators.idOf(operator)),
        AMOUNT, amount.toPlainString(),
        LOCAL, Boolean.toString(local));
    return new Order(Route.of(notes, cost), cost, fee, delivered);
  }
}
