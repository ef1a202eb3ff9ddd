package io.recarga.simulator;

import io.recarga.Money;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One sale that a simulator really executed.
 *
 * @param reference the caller's id of it; empty if the caller gave none
 * @param line the phone number or ICCID that was topped up
 * @param product the carrier's id of what was sold
 * @param delivered what arrived, or null where a plan has no amount
 * @param cost what the wallet paid
 * @param at when it was executed
 * @param transactionId the carrier's id of it, unique in the ledger
 */
public record Execution(
    String reference,
    String line,
    String product,
    @Nullable Money delivered,
    Money cost,
    Instant at,
    String transactionId) {
  /** Checks the parts. */
  public Execution {
    Objects.requireNonNull(reference, "reference");
    Objects.requireNonNull(line, "line");
    Objects.requireNonNull(product, "product");
    Objects.requireNonNull(cost, "cost");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(transactionId, "transactionId");
  }

  /** Shows all but the line. */
  @Override
  public String toString() {
    return transactionId + " " + reference + ": " + product + ", " + delivered + " at " + at;
  }
}
