package io.recarga.sample.quickstart;

import java.util.regex.Pattern;

/** Keeps whole phone numbers and line breaks out of messages. */
final class Masks {
  // What is followed by the currency is an amount.
  private static final Pattern NUMBER =
      Pattern.compile("(?<![A-Za-z0-9])\\+?[0-9](?:[ ().-]?[0-9]){6,}+(?! PEN\\b| USD\\b)");

  private Masks() {}

  static String oneLine(String text) {
    return numbers(text.replaceAll("\\s*\\R\\s*", " ").strip());
  }

  static String numbers(String text) {
    return NUMBER
        .matcher(text)
        .replaceAll(found -> "***" + found.group().substring(found.group().length() - 3));
  }
}
