package io.recarga.spi.http;

import com.squareup.moshi.JsonEncodingException;
import java.io.IOException;

/** Reads the tokens of a JSON document from its UTF-8 bytes. */
final class JsonCursor {
  private static final int MAX_NUMBER = 32;
  private static final int MAX_EXPONENT = 30;
  private static final long FNV_START = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private byte[] bytes;
  private int at;
  private boolean escaped;

  JsonCursor(byte[] bytes, int start) {
    this.bytes = bytes;
    this.at = start;
  }

  IOException refused(String why) {
    return new JsonEncodingException(why + ", at byte " + at);
  }

  /** Begins another document. */
  void begin(byte[] document, int start) {
    bytes = document;
    at = start;
  }

  /** Returns where the next byte stands. */
  int at() {
    return at;
  }

  /** Says whether the string that was taken last holds escapes. */
  boolean escaped() {
    return escaped;
  }

  /** Skips white space and returns the next byte without taking it, or -1 at the end. */
  int peek() {
    while (at < bytes.length) {
      byte b = bytes[at];
      if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
        return b & 0xFF;
      }
      at++;
    }
    return -1;
  }

  boolean takeIf(int wanted) {
    if (peek() != wanted) {
      return false;
    }
    at++;
    return true;
  }

  void take(int wanted) throws IOException {
    if (!takeIf(wanted)) {
      throw refused("'" + (char) wanted + "' is missing");
    }
  }

  void requireEnd() throws IOException {
    if (peek() != -1) {
      throw refused("something stands behind the document");
    }
  }

  void literal(String word) throws IOException {
    for (int i = 0; i < word.length(); i++) {
      if (next() != word.charAt(i)) {
        throw refused("not a value");
      }
      at++;
    }
  }

  void number() throws IOException {
    int start = at;
    if (next() == '-') {
      at++;
    }
    boolean zero = next() == '0';
    if (digits() > 1 && zero) {
      throw refused("a number begins with 0");
    }
    if (next() == '.') {
      at++;
      digits();
    }
    if (next() == 'e' || next() == 'E') {
      at++;
      exponent();
    }
    if (at - start > MAX_NUMBER) {
      throw refused("a number is longer than " + MAX_NUMBER);
    }
  }

  private void exponent() throws IOException {
    if (next() == '+' || next() == '-') {
      at++;
    }
    int start = at;
    digits();
    int value = 0;
    for (int i = start; i < at; i++) {
      value = value * 10 + bytes[i] - '0';
      if (value > MAX_EXPONENT) {
        throw refused("an exponent is beyond " + MAX_EXPONENT);
      }
    }
  }

  private int digits() throws IOException {
    int start = at;
    while (next() >= '0' && next() <= '9') {
      at++;
    }
    if (at == start) {
      throw refused("not a value");
    }
    return at - start;
  }

  /** Takes a string whose characters nobody asks for. */
  void skipString() throws IOException {
    byte[] text = bytes;
    int i = at + 1;
    while (i < text.length && text[i] != '"' && text[i] != '\\' && text[i] >= 0) {
      i++;
    }
    if (at < text.length && text[at] == '"' && i < text.length && text[i] == '"') {
      at = i + 1;
      escaped = false;
    } else {
      string(); // From its begin: it holds more than plain characters, or is none.
    }
  }

  /**
   * Takes a string and returns a hash of the characters that it stands for, however they are
   * escaped. Two names with one hash are refused as equal, so a collision costs an answer at worst.
   */
  long string() throws IOException {
    if (next() != '"') {
      throw refused("'\"' is missing");
    }
    at++;
    escaped = false;
    long hash = FNV_START;
    byte[] text = bytes;
    int plain = at;
    while (plain < text.length && text[plain] != '"' && text[plain] != '\\' && text[plain] >= 0) {
      hash = mix(hash, text[plain++]);
    }
    at = plain;
    while (true) {
      int c = next();
      if (c == '"') {
        at++;
        return hash;
      }
      if (c == -1) {
        throw refused("a string has no end");
      }
      if (c == '\\') {
        escaped = true;
        hash = mix(hash, escape());
      } else if (c < 0x80) {
        hash = mix(hash, c);
        at++;
      } else {
        int point = beyondAscii(c);
        if (point > 0xFFFF) {
          hash = mix(hash, Character.highSurrogate(point));
          point = Character.lowSurrogate(point);
        }
        hash = mix(hash, point);
      }
    }
  }

  /** Returns the hash of a name that is ASCII. */
  static long hashOf(String name) {
    long hash = FNV_START;
    for (int i = 0; i < name.length(); i++) {
      hash = mix(hash, name.charAt(i));
    }
    return hash;
  }

  private static long mix(long hash, int unit) {
    return (hash ^ unit) * FNV_PRIME;
  }

  private int escape() throws IOException {
    at++;
    int c = next();
    at++;
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unit();
      default -> throw refused("not an escape");
    };
  }

  private int unit() throws IOException {
    int unit = 0;
    for (int i = 0; i < 4; i++) {
      int digit = Character.digit(next(), 16);
      if (digit < 0) {
        throw refused("not an escape");
      }
      unit = unit << 4 | digit;
      at++;
    }
    return unit;
  }

  /** Takes one character of two to four bytes in the only form that UTF-8 allows for it. */
  private int beyondAscii(int first) throws IOException {
    int more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1;
    int point = first & (0x3F >> more);
    at++;
    for (int i = 0; i < more; i++) {
      int c = next();
      if ((c & 0xC0) != 0x80 || c == -1) {
        throw refused("not UTF-8");
      }
      point = point << 6 | (c & 0x3F);
      at++;
    }
    int least = more == 3 ? 0x10000 : more == 2 ? 0x800 : 0x80;
    boolean surrogate = point >= 0xD800 && point <= 0xDFFF;
    if (first < 0xC0 || first > 0xF7 || point < least || point > 0x10FFFF || surrogate) {
      throw refused("not UTF-8");
    }
    return point;
  }

  private int next() {
    return at < bytes.length ? bytes[at] & 0xFF : -1;
  }
}
