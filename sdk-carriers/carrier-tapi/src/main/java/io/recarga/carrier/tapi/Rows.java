package io.recarga.carrier.tapi;

import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads separated text row by row, with fields in quotes where they need them (RFC 4180), and
 * refuses what no honest file holds.
 */
final class Rows {
  private static final int LONGEST_FIELD = 2_000;
  private static final int MOST_FIELDS = 100;
  private static final int END = -1;

  private final PushbackReader in;
  private final char separator;
  private int row;

  Rows(Reader in, char separator) {
    this.in = new PushbackReader(in);
    this.separator = separator;
  }

  /** Returns the number of the row that was read last, counted from 1. */
  int row() {
    return row;
  }

  /** Returns the next row that is not empty, or null at the end. */
  @Nullable
  List<String> next() throws IOException {
    while (true) {
      int first = in.read();
      if (first == END) {
        return null;
      }
      in.unread(first);
      row++;
      List<String> fields = fields();
      if (fields.size() > 1 || !fields.get(0).isBlank()) {
        return fields;
      }
    }
  }

  private List<String> fields() throws IOException {
    List<String> fields = new ArrayList<>();
    while (true) {
      int first = in.read();
      if (first == '"') {
        fields.add(quoted());
      } else {
        if (first != END) {
          in.unread(first);
        }
        fields.add(bare());
      }
      if (fields.size() > MOST_FIELDS) {
        throw new IllegalArgumentException(
            "row " + row + ": more than " + MOST_FIELDS + " columns");
      }
      int after = in.read();
      if (after == '\r') {
        after = in.read();
      }
      if (after == END || after == '\n') {
        return fields;
      }
      if (after != separator) {
        throw new IllegalArgumentException("row " + row + ": something follows a quoted field");
      }
    }
  }

  private String bare() throws IOException {
    StringBuilder field = new StringBuilder();
    int c = in.read();
    while (c != END && c != separator && c != '\n' && c != '\r') {
      append(field, c);
      c = in.read();
    }
    if (c != END) {
      in.unread(c);
    }
    return field.toString().strip();
  }

  private String quoted() throws IOException {
    StringBuilder field = new StringBuilder();
    while (true) {
      int c = in.read();
      if (c == END) {
        throw new IllegalArgumentException("row " + row + ": a quoted field has no end");
      }
      if (c == '"') {
        int next = in.read();
        if (next != '"') {
          if (next != END) {
            in.unread(next);
          }
          return field.toString().strip();
        }
      }
      append(field, c);
    }
  }

  private void append(StringBuilder field, int c) {
    if (field.length() == LONGEST_FIELD) {
      throw new IllegalArgumentException(
          "row " + row + ": a field is longer than " + LONGEST_FIELD + " characters");
    }
    field.append((char) c);
  }
}
