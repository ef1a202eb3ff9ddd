package io.recarga.carrier.dtone;

import io.recarga.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One product of the catalogue, as far as a line can be topped up with it. */
final class Offer {
  private static final String FIXED = "FIXED_VALUE_RECHARGE";
  private static final String FIXED_PIN = "FIXED_VALUE_PIN_PURCHASE";
  private static final String RANGED = "RANGED_VALUE_RECHARGE";
  private static final long AIRTIME = 11;
  private static final int COST_DECIMALS = 5;

  private final Wire.Product product;
  private final long id;

  private Offer(Wire.Product product, long id) {
    this.product = product;
    this.id = id;
  }

  /** Takes a product, or returns null for one without id or operator. */
  static @Nullable Offer of(Wire.Product product) {
    Wire.Operator operator = product.operator();
    boolean known = product.id() != null && operator != null && operator.id() != null;
    return known ? new Offer(product, Objects.requireNonNull(product.id(), "id")) : null;
  }

  Wire.Product product() {
    return product;
  }

  long id() {
    return id;
  }

  Wire.Operator operator() {
    return Objects.requireNonNull(product.operator(), "operator");
  }

  /** Returns name and id, for people. */
  String title() {
    String name = PlainText.line(product.name());
    return (name == null ? "product" : name) + " (" + id + ")";
  }

  /** Says whether it is sold at one price, so that it is a plan. */
  boolean isPlan() {
    return FIXED.equals(product.type()) || isPin();
  }

  boolean isPin() {
    return FIXED_PIN.equals(product.type());
  }

  /** Says whether it adds plain credit, and nothing that the payer has to choose. */
  boolean isPlainCredit() {
    Wire.Service service = product.service();
    Wire.Part part = service == null ? null : service.subservice();
    boolean airtime = part == null || part.id() == null || part.id() == AIRTIME;
    boolean recharge = FIXED.equals(product.type()) || isRange();
    return recharge && airtime && Benefits.isOnlyCredit(product.benefits());
  }

  /** Says whether the caller chooses what arrives, in the line's currency. */
  boolean isRange() {
    List<@Nullable String> modes = product.modes();
    return RANGED.equals(product.type()) && modes != null && modes.contains("DESTINATION_AMOUNT");
  }

  /** Returns the line's currency, or null where the product does not tell. */
  @Nullable
  String currency() {
    Wire.Value destination = product.destination();
    return destination == null || !"CURRENCY".equals(destination.unitType())
        ? null
        : destination.unit();
  }

  /** Returns what arrives, or null for a range. */
  @Nullable
  Money delivered() {
    return Amounts.orNull(product.destination());
  }

  /** Returns which amounts are on sale, in the line's currency, or null where nobody says. */
  @Nullable
  Bounds bounds() {
    Wire.Value destination = product.destination();
    return destination == null ? null : destination.amount();
  }

  /** Returns what the wallet pays for {@code amount} of the line's currency, or null. */
  @Nullable
  Money cost(@Nullable BigDecimal amount) {
    Wire.Prices prices = product.prices();
    Wire.Price wholesale = prices == null ? null : prices.wholesale();
    if (wholesale == null || !isRange()) {
      return Amounts.cost(wholesale);
    }
    Wire.Rates rates = product.rates();
    BigDecimal rate = rates == null ? null : rates.wholesale();
    if (amount == null || rate == null || rate.signum() <= 0) {
      return null;
    }
    BigDecimal fee = wholesale.fee() == null ? BigDecimal.ZERO : wholesale.fee();
    BigDecimal cost = amount.divide(rate, COST_DECIMALS, RoundingMode.HALF_UP).add(fee);
    return Amounts.orNull(wholesale.unitType(), wholesale.unit(), cost);
  }

  /** Returns the fee within the cost, or null. */
  @Nullable
  Money fee() {
    Wire.Prices prices = product.prices();
    Wire.Price wholesale = prices == null ? null : prices.wholesale();
    return wholesale == null
        ? null
        : Amounts.orNull(wholesale.unitType(), wholesale.unit(), wholesale.fee());
  }

  /** Says what must be told that a top-up does not know, or returns null if nothing must. */
  @Nullable
  String missing() {
    List<String> missing = new ArrayList<>();
    if (!isMet(product.creditParty(), List.of("mobile_number"))) {
      missing.add("credit party " + product.creditParty());
    }
    need(missing, "debit party", product.debitParty());
    need(missing, "sender", product.sender());
    need(missing, "beneficiary", product.beneficiary());
    need(missing, "statement", product.statement());
    need(missing, "additional identifier", product.additional());
    return missing.isEmpty() ? null : String.join(", ", missing);
  }

  private static void need(
      List<String> missing, String who, @Nullable List<@Nullable List<@Nullable String>> anyOf) {
    if (!isMet(anyOf, List.of())) {
      missing.add(who + " " + anyOf);
    }
  }

  /** The outer list holds alternatives, each inner one fields that are all needed. */
  private static boolean isMet(
      @Nullable List<@Nullable List<@Nullable String>> anyOf, List<String> told) {
    return anyOf == null
        || anyOf.isEmpty()
        || anyOf.stream().anyMatch(all -> all == null || told.containsAll(all));
  }
}
