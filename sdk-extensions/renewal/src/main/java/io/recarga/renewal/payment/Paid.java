package io.recarga.renewal.payment;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of a payment.
 *
 * @param order how the order stands now
 * @param paymentCase why the money, or a part of it, needs a person; null when it is the payment
 * @param repeated whether the same notice came before; nothing changed then
 */
public record Paid(PaymentOrder order, @Nullable PaymentCase paymentCase, boolean repeated) {
  /** Checks the parts. */
  public Paid {
    Objects.requireNonNull(order, "order");
  }
}
