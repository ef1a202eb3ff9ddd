package io.recarga.renewal;

import java.util.Objects;

/**
 * One text for people, in all languages: none can be left out.
 *
 * @param spanish in Spanish
 * @param english in English
 * @param chinese in Chinese
 */
public record Words(String spanish, String english, String chinese) {
  /**
   * Checks the texts.
   *
   * @throws IllegalArgumentException if one is blank
   */
  public Words {
    given(spanish, "spanish");
    given(english, "english");
    given(chinese, "chinese");
  }

  /** Makes words that are the same in each language, such as a brand. */
  public static Words same(String text) {
    return new Words(text, text, text);
  }

  /** Returns the text in {@code language}. */
  public String in(Language language) {
    return switch (language) {
      case SPANISH -> spanish;
      case ENGLISH -> english;
      case CHINESE -> chinese;
    };
  }

  /** Shows the English text. */
  @Override
  public String toString() {
    return english;
  }

  private static void given(String text, String field) {
    if (Objects.requireNonNull(text, field).isBlank()) {
      throw new IllegalArgumentException(field + ": is empty");
    }
  }
}
