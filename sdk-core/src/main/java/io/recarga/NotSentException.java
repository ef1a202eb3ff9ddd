package io.recarga;

import org.jspecify.annotations.Nullable;

/**
 * Nothing may or could be sent now, and nothing was: the network, a limit or a switch stood in the way.
 * Try the same key again later.
 */
public final class NotSentException extends RechargeException {
  private static final long serialVersionUID = 1L;

  /** Makes the exception with a message that names the field or adapter and the cure. */
  public NotSentException(String message) {
    this(message, null);
  }

  /** Makes the exception with a message and its cause, which may be null. */
  public NotSentException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
