package io.recarga;

import org.jspecify.annotations.Nullable;

/**
 * The root of Recarga's exceptions. From {@code topUp} an exception always means: no money moved and
 * the key is still free.
 */
public class RechargeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Makes the exception with a message that names the field or adapter and the cure. */
  public RechargeException(String message) {
    this(message, null);
  }

  /** Makes the exception with a message and its cause, which may be null. */
  public RechargeException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
