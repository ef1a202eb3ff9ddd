package io.recarga;

import java.util.Objects;

/** Checks of short texts and page sizes that several types share. */
final class Texts {
  static final int KEY_LENGTH = 64;
  private static final String KEY_CHARACTERS = "[A-Za-z0-9._:-]{1," + KEY_LENGTH + "}";

  private Texts() {}

  /** Returns the text without surrounding space, or says which field is empty or too long. */
  static String bounded(String text, String field, int max) {
    String bare = Objects.requireNonNull(text, field).strip();
    if (bare.isEmpty()) {
      throw new IllegalArgumentException(field + ": is empty");
    }
    if (bare.length() > max) {
      throw new IllegalArgumentException(
          field + ": has " + bare.length() + " characters, at most " + max + " are allowed");
    }
    return bare;
  }

  /** Returns a text that may be part of a key, or says which field is malformed. */
  static String keyPart(String text, String field) {
    if (!Objects.requireNonNull(text, field).matches(KEY_CHARACTERS)) {
      throw new IllegalArgumentException(
          field + ": use 1 to 64 of the characters A-Z a-z 0-9 . _ : -");
    }
    return text;
  }

  /** Returns how many entries a page may have, or says that this is not a number of them. */
  static int page(int limit) {
    if (limit < 1 || limit > 1000) {
      throw new IllegalArgumentException("limit: must be from 1 to 1000: " + limit);
    }
    return limit;
  }
}
