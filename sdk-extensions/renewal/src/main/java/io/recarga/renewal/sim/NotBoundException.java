package io.recarga.renewal.sim;

import io.recarga.RechargeException;

/** A personal look-up was asked for a SIM card that the person did not bind. */
public final class NotBoundException extends RechargeException {
  private static final long serialVersionUID = 1L;

  /** Makes the exception. */
  public NotBoundException(String message) {
    super(message);
  }
}
