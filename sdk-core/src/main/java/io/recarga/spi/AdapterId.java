package io.recarga.spi;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The unique name of one adapter, that is of one account at one carrier or aggregator: "reloadly",
 * "reloadly-eu". It is part of every reference, so it must never change while top-ups are open.
 *
 * @param value 1 to 40 lower-case letters, digits and dashes
 */
public record AdapterId(String value) {
  private static final int MAX_LENGTH = 40;

  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException if it is malformed
   */
  public AdapterId {
    Objects.requireNonNull(value, "adapter id");
    if (!isWellFormed(value)) {
      throw new IllegalArgumentException(
          "adapter id: use 1 to 40 lower-case letters, digits and dashes: \"" + value + "\"");
    }
  }

  /** Makes an id. */
  public static AdapterId of(String value) {
    return new AdapterId(value);
  }

  // By hand, as in all keys of maps: a record's own pair takes tens of milliseconds to link at
  // first.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof AdapterId that && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return value;
  }

  private static boolean isWellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean dash = c == '-' && i > 0;
      if ((c < 'a' || c > 'z') && (c < '0' || c > '9') && !dash) {
        return false;
      }
    }
    return !text.isEmpty() && text.length() <= MAX_LENGTH;
  }
}
