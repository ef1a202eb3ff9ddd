package io.recarga;

import org.jspecify.annotations.Nullable;

/**
 * The journal could not do what was asked. From {@code topUp}: it provably does not hold the top-up,
 * and nothing was sent.
 */
public final class JournalException extends RechargeException {
  private static final long serialVersionUID = 1L;

  /** Makes the exception with a message that names the field or adapter and the cure. */
  public JournalException(String message) {
    this(message, null);
  }

  /** Makes the exception with a message and its cause, which may be null. */
  public JournalException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
