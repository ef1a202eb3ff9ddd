package io.recarga.carrier.reloadly;

import io.recarga.NotServedException;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A plan's id: "9003:fixed:4.99" is that amount of the wallet's currency at operator 9003,
 * "9003:local:15" that of the line's, "9003:fixed:4.99:MH" the one for the circle MH.
 *
 * @param amount without zeros at its end, so that one plan has one id
 * @param circle the part of the country it is for, or null
 */
record PlanId(
    long operatorId,
    boolean local,
    BigDecimal amount,
    @Nullable String circle) {
  private static final Pattern FORM = Pattern.compile(
      "([0-9]{1,18}):(fixed|local):([0-9]{1,18}(?:\\.[0-9]{1,8})?)(?::([A-Za-z0-9_-]{1,20}))?");

  PlanId {
    amount = amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
  }

  /**
   * Reads an id.
   *
   * @throws NotServedException if it is none of ours
   */
  static PlanId parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new NotServedException("plan " + text + " is not one that Reloadly sells");
    }
    return new PlanId(
        Long.parseLong(parts.group(1)),
        parts.group(2).equals("local"),
        new BigDecimal(parts.group(3)),
        parts.group(4));
  }

  @Override
  public String toString() {
    String kind = local ? "local" : "fixed";
    String front = operatorId + ":" + kind + ":" + amount.toPlainString();
    return circle == null ? front : front + ":" + circle;
  }
}
