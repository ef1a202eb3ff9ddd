package io.recarga.renewal.payment;

import io.recarga.TopUpResult;
import io.recarga.renewal.internal.Doc;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How an order goes on, by how its top-up stands. */
record Settlement(Doc doc, @Nullable Instant wake) {
  private static final Duration SOON = Duration.ofMinutes(5);
  private static final Duration LATER = Duration.ofHours(12);
  // A carrier may take a sale back some time after it delivered.
  private static final int LOOKS_AFTER_DELIVERY = 6;

  static Settlement of(Doc doc, @Nullable TopUpResult result, Instant now) {
    boolean paid = OrderDoc.counted(doc).isPresent();
    if (result instanceof TopUpResult.Delivered) {
      int looks = Integer.parseInt(doc.text("looks", "0")) + 1;
      Doc after = doc.with("status", OrderStatus.DELIVERED).with("looks", looks);
      return new Settlement(after, looks < LOOKS_AFTER_DELIVERY ? now.plus(LATER) : null);
    }
    if (result instanceof TopUpResult.Declined && paid) {
      Doc payment = OrderDoc.counted(doc).orElseThrow();
      Doc held = OrderDoc.withCase(
          doc, CaseKind.NOT_DELIVERED, OrderDoc.due(doc), payment.text("id"), now);
      return new Settlement(held.with("status", OrderStatus.NOT_DELIVERED), null);
    }
    if (result instanceof TopUpResult.Declined) {
      boolean over = !now.isBefore(OrderDoc.expires(doc));
      OrderStatus status = over ? OrderStatus.EXPIRED : OrderStatus.CANCELLED;
      return new Settlement(doc.with("status", status), null);
    }
    if (paid) {
      return new Settlement(doc.with("status", OrderStatus.PAID), now.plus(SOON));
    }
    Instant end = OrderDoc.expires(doc).plus(Duration.ofHours(24));
    return new Settlement(doc, end.isAfter(now) ? end : now.plus(SOON));
  }
}
