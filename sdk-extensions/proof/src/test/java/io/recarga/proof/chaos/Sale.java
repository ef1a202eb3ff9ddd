package io.recarga.proof.chaos;

import java.util.Objects;

/** What the carrier's records hold under one reference. Guarded by itself. */
final class Sale {
  /** How far it is. */
  enum Stage {
    /** Taken, and not yet to be seen by anybody. */
    UNDER_WAY,
    PENDING,
    SOLD,
    FAILED,
    /** Failed, and the reference is never taken again. */
    BURNED,
    REVERSED
  }

  final String reference;
  final String line;
  final String amount;
  Stage stage;
  int looks;
  long soldAt;
  String transaction = "";

  Sale(String reference, String line, String amount, Stage stage) {
    this.reference = reference;
    this.line = line;
    this.amount = amount;
    this.stage = stage;
  }

  /** Returns what a search shows. */
  String record() {
    String word = switch (stage) {
      case UNDER_WAY -> "NONE";
      case PENDING -> "ACCEPTED";
      case SOLD -> "DELIVERED";
      case FAILED -> "FAILED_LINE";
      case BURNED -> "FAILED_BURNED";
      case REVERSED -> "REVERSED";
    };
    return word + "|" + reference + "|" + line + "|" + amount;
  }

  boolean isKnown() {
    return !Objects.equals(stage, Stage.UNDER_WAY);
  }
}
