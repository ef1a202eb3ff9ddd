package io.recarga;

import org.jspecify.annotations.Nullable;

/**
 * The journal holds nothing under this key.
 */
public final class UnknownKeyException extends RechargeException {
  private static final long serialVersionUID = 1L;

  /** Makes the exception with a message that names the field or adapter and the cure. */
  public UnknownKeyException(String message) {
    this(message, null);
  }

  /** Makes the exception with a message and its cause, which may be null. */
  public UnknownKeyException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
