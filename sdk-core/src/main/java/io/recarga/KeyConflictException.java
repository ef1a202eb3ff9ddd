package io.recarga;

import org.jspecify.annotations.Nullable;

/**
 * The key was used before for something else, and nothing was sent. Use the key of this obligation, or
 * find out why two obligations share one.
 */
public final class KeyConflictException extends RechargeException {
  private static final long serialVersionUID = 1L;

  /** Makes the exception with a message that names the field or adapter and the cure. */
  public KeyConflictException(String message) {
    this(message, null);
  }

  /** Makes the exception with a message and its cause, which may be null. */
  public KeyConflictException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
