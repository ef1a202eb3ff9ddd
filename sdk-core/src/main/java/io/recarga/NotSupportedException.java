package io.recarga;

import org.jspecify.annotations.Nullable;

/**
 * An adapter was asked a question that it cannot answer; its {@code capabilities()} says so up front.
 */
public final class NotSupportedException extends RechargeException {
  private static final long serialVersionUID = 1L;

  /** Makes the exception with a message that names the field or adapter and the cure. */
  public NotSupportedException(String message) {
    this(message, null);
  }

  /** Makes the exception with a message and its cause, which may be null. */
  public NotSupportedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
