package io.recarga.carrier.tapi;

import io.recarga.NotServedException;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A plan's id: "PE-R-00001:2:15" is 15 of the country's currency of product 2 at that company.
 *
 * @param amount without zeros at its end, so that one plan has one id
 */
record PlanId(String company, String product, BigDecimal amount) {
  private static final Pattern FORM = Pattern.compile(
      "([A-Za-z0-9_-]{1,40}):([A-Za-z0-9_.-]{1,40}):([0-9]{1,9}(?:\\.[0-9]{1,4})?)");

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
      throw new NotServedException("plan " + text + " is not one that TAPI sells");
    }
    return new PlanId(parts.group(1), parts.group(2), new BigDecimal(parts.group(3)));
  }

  boolean isValid() {
    return FORM.matcher(toString()).matches();
  }

  @Override
  public String toString() {
    return company + ":" + product + ":" + amount.toPlainString();
  }
}
