package io.recarga.proof.sim;

import io.recarga.spi.Answer;
import org.jspecify.annotations.Nullable;

/** One request whose bytes left: what the carrier makes of it, and when it answers. */
final class Request {
  final Obligation obligation;
  final SimCarrier carrier;
  final String reference;
  final long left;
  final long arrives;

  /** What the carrier answers; null when the answer is lost. */
  @Nullable
  Answer answer;

  long answersAt;

  /** Until when the carrier works on it. */
  long worksUntil;

  Request(Obligation obligation, SimCarrier carrier, String reference, long left, long arrives) {
    this.obligation = obligation;
    this.carrier = carrier;
    this.reference = reference;
    this.left = left;
    this.arrives = arrives;
    this.worksUntil = arrives;
  }
}
