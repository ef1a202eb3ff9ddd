package io.recarga.journal;

import java.sql.Types;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A column that rows are written to.
 *
 * @param type int, bigint or text: what arrays of its values are arrays of
 */
record Column(String name, String type) {

  /** Reads columns as "name type, name type". */
  static List<Column> list(String columns) {
    return Arrays.stream(columns.split(",\\s*"))
        .map(column -> column.split(" "))
        .map(words -> new Column(words[0], words[1]))
        .toList();
  }

  static List<Column> list(List<Column> first, String more) {
    return Stream.concat(first.stream(), list(more).stream()).toList();
  }

  static String names(List<Column> columns) {
    return each(columns, "%s");
  }

  /** Returns the columns' names, each in {@code pattern}. */
  static String each(List<Column> columns, String pattern) {
    return columns.stream()
        .map(column -> String.format(pattern, column.name()))
        .collect(Collectors.joining(", "));
  }

  /** Returns a table of as many rows as there are values in arrays, one array for each column. */
  static String unnested(List<Column> columns) {
    return columns.stream()
        .map(column -> "?::" + column.type() + "[]")
        .collect(Collectors.joining(", ", "unnest(", ")"));
  }

  int sqlType() {
    return type.equals("text") ? Types.VARCHAR : Types.BIGINT;
  }

  /** Returns an array for so many values, all null. */
  Object[] array(int size) {
    return switch (type) {
      case "text" -> new String[size];
      case "int" -> new Integer[size];
      default -> new Long[size];
    };
  }
}
