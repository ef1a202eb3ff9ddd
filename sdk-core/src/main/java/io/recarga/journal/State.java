package io.recarga.journal;

/** Where an obligation stands in the journal. */
public enum State {
  /** Waits for the payer's money; nothing was sent. */
  AWAITING_PAYMENT(true),
  /** Accepted; nothing was sent. */
  NEW(true),
  /** Journaled before the first byte: from here the carrier may have executed it. */
  SENDING(true),
  /** The carrier has it and is not finished. */
  PENDING(true),
  /** An attempt ended without evidence; the carrier is asked. */
  IN_DOUBT(true),
  /** Every attempt so far is proven to have had no effect; another may be made. */
  NOT_EXECUTED(true),
  /** Delivered. */
  SUCCEEDED(false),
  /** Proven not to have happened, or given back before it was told as delivered. */
  FAILED(false),
  /** Automation is exhausted; a person closes the case. */
  UNKNOWN(false),
  /** Delivered, then given back by the carrier. */
  REVERSED(false);

  private final boolean open;

  State(boolean open) {
    this.open = open;
  }

  /** Says whether the engine still works on it. */
  public boolean isOpen() {
    return open;
  }
}
