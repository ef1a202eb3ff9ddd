package io.recarga.carrier.dtone;

import io.recarga.Money;
import io.recarga.PhoneNumber;
import io.recarga.spi.Attempt;
import io.recarga.spi.Route;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * What is ordered for one top-up, and what it will cost.
 *
 * @param chosen what the caller chose within a range, or null for a product of one amount
 * @param delivered what will arrive at the line, or null where nobody says
 * @param cost what the wallet will pay, or null where the product does not tell
 * @param fee the part of the cost that is a fee, or null with it
 */
record Order(
    long productId,
    @Nullable Money chosen,
    @Nullable Money delivered,
    @Nullable Money cost,
    @Nullable Money fee) {
  private static final String PRODUCT = "product";
  private static final String AMOUNT = "amount";
  private static final String UNIT = "unit";
  private static final String STEPS = "steps";
  private static final String ONE = "1";
  private static final String TWO = "2";

  /** Orders {@code offer}, {@code amount} of it where that is to be chosen. */
  static Order of(Offer offer, @Nullable Money amount) {
    Money chosen = offer.isRange() ? amount : null;
    return new Order(
        offer.id(),
        chosen,
        chosen == null ? offer.delivered() : chosen,
        offer.cost(chosen == null ? null : chosen.amount()),
        offer.fee());
  }

  /** Notes the order and its way, so that a resend orders the same. */
  Route toRoute(boolean oneStep) {
    Map<String, String> notes = new HashMap<>();
    notes.put(PRODUCT, Long.toString(productId));
    notes.put(STEPS, oneStep ? ONE : TWO);
    if (chosen != null) {
      notes.put(AMOUNT, chosen.amount().toPlainString());
      notes.put(UNIT, chosen.currency().getCurrencyCode());
    }
    return Route.of(notes, cost);
  }

  /** Says whether a transaction of the attempt waits for a confirmation of its own. */
  static boolean isTwoStep(Attempt attempt) {
    return TWO.equals(attempt.route().notes().get(STEPS));
  }

  /** Says whether a transaction of the attempt confirms itself; neither is known of a lost one. */
  static boolean isOneStep(Attempt attempt) {
    return ONE.equals(attempt.route().notes().get(STEPS));
  }

  /** Says whether {@code sold} is the product that the attempt was prepared for; unsure counts. */
  static boolean isOf(Attempt attempt, Wire.@Nullable Sold sold) {
    Long id = sold == null ? null : sold.id();
    return id == null || Long.toString(id).equals(attempt.route().notes().get(PRODUCT));
  }

  /** Makes the body of the order that {@code attempt} was prepared for. */
  static String bodyOf(Attempt attempt, @Nullable HttpUrl callbackUrl) {
    Route route = attempt.route();
    PhoneNumber number = Objects.requireNonNull(attempt.topUp().sim().number(), "number");
    String amount = route.notes().get(AMOUNT);
    Wire.Value destination = null;
    if (amount != null) {
      BigDecimal exact = new BigDecimal(amount);
      destination = new Wire.Value("CURRENCY", route.note(UNIT), new Bounds(exact, exact, null));
    }
    return Wire.REQUEST.toJson(new Wire.Request(
        attempt.reference(),
        Long.valueOf(route.note(PRODUCT)),
        destination == null ? null : "DESTINATION_AMOUNT",
        destination,
        !isTwoStep(attempt),
        new Wire.Party(number.e164()),
        callbackUrl == null ? null : callbackUrl.toString()));
  }
}
