package io.recarga.sample.quickstart;

import io.recarga.Money;
import io.recarga.PhoneNumber;
import io.recarga.Receipt;
import io.recarga.simulator.Execution;
import org.jspecify.annotations.Nullable;

/** One sale, as a receipt or the ledger tells it. */
record Entry(
    @Nullable String transactionId,
    String reference,
    @Nullable PhoneNumber line,
    @Nullable Money delivered,
    @Nullable Money cost) {

  static Entry of(Receipt receipt) {
    return new Entry(
        receipt.transactionId(),
        receipt.reference(),
        receipt.sim().number(),
        receipt.delivered(),
        receipt.cost());
  }

  static Entry of(Execution execution) {
    return new Entry(
        execution.transactionId(),
        execution.reference(),
        new PhoneNumber("+" + execution.line().replace("+", "")),
        execution.delivered(),
        execution.cost());
  }

  @Override
  public String toString() {
    return transactionId + "  " + reference + "  " + line + "  " + delivered + "  for " + cost;
  }
}
