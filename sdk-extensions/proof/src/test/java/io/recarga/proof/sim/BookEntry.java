package io.recarga.proof.sim;

import io.recarga.Money;

/** What a carrier's books hold of a request that it took. */
final class BookEntry {
  final Obligation obligation;
  final String reference;
  final String transactionId;
  final Money amount;
  Status status;

  /** From when its own check for repeats knows it. */
  long known;

  /** From when searches may show it, and from when they always do. */
  long mayShow;

  long shows;
  Obligation.@org.jspecify.annotations.Nullable Sale sale;

  BookEntry(Obligation obligation, String reference, String transactionId, Money amount) {
    this.obligation = obligation;
    this.reference = reference;
    this.transactionId = transactionId;
    this.amount = amount;
    this.status = Status.WORKING;
  }

  /** Where it stands. */
  enum Status {
    WORKING,
    SOLD,
    FAILED,
    GIVEN_BACK
  }
}
