package io.recarga.renewal.payment;

import io.recarga.Money;
import io.recarga.renewal.Message;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Money that a person has to give back or to find the owner of.
 *
 * @param id its id within the order
 * @param kind why it was opened
 * @param money how much is held
 * @param paymentId the evidence of the payment
 * @param openedAt when it was opened
 * @param refundId the evidence that it was closed by, or null while it is open
 */
public record PaymentCase(
    String id,
    CaseKind kind,
    Money money,
    String paymentId,
    Instant openedAt,
    @Nullable String refundId) {
  /** Checks the parts. */
  public PaymentCase {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(money, "money");
    Objects.requireNonNull(paymentId, "paymentId");
    Objects.requireNonNull(openedAt, "openedAt");
  }

  /** Says whether somebody still has to look at it. */
  public boolean isOpen() {
    return refundId == null;
  }

  /** Returns it in words. */
  public Message text() {
    return Message.of("case.text", kind, money);
  }
}
