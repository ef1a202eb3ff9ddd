package io.recarga.internal;

import io.recarga.Money;
import io.recarga.PhoneNumber;
import io.recarga.journal.JournalRow;
import io.recarga.spi.Delivery;
import org.jspecify.annotations.Nullable;

/** Compares what a carrier says it delivered with what was asked for. */
final class Echo {
  private Echo() {}

  /** Says what does not fit, without personal data, or returns null. */
  static @Nullable String mismatch(JournalRow row, Delivery delivery) {
    String reference = delivery.echoedReference();
    if (reference != null && !reference.equals(row.reference())) {
      return "another reference";
    }
    PhoneNumber asked = row.topUp().sim().number();
    PhoneNumber served = delivery.echoedNumber();
    if (served != null && asked != null && !served.equals(asked)) {
      return "another line";
    }
    Money amount = row.topUp().amount();
    Money delivered = delivery.delivered();
    if (amount != null && delivered != null && !delivered.equals(amount)) {
      return delivered + " instead of " + amount;
    }
    return null;
  }
}
