package io.recarga;

import org.jspecify.annotations.Nullable;

/**
 * A carrier or aggregator did not accept our credentials, and nothing was sent. Trying again does not
 * help: someone must look at the account.
 */
public final class CredentialsException extends RechargeException {
  private static final long serialVersionUID = 1L;

  /** Makes the exception with a message that names the field or adapter and the cure. */
  public CredentialsException(String message) {
    this(message, null);
  }

  /** Makes the exception with a message and its cause, which may be null. */
  public CredentialsException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
