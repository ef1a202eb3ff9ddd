package io.recarga.renewal.sim;

import io.recarga.PhoneNumber;
import io.recarga.renewal.Message;

/** Sends a one-time code to a line by SMS; the app brings its own. */
@FunctionalInterface
public interface CodeSender {

  /**
   * Sends a code.
   *
   * @param number where to
   * @param code the six digits; do not log them
   * @param text the same in words
   */
  void send(PhoneNumber number, String code, Message text);
}
