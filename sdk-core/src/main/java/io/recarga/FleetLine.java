package io.recarga;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How one line of {@link Recarga#topUpAll} ended. Either there is a result, or the line was refused:
 * then nothing was sent and its key is free.
 *
 * @param number which line it is, from 1
 * @param key the line's key
 * @param result how the top-up stands, or null if the line was refused
 * @param refusal why it was refused, or null
 */
public record FleetLine(
    long number,
    TopUpKey key,
    @Nullable TopUpResult result,
    @Nullable RechargeException refusal) {
  /** Checks the parts. */
  public FleetLine {
    Objects.requireNonNull(key, "key");
    if ((result == null) == (refusal == null)) {
      throw new IllegalArgumentException("result, refusal: give one of the two");
    }
  }

  /** Says whether the line has to be looked at again: refused or not decided yet. */
  public boolean isOpen() {
    return result == null || result.isOpen();
  }
}
