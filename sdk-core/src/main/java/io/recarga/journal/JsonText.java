package io.recarga.journal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one JSON text from its beginning to its end. What is null is left out. */
final class JsonText {
  private static final int DEEPEST = 100;
  private static final char END = 0;

  private final String text;
  private int at;
  private int depth;

  JsonText(String text) {
    this.text = text;
  }

  /**
   * Returns the object that the text is.
   *
   * @throws IllegalArgumentException if it is not one
   */
  Map<String, Object> wholeObject() {
    expect('{');
    Map<String, Object> object = object();
    if (next() != END) {
      throw wrong();
    }
    return object;
  }

  /** Returns the next character that is not blank without passing it, or {@link #END}. */
  private char next() {
    while (at < text.length()) {
      char character = text.charAt(at);
      if (character != ' ' && character != '\n' && character != '\r' && character != '\t') {
        return character;
      }
      at++;
    }
    return END;
  }

  private void expect(char character) {
    if (next() != character) {
      throw wrong();
    }
    at++;
  }

  /** Passes {@code character} if it is next. */
  private boolean passed(char character) {
    boolean isNext = next() == character;
    at += isNext ? 1 : 0;
    return isNext;
  }

  private @Nullable Object value() {
    switch (next()) {
      case '"' -> {
        at++;
        return string();
      }
      case '{' -> {
        at++;
        return object();
      }
      case '[' -> {
        at++;
        return array();
      }
      case 't' -> {
        word("true");
        return true;
      }
      case 'f' -> {
        word("false");
        return false;
      }
      case 'n' -> {
        word("null");
        return null;
      }
      default -> {
        return number();
      }
    }
  }

  /** Reads the rest of an object. */
  private Map<String, Object> object() {
    deeper();
    Map<String, Object> object = new LinkedHashMap<>();
    if (!passed('}')) {
      do {
        expect('"');
        String name = string();
        expect(':');
        Object value = value();
        if (value != null && object.put(name, value) != null) {
          throw wrong();
        }
      } while (passed(','));
      expect('}');
    }
    depth--;
    return object;
  }

  /** Reads the rest of an array. */
  private List<Object> array() {
    deeper();
    List<Object> list = new ArrayList<>();
    if (!passed(']')) {
      do {
        Object value = value();
        if (value != null) {
          list.add(value);
        }
      } while (passed(','));
      expect(']');
    }
    depth--;
    return list;
  }

  private void deeper() {
    if (++depth > DEEPEST) {
      throw wrong();
    }
  }

  private void word(String word) {
    if (!text.startsWith(word, at)) {
      throw wrong();
    }
    at += word.length();
  }

  private BigDecimal number() {
    int from = at;
    while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    try {
      return new BigDecimal(text.substring(from, at));
    } catch (NumberFormatException e) {
      throw wrong();
    }
  }

  /** Reads the rest of a text. */
  private String string() {
    int from = at;
    int quote = text.indexOf('"', from);
    if (quote < 0) {
      throw wrong();
    }
    int escape = text.indexOf('\\', from);
    if (escape < 0 || escape > quote) {
      at = quote + 1;
      return text.substring(from, quote);
    }
    StringBuilder string = new StringBuilder();
    while (true) {
      if (at >= text.length()) {
        throw wrong();
      }
      char character = text.charAt(at++);
      if (character == '"') {
        return string.toString();
      }
      string.append(character == '\\' ? escaped() : character);
    }
  }

  private char escaped() {
    if (at >= text.length()) {
      throw wrong();
    }
    char character = text.charAt(at++);
    return switch (character) {
      case '"', '\\', '/' -> character;
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'u' -> {
        if (at + 4 > text.length()) {
          throw wrong();
        }
        int code = 0;
        for (int i = 0; i < 4; i++) {
          int digit = Character.digit(text.charAt(at++), 16);
          if (digit < 0) {
            throw wrong();
          }
          code = code << 4 | digit;
        }
        yield (char) code;
      }
      default -> throw wrong();
    };
  }

  private IllegalArgumentException wrong() {
    return new IllegalArgumentException("not JSON at character " + at);
  }
}
