package io.recarga.carrier.reloadly;

import io.recarga.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One amount on a FIXED operator's list.
 *
 * @param amount in the line's currency if {@code local}, else in the wallet's
 * @param delivered its face value in the line's currency, or null where nobody says
 * @param name its own name, or null
 * @param description what Reloadly says of it, maybe with markup, or null
 */
record Denomination(
    PlanId planId,
    BigDecimal amount,
    boolean local,
    @Nullable Money delivered,
    @Nullable String name,
    @Nullable String description) {

  /** Lists what a FIXED operator sells; empty for a RANGE. */
  static List<Denomination> of(Wire.Operator operator) {
    if (!"FIXED".equals(operator.denominationType())) {
      return List.of();
    }
    // Where plans differ by circle the flat lists do not hold. (Reloadly's Java client, 2025-02-26)
    return Operators.isTrue(operator.supportsGeographicalRechargePlans())
        ? ofCircles(operator)
        : flat(operator);
  }

  private static List<Denomination> flat(Wire.Operator o) {
    List<BigDecimal> fixed = amounts(o.fixedAmounts());
    List<BigDecimal> locals = amounts(o.localFixedAmounts());
    Described texts = o.fixedAmountsDescriptions();
    List<Denomination> found = new ArrayList<>();
    if (!fixed.isEmpty()) {
      addPairs(found, o, null, null, fixed, locals, null, texts);
    } else if (Operators.isTrue(o.supportsLocalAmounts())) {
      for (BigDecimal amount : locals) {
        PlanId id = new PlanId(Operators.idOf(o), true, amount, null);
        Described localTexts = o.localFixedAmountsDescriptions();
        found.add(
            new Denomination(id, amount, true, face(o, amount), null, text(localTexts, amount)));
      }
    }
    return found;
  }

  private static List<Denomination> ofCircles(Wire.Operator o) {
    List<Denomination> found = new ArrayList<>();
    List<Wire.@Nullable Circle> circles = o.geographicalRechargePlans();
    for (Wire.Circle circle : circles == null ? List.<Wire.@Nullable Circle>of() : circles) {
      String code = circle == null ? null : circle.locationCode();
      if (circle == null || code == null || !code.matches("[A-Za-z0-9_-]{1,20}")) {
        continue;
      }
      List<BigDecimal> locals = amounts(circle.localAmounts());
      addPairs(
          found,
          o,
          code,
          circle.locationName(),
          amounts(circle.fixedAmounts()),
          locals,
          circle.fixedAmountsPlanNames(),
          circle.fixedAmountsDescriptions());
    }
    return found;
  }

  private static void addPairs(
      List<Denomination> found,
      Wire.Operator o,
      @Nullable String circle,
      @Nullable String circleName,
      List<BigDecimal> fixed,
      List<BigDecimal> locals,
      @Nullable Described names,
      @Nullable Described texts) {
    boolean paired = locals.size() == fixed.size();
    for (int i = 0; i < fixed.size(); i++) {
      BigDecimal amount = fixed.get(i);
      PlanId id = new PlanId(Operators.idOf(o), false, amount, circle);
      String name = text(names, amount);
      String named = circleName == null || name == null ? name : name + " (" + circleName + ")";
      Money delivered = paired ? face(o, locals.get(i)) : sameCurrency(o, amount);
      found.add(new Denomination(id, amount, false, delivered, named, text(texts, amount)));
    }
  }

  private static @Nullable Money sameCurrency(Wire.Operator o, BigDecimal amount) {
    String line = o.destinationCurrencyCode();
    return line != null && line.equals(o.senderCurrencyCode()) ? face(o, amount) : null;
  }

  private static @Nullable Money face(Wire.Operator o, BigDecimal amount) {
    return Amounts.orNull(amount, o.destinationCurrencyCode());
  }

  /** Returns the list as it is, or none of it where an entry is missing: the pairs would slip. */
  private static List<BigDecimal> amounts(@Nullable List<@Nullable BigDecimal> list) {
    List<BigDecimal> found = new ArrayList<>();
    for (BigDecimal amount : list == null ? List.<@Nullable BigDecimal>of() : list) {
      if (amount == null || amount.signum() <= 0) {
        return List.of();
      }
      found.add(amount);
    }
    return found;
  }

  private static @Nullable String text(@Nullable Described texts, BigDecimal amount) {
    return texts == null ? null : texts.of(amount);
  }

  /** Returns the amount with its currency, as people write it. */
  String price(Wire.Operator operator) {
    String currency = local ? operator.destinationCurrencyCode() : operator.senderCurrencyCode();
    return amount.toPlainString() + " " + String.valueOf(currency).toUpperCase(Locale.ROOT);
  }
}
