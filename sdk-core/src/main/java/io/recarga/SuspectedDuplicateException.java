package io.recarga;

/**
 * Another key asked for the same a moment ago, so that this one may be the same obligation by
 * mistake. Nothing was sent under this key. If both are owed, send it again with {@link
 * TopUp.Builder#allowRepeat}.
 */
public final class SuspectedDuplicateException extends RechargeException {
  private static final long serialVersionUID = 1L;

  private final transient TopUpKey earlier;

  /** Makes the exception; {@code earlier} is the key that asked for the same. */
  public SuspectedDuplicateException(TopUpKey key, TopUpKey earlier) {
    super("key: " + key + " asks for the same as " + earlier
        + " did a moment ago; if both are owed, set allowRepeat()");
    this.earlier = earlier;
  }

  /** Returns the key that asked for the same. */
  public TopUpKey earlier() {
    return earlier;
  }
}
