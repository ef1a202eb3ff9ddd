package io.recarga;

/** How it is known that a top-up did not happen, or was undone. */
public enum Proof {
  /** No byte of it left this machine. */
  NOT_SENT(true),
  /** The carrier refused it with a code that is certified to come before any sale. */
  REJECTED(true),
  /** The carrier's own record says that it failed, after the wait the carrier demands. */
  CARRIER_RECORD(true),
  /** The carrier, asked after everything in flight had settled, holds no trace of it. */
  NOT_FOUND(false),
  /** It was sold and the carrier gave all of it back. */
  GIVEN_BACK(false),
  /** A named person closed the case. */
  RESOLVED(false);

  private final boolean hard;

  Proof(boolean hard) {
    this.hard = hard;
  }

  /** Says whether a new attempt, at any adapter, is safe after it. */
  public boolean isHard() {
    return hard;
  }
}
