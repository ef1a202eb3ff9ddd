package io.recarga.carrier.dtone;

import org.jspecify.annotations.Nullable;

/** Bounds the texts that names, descriptions and promotions carry. */
final class PlainText {
  private static final int MAX_TEXT = 2_000;

  private PlainText() {}

  /** Returns the text without control characters but line breaks, or null when nothing is left. */
  static @Nullable String of(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String clean = cut(text, 10 * MAX_TEXT)
        .replaceAll("[\\p{Cntrl}&&[^\n]]+|[\\u00a0\\u200b\\ufeff]", " ")
        .replaceAll(" {2,}", " ")
        .replaceAll(" ?\n[ \n]*", "\n")
        .strip();
    return clean.isEmpty() ? null : cut(clean, MAX_TEXT);
  }

  /** Returns the text on one line, or null when nothing is left. */
  static @Nullable String line(@Nullable String text) {
    String clean = of(text);
    return clean == null ? null : clean.replace('\n', ' ');
  }

  /** Cuts a text that is longer than {@code max} characters. */
  static String cut(String text, int max) {
    return text.length() <= max ? text : text.substring(0, max - 1) + "…";
  }
}
