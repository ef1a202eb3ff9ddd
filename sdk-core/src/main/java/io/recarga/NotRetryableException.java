package io.recarga;

import org.jspecify.annotations.Nullable;

/**
 * A declined top-up may not be opened again: it is not certain enough that every attempt sold nothing,
 * or it was sold and given back. The key stays declined, and nothing was sent.
 */
public final class NotRetryableException extends RechargeException {
  private static final long serialVersionUID = 1L;

  /** Makes the exception with a message that names the field or adapter and the cure. */
  public NotRetryableException(String message) {
    this(message, null);
  }

  /** Makes the exception with a message and its cause, which may be null. */
  public NotRetryableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
