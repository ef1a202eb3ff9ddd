package io.recarga.renewal.store;

import io.recarga.RechargeException;

/** The store can't be reached now; what was written may or may not be there. */
public final class StoreException extends RechargeException {
  private static final long serialVersionUID = 1L;

  /** Makes the exception. */
  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
