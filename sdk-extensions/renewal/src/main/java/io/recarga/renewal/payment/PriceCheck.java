package io.recarga.renewal.payment;

import io.recarga.Money;

/** Tells what an order's top-up costs now, so that a price that changed is noticed before it is sent. */
@FunctionalInterface
public interface PriceCheck {

  /** Returns the price of now; {@link PaymentOrder#amount} when it did not change. */
  Money priceOf(PaymentOrder order);
}
