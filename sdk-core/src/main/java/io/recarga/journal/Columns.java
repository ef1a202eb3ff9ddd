package io.recarga.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Text in columns that are searched: short and in ASCII, so that every database compares it alike. */
final class Columns {
  private static final int MAX_EXACT = 100;
  private static final int MAX_SEARCHED = 300;

  private Columns() {}

  /** Returns a text that is ours, and so has a form that every column takes. */
  static @Nullable String exact(@Nullable String text, String field) {
    if (text != null && !isPlain(text, MAX_EXACT)) {
      throw new IllegalArgumentException(field + ": is not short ASCII text");
    }
    return text;
  }

  /** Returns what a text of others is searched by: itself, or a hash of what no column would take. */
  static @Nullable String searchable(@Nullable String text) {
    return text == null ? null : shortened(text, MAX_SEARCHED);
  }

  /** Returns {@code text}, or a hash of it unless it is ASCII of at most {@code max} characters. */
  static String shortened(String text, int max) {
    if (isPlain(text, max)) {
      return text;
    }
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_16BE));
      return "sha256:" + HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static boolean isPlain(String text, int max) {
    if (text.length() > max) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < ' ' || text.charAt(i) >= 0x7f) {
        return false;
      }
    }
    return true;
  }
}
