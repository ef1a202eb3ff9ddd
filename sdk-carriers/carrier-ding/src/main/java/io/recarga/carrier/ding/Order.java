package io.recarga.carrier.ding;

import io.recarga.Money;
import io.recarga.PhoneNumber;
import io.recarga.TopUp;
import io.recarga.spi.Attempt;
import io.recarga.spi.Route;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is ordered for one top-up, and what it will cost.
 *
 * @param provider Ding's code of who delivers it
 * @param value what is sent, in the wallet's currency
 * @param currency the wallet's currency
 * @param received what will arrive at the line, or null where nobody says
 * @param cost what the wallet will pay
 * @param fee the part of the cost that is a fee, or null where nobody says
 * @param pin whether it comes as a PIN
 */
record Order(
    String sku,
    String provider,
    BigDecimal value,
    String currency,
    @Nullable Money received,
    @Nullable Money cost,
    @Nullable Money fee,
    boolean pin) {
  static final String SKU = "sku";
  static final String RECEIVE = "receive";
  private static final String VALUE = "value";
  private static final String CURRENCY = "currency";
  private static final String PIN = "pin";
  private static final int CENTS = 2;

  /** PINs are ordered for no number in particular. (Ding's FAQ, April 2026) */
  private static final String NO_NUMBER = "0000000000";

  private static final String VALIDATION = "validation";

  /** Orders {@code product} at {@code price}. */
  static Order of(Wire.Product product, Wire.Price price) {
    BigDecimal sent = inCents(Objects.requireNonNull(price.sendValue(), "sendValue"));
    return new Order(
        Products.sku(product),
        Objects.requireNonNull(product.providerCode(), "providerCode"),
        sent,
        Objects.requireNonNull(price.sendCurrencyIso(), "sendCurrencyIso"),
        Amounts.received(price),
        Amounts.cost(price, Amounts.commission(sent, product.commissionRate())),
        Amounts.fee(price),
        Products.isPin(product));
  }

  private static BigDecimal inCents(BigDecimal value) {
    return value.scale() < CENTS ? value.setScale(CENTS) : value;
  }

  /** Notes the order, so that a resend orders the same. */
  Route toRoute() {
    Map<String, String> notes = new HashMap<>();
    notes.put(SKU, sku);
    notes.put(VALUE, value.toPlainString());
    notes.put(CURRENCY, currency);
    notes.put(PIN, Boolean.toString(pin));
    if (received != null) {
      notes.put(RECEIVE, received.toString());
    }
    return Route.of(notes, cost);
  }

  static boolean isPin(Route route) {
    return Boolean.parseBoolean(route.notes().get(PIN));
  }

  /** Makes the body of the transfer that {@code attempt} was prepared for. */
  static Wire.Send bodyOf(Attempt attempt, List<Wire.Setting> settings) {
    return body(attempt.topUp(), attempt.route(), attempt.reference(), false, settings);
  }

  /** Makes the body of a question whether {@code topUp} would be sold. */
  Wire.Send validationOf(TopUp topUp, List<Wire.Setting> settings) {
    return body(topUp, toRoute(), VALIDATION, true, settings);
  }

  // The number goes without "+": with it Ding says that the number is invalid. (Seen by a
  // third-party client, 2026)
  private static Wire.Send body(
      TopUp topUp,
      Route route,
      String reference,
      boolean validateOnly,
      List<Wire.Setting> settings) {
    PhoneNumber number = Objects.requireNonNull(topUp.sim().number(), "number");
    return new Wire.Send(
        route.note(SKU),
        new BigDecimal(route.note(VALUE)),
        route.note(CURRENCY),
        isPin(route) ? NO_NUMBER : number.digits(),
        reference,
        validateOnly,
        settings);
  }
}
