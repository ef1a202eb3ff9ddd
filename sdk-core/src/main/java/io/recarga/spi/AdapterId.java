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
  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException if it is malformed
   */
  public AdapterId {
    Objects.requireNonNull(value, "adapter id");
    if (!value.matches("[a-z0-9][a-z0-9-]{0,39}")) {
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
}
