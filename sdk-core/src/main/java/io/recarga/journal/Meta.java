package io.recarga.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table of names and what is kept under them. */
final class Meta {
  private final Database database;
  private final String read;
  private final String insert;
  private final String update;
  private final String swap;
  private final String delete;
  private final String lock;

  Meta(Database database, Dialect dialect, String prefix) {
    String table = prefix + "meta";
    this.database = database;
    read = "SELECT content FROM " + table + " WHERE name = ?";
    insert = dialect.insert(table, "content, name");
    update = "UPDATE " + table + " SET content = ? WHERE name = ?";
    swap = update + " AND content = ?";
    delete = "DELETE FROM " + table + " WHERE name = ?";
    lock = read + " FOR UPDATE";
  }

  @Nullable
  String get(String name) {
    return database.once(connection -> one(connection, read, name)).orElse(null);
  }

  /** Returns what is kept under {@code name} and keeps others from changing it. */
  String locked(Connection connection, String name) throws SQLException {
    return one(connection, lock, name)
        .orElseThrow(() ->
            new IllegalStateException("the journal's meta table has no row \"" + name + "\""));
  }

  /** Keeps {@code content} unless there is something already, and returns what is kept then. */
  String putIfAbsent(String name, String content) {
    String held = get(name);
    if (held == null) {
      database.once(connection -> insert(connection, name, content));
      held = get(name);
    }
    return held == null ? content : held;
  }

  void put(String name, String content) {
    boolean there = database.once(connection -> update(connection, update, content, name)) == 1;
    if (!there && !database.once(connection -> insert(connection, name, content))) {
      database.once(connection -> update(connection, update, content, name));
    }
  }

  void put(Connection connection, String name, String content) throws SQLException {
    update(connection, update, content, name);
  }

  /** Replaces {@code before} by {@code after}, if it still is there. */
  void swap(String name, String before, String after) {
    database.once(connection -> update(connection, swap, after, name, before));
  }

  void remove(String name) {
    database.once(connection -> update(connection, delete, name));
  }

  private boolean insert(Connection connection, String name, String content) throws SQLException {
    try {
      return update(connection, insert, content, name) == 1;
    } catch (SQLException e) {
      if (Dialect.isDuplicate(e)) {
        return false;
      }
      throw e;
    }
  }

  private Optional<String> one(Connection connection, String sql, String name) throws SQLException {
    try (PreparedStatement statement = database.prepare(connection, sql)) {
      statement.setString(1, name);
      try (ResultSet result = statement.executeQuery()) {
        return result.next() ? Optional.of(result.getString(1)) : Optional.empty();
      }
    }
  }

  private int update(Connection connection, String sql, String... values) throws SQLException {
    try (PreparedStatement statement = database.prepare(connection, sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      return statement.executeUpdate();
    }
  }
}
