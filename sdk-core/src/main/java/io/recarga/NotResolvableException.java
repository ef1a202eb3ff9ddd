package io.recarga;

/** The case cannot be closed like that; nothing was changed. */
public final class NotResolvableException extends RechargeException {
  private static final long serialVersionUID = 1L;

  /** Makes the exception with a message that names the key and the reason. */
  public NotResolvableException(String message) {
    super(message);
  }
}
