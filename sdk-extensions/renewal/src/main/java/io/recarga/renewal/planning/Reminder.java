package io.recarga.renewal.planning;

import io.recarga.renewal.Message;
import java.time.Instant;
import java.util.Objects;

/**
 * Something to tell a person at some moment.
 *
 * @param id the same for the same reminder, so that it is given once
 * @param at when to tell it
 * @param text what to tell
 */
public record Reminder(String id, Instant at, Message text) {
  /** Checks the parts. */
  public Reminder {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(text, "text");
  }
}
