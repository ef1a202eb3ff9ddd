package io.recarga.renewal.payment;

import io.recarga.Money;
import java.time.Instant;
import java.util.Objects;

/**
 * Word that money came: verified by the app, never taken from a redirect.
 *
 * @param paymentId the collector's id of the payment, 1 to 50 of {@code A-Z a-z 0-9 . _ : -}; each
 *     counts once
 * @param amount how much came
 * @param paidAt when the payer paid
 */
public record PaymentNotice(String paymentId, Money amount, Instant paidAt) {
  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException if the id is malformed or the amount not positive
   */
  public PaymentNotice {
    if (!Objects.requireNonNull(paymentId, "paymentId").matches("[A-Za-z0-9._:-]{1,50}")) {
      throw new IllegalArgumentException(
          "paymentId: use 1 to 50 of the characters A-Z a-z 0-9 . _ : -");
    }
    if (!Objects.requireNonNull(amount, "amount").isPositive()) {
      throw new IllegalArgumentException("amount: must be more than 0: " + amount);
    }
    Objects.requireNonNull(paidAt, "paidAt");
  }
}
