package io.recarga;

import org.jspecify.annotations.Nullable;

/**
 * A check of the app's own before a new top-up is journaled, such as amounts per tenant and day. It
 * is asked once per new key, on the caller's thread, before any carrier is; a queued top-up is
 * checked when it is sent for the first time. Must be thread-safe.
 */
@FunctionalInterface
public interface TopUpCheck {

  /**
   * Says why the top-up may not be made now, for the exception's message, or returns null if it may.
   * What it throws refuses the top-up as well.
   */
  @Nullable
  String refusal(TopUp topUp);
}
