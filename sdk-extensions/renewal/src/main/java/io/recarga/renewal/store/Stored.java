package io.recarga.renewal.store;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One small document: a mandate, a payment order, a bound SIM card.
 *
 * @param kind what it is, 1 to 20 of {@code a-z -}
 * @param id its id within the kind, 1 to 200 characters
 * @param version counts its changes, from 1
 * @param wake when somebody has to look at it next, or null
 * @param body the document as text, at most 100,000 characters
 */
public record Stored(
    String kind, String id, long version, @Nullable Instant wake, String body) {
  private static final int MAX_ID = 200;
  private static final int MAX_BODY = 100_000;

  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException if one is malformed or too long
   */
  public Stored {
    if (!Objects.requireNonNull(kind, "kind").matches("[a-z-]{1,20}")) {
      throw new IllegalArgumentException("kind: use 1 to 20 of a-z and -");
    }
    if (Objects.requireNonNull(id, "id").isEmpty() || id.length() > MAX_ID) {
      throw new IllegalArgumentException("id: give 1 to " + MAX_ID + " characters");
    }
    if (Objects.requireNonNull(body, "body").length() > MAX_BODY) {
      throw new IllegalArgumentException("body: has more than " + MAX_BODY + " characters");
    }
  }

  /** Makes the first version of a document. */
  public static Stored first(String kind, String id, @Nullable Instant wake, String body) {
    return new Stored(kind, id, 1, wake, body);
  }

  /** Returns the next version. */
  public Stored next(@Nullable Instant newWake, String newBody) {
    return new Stored(kind, id, version + 1, newWake, newBody);
  }

  /** Shows all but the body. */
  @Override
  public String toString() {
    return kind + " " + id + " v" + version;
  }
}
