package io.recarga.simulator.ding;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Each product's test number with another last digit forces an outcome, and nothing is debited.
 * (Ding's help centre, 2026; whether the digit replaces the last one or follows it is not certain)
 */
final class UatNumbers {
  private static final Map<Character, Refused> OUTCOMES = Map.of(
      '1', new Refused(3, "RateLimited", null),
      '2', new Refused(3, "TransientProviderError", "ProviderTimedOut"),
      '3', new Refused(3, "TransientProviderError", "ProviderRefusedRequest"),
      '4', new Refused(5, "ProviderError", "ProductUnavailable"),
      '5', new Refused(4, "AccountNumberInvalid", "ProviderRefusedRequest"),
      '6', new Refused(5, "ProviderError", "ProviderTemporarilyUnavailable"),
      '7', new Refused(5, "InsufficientBalance", null),
      '8', new Refused(4, "AccountNumberInvalid", "AccountNumberFailedRegex"),
      '9', new Refused(5, "ProviderError", "RechargeNotAllowed"));

  private UatNumbers() {}

  static boolean isOne(DingProduct product, String number) {
    String uat = product.uatNumber();
    return number.length() == uat.length() && number.regionMatches(0, uat, 0, uat.length() - 1);
  }

  /** Returns what the number forces, or null for a success. */
  static @Nullable Refused outcome(DingProduct product, String number) {
    return isOne(product, number) ? OUTCOMES.get(number.charAt(number.length() - 1)) : null;
  }
}
