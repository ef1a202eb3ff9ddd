package io.recarga;

import org.jspecify.annotations.Nullable;

/**
 * No adapter serves this top-up, and nothing was sent: the message names each adapter with its reason.
 */
public final class NotServedException extends RechargeException {
  private static final long serialVersionUID = 1L;

  /** Makes the exception with a message that names the field or adapter and the cure. */
  public NotServedException(String message) {
    this(message, null);
  }

  /** Makes the exception with a message and its cause, which may be null. */
  public NotServedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
