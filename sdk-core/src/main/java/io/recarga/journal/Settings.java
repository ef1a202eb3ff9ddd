package io.recarga.journal;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What names and values of settings may be. */
final class Settings {
  private static final int MAX_VALUE = 500;
  private static final String VALUE = "value";

  private Settings() {}

  static String checked(String name) {
    if (!Objects.requireNonNull(name, "name").matches("[A-Za-z0-9._:-]{1,64}")) {
      throw new IllegalArgumentException("name: use 1 to 64 of the characters A-Z a-z 0-9 . _ : -");
    }
    return name;
  }

  static void check(String name, @Nullable String value) {
    checked(name);
    if (value != null && value.length() > MAX_VALUE) {
      throw new IllegalArgumentException(
          "value: has " + value.length() + " characters, at most " + MAX_VALUE + " are allowed");
    }
  }

  /** Returns a value as text that every column takes. */
  static String encoded(String value) {
    return Json.write(Map.of(VALUE, value));
  }

  static String decoded(String content) {
    return (String) Objects.requireNonNull(Json.read(content).get(VALUE), VALUE);
  }
}
