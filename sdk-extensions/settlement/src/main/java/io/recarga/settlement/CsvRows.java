package io.recarga.settlement;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts CSV text into rows, as RFC 4180 describes it, with any line ends and within bounds. */
final class CsvRows {
  private static final int MOST_FIELDS = 200;
  private static final int LONGEST_FIELD = 4_000;

  private final Reader text;
  private final char separator;
  private int ahead = NONE;
  private int line = 1;
  private int rowLine = 1;

  private static final int NONE = -2;
  private static final int END = -1;

  CsvRows(Reader text, char separator) throws IOException {
    this.text = text;
    this.separator = separator;
    if (peek() == '\uFEFF') {
      read();
    }
  }

  /** Returns the line on which the latest row begins. */
  int line() {
    return rowLine;
  }

  /** Returns the next row that is not blank, or null at the end. */
  @Nullable
  List<String> next() throws IOException {
    while (peek() != END) {
      rowLine = line;
      List<String> row = row();
      if (row.size() > 1 || !row.get(0).isBlank()) {
        return row;
      }
    }
    return null;
  }

  private List<String> row() throws IOException {
    List<String> row = new ArrayList<>();
    while (true) {
      if (row.size() == MOST_FIELDS) {
        throw refused("has more than " + MOST_FIELDS + " fields");
      }
      row.add(peek() == '"' ? quoted() : plain());
      int after = read();
      if (after == separator) {
        continue;
      }
      if (after == '\r' && peek() == '\n') {
        read();
      }
      if (after == '\r' || after == '\n') {
        line++;
      } else if (after != END) {
        throw refused("has text after a closing quote");
      }
      return row;
    }
  }

  private String plain() throws IOException {
    StringBuilder field = new StringBuilder();
    for (int c = peek(); c != END && c != separator && c != '\r' && c != '\n'; c = peek()) {
      append(field, read());
    }
    return field.toString();
  }

  private String quoted() throws IOException {
    read();
    StringBuilder field = new StringBuilder();
    while (true) {
      int c = read();
      if (c == END) {
        throw refused("has a quote that does not end");
      }
      if (c == '"') {
        if (peek() != '"') {
          return field.toString();
        }
        read();
      }
      if (c == '\n' || (c == '\r' && peek() != '\n')) {
        line++;
      }
      append(field, c);
    }
  }

  private void append(StringBuilder field, int c) {
    if (field.length() == LONGEST_FIELD) {
      throw refused("has a field of more than " + LONGEST_FIELD + " characters");
    }
    field.append((char) c);
  }

  private int peek() throws IOException {
    if (ahead == NONE) {
      ahead = text.read();
    }
    return ahead;
  }

  private int read() throws IOException {
    int c = peek();
    ahead = NONE;
    return c;
  }

  private IllegalArgumentException refused(String why) {
    return new IllegalArgumentException("settlement file: line " + rowLine + " " + why);
  }
}
