/** Orders that are paid later, at a counter, by code or by mail. Start with {@link io.recarga.renewal.payment.PaymentDesk}. */
@NullMarked
package io.recarga.renewal.payment;

import org.jspecify.annotations.NullMarked;
