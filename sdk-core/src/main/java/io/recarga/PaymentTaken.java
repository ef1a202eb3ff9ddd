package io.recarga;

import java.util.Objects;

/**
 * What became of word that the payer's money came.
 *
 * @param kind whether the money is for something that will be sent
 * @param result how the top-up stands now
 */
public record PaymentTaken(Kind kind, TopUpResult result) {
  /** Checks the parts. */
  public PaymentTaken {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(result, "result");
  }

  /** What the money is. */
  public enum Kind {
    /** It is the payment: the top-up will be sent. */
    TAKEN,
    /** The same evidence was taken before; nothing changed. */
    REPEATED,
    /** The top-up was paid before, by other evidence: give this money back. */
    DOUBLE,
    /** The top-up ended unpaid, or its time was over: give this money back. */
    LATE,
    /** No payment was awaited: find out what it is for. */
    NOT_AWAITED
  }
}
