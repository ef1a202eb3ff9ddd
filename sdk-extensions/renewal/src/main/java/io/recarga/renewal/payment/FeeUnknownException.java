package io.recarga.renewal.payment;

import io.recarga.RechargeException;
import io.recarga.renewal.Message;

/** A channel's fee is not known, and nobody confirmed one; nothing was opened. */
public final class FeeUnknownException extends RechargeException {
  private static final long serialVersionUID = 1L;

  private final transient Message advice;

  FeeUnknownException(Message advice) {
    super("fee: " + advice + " Give it with Terms.agreedFee.");
    this.advice = advice;
  }

  /** Returns whom to ask, in words. */
  public Message advice() {
    return advice;
  }
}
