package io.recarga.carrier.reloadly;

import io.recarga.Money;
import io.recarga.PhoneNumber;
import io.recarga.spi.Attempt;
import io.recarga.spi.Route;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is ordered for one top-up, and what it will cost.
 *
 * @param amount in the line's currency if {@code local}, else in the wallet's
 * @param cost what the wallet will pay, or null where the operator's data do not tell
 * @param fee the part of the cost that is a fee, or null with it
 * @param delivered what will arrive at the line, or null where nobody says
 */
record Order(
    long operatorId,
    BigDecimal amount,
    boolean local,
    @Nullable Money cost,
    @Nullable Money fee,
    @Nullable Money delivered) {
  private static final String OPERATOR = "operator";
  private static final String AMOUNT = "amount";
  private static final String LOCAL = "local";

  /** Orders {@code amount} at {@code operator}. */
  static Order at(
      Wire.Operator operator, BigDecimal amount, boolean local, @Nullable Money delivered) {
    Cost cost = Cost.of(operator, amount, local);
    String currency = operator.senderCurrencyCode();
    return new Order(
        Operators.idOf(operator),
        amount,
        local,
        cost == null ? null : Amounts.orNull(cost.total(), currency),
        cost == null ? null : Amounts.orNull(cost.fee(), currency),
        delivered);
  }

  /** Notes the order, so that a resend orders the same. */
  Route toRoute() {
    Map<String, String> notes = Map.of(
        OPERATOR, Long.toString(operatorId),
        AMOUNT, amount.toPlainString(),
        LOCAL, Boolean.toString(local));
    return Route.of(notes, cost);
  }

  /** Makes the body of the order that {@code attempt} was prepared for. */
  static Wire.TopUpBody bodyOf(Attempt attempt) {
    Route route = attempt.route();
    PhoneNumber number = Objects.requireNonNull(attempt.topUp().sim().number(), "number");
    return new Wire.TopUpBody(
        Long.valueOf(route.note(OPERATOR)),
        new BigDecimal(route.note(AMOUNT)),
        Boolean.valueOf(route.note(LOCAL)),
        attempt.reference(),
        new Wire.Phone(attempt.topUp().sim().carrier().country(), number.digits()));
  }
}
