package io.recarga.sample.quickstart;

/** What the person gave makes no sense; the message is one line with the option and the cure. */
final class BadInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BadInputException(String message) {
    super(message);
  }
}
