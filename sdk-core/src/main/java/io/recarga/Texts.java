package io.recarga;

import java.util.Objects;

/**
 * Checks of short texts and page sizes that several types share. By hand where an app's first top-up
 * passes by: a pattern takes long to get ready.
 */
final class Texts {
  static final int KEY_LENGTH = 64;

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
    if (!isKeyPart(Objects.requireNonNull(text, field))) {
      throw new IllegalArgumentException(
          field + ": use 1 to 64 of the characters A-Z a-z 0-9 . _ : -");
    }
    return text;
  }

  private static boolean isKeyPart(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      // From - to :, that is, but for the slash in between.
      boolean other = (c >= '-' && c <= ':' && c != '/') || c == '_';
      if (!letter && !other) {
        return false;
      }
    }
    return !text.isEmpty() && text.length() <= KEY_LENGTH;
  }

  /** Says whether the text is one digit 0-9 or more, and nothing else. */
  static boolean isDigits(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return !text.isEmpty();
  }

  /** Returns how many entries a page may have, or says that this is not a number of them. */
  static int page(int limit) {
    if (limit < 1 || limit > 1000) {
      throw new IllegalArgumentException("limit: must be from 1 to 1000: " + limit);
    }
    return limit;
  }
}
