package io.recarga.journal;

import io.recarga.JournalException;
import io.recarga.TopUpKey;
import io.recarga.spi.AdapterId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads and writes single rows, and reads lists of them. */
final class JdbcRows {
  private static final Logger LOG = System.getLogger("io.recarga");

  private final Database database;
  private final TopUpTable table;
  private final String select;
  private final String fingerprint;
  private final JdbcFinds finds;
  private final JdbcWrites writes;
  private final String reduce;
  private final String addReference;
  private final String findReference;

  JdbcRows(
      Database database,
      Dialect dialect,
      String prefix,
      TopUpTable table,
      JdbcFinds finds,
      JdbcWrites writes) {
    this.database = database;
    this.table = table;
    this.finds = finds;
    this.writes = writes;
    select = "SELECT " + TopUpTable.READ + " FROM " + table.name() + " ";
    fingerprint = JdbcFinds.byKey(table) + dialect.asOfNow();
    reduce = table.reduce();
    String references = prefix + "reference";
    addReference = dialect.insert(references, "reference, adapter, tenant, topup_key");
    findReference =
        "SELECT tenant, topup_key FROM " + references + " WHERE reference = ? AND adapter = ?";
  }

  /** Sets the parameters of a statement. */
  interface Binding {
    void on(PreparedStatement statement) throws SQLException;
  }

  /** Returns the beginning of a statement that reads rows. */
  String select() {
    return select;
  }

  /** Inserts a row on a connection of somebody's, unless its key is there. */
  boolean insert(Connection connection, JournalRow row) throws SQLException {
    return writes.insert(connection, table.insertion(row));
  }

  @Nullable
  JournalRow insert(JournalRow row) {
    boolean inserted;
    try {
      inserted = writes.insert(table.insertion(row));
    } catch (DatabaseFailure e) {
      if (e.isWithoutEffect()) {
        throw new JournalException(row.key() + " was not journaled: " + e.getMessage(), e);
      }
      throw e;
    }
    return inserted ? null : rival(row.key());
  }

  private JournalRow rival(TopUpKey key) {
    try {
      return find(key).orElseThrow(() -> new IllegalStateException(key + " is there, and is not"));
    } catch (JournalException e) {
      // The key is taken, so this must not look as if it were free.
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  Optional<JournalRow> find(TopUpKey key) {
    return finds.find(key);
  }

  /** Returns the row that is found, if any. */
  Optional<JournalRow> one(Connection connection, String sql, Binding binding) throws SQLException {
    try (PreparedStatement statement = database.prepare(connection, sql)) {
      binding.on(statement);
      try (ResultSet result = statement.executeQuery()) {
        return result.next() ? Optional.of(table.read(result)) : Optional.empty();
      }
    }
  }

  /** Returns the fingerprint of a row that is there, whatever version of this library wrote it. */
  String fingerprintOf(Connection connection, TopUpKey key) throws SQLException {
    try (PreparedStatement statement = database.prepare(connection, fingerprint)) {
      statement.setString(1, key.tenant());
      statement.setString(2, key.id());
      try (ResultSet result = statement.executeQuery()) {
        return result.next() ? result.getString("fingerprint") : "";
      }
    }
  }

  boolean replace(JournalRow before, JournalRow after) {
    String reference = before.reference();
    AdapterId adapter = before.adapter();
    if (reference == null
        || adapter == null
        || (reference.equals(after.reference()) && adapter.equals(after.adapter()))) {
      return writes.replace(table.replacement(before, after));
    }
    RowWrite write = table.replacement(before, after);
    return database.together(connection -> {
      boolean replaced = writes.replace(connection, write);
      if (replaced) {
        keepReference(connection, reference, adapter, before.key());
      }
      return replaced;
    });
  }

  private void keepReference(
      Connection connection, String reference, AdapterId adapter, TopUpKey key)
      throws SQLException {
    try (PreparedStatement statement = database.prepare(connection, addReference)) {
      statement.setString(1, reference);
      statement.setString(2, adapter.value());
      statement.setString(3, key.tenant());
      statement.setString(4, key.id());
      statement.executeUpdate();
    } catch (SQLException e) {
      if (!Dialect.isDuplicate(e)) {
        throw e;
      }
    }
  }

  /** Reduces a row that still has the version it was read at. */
  boolean reduce(JournalRow row) {
    return database.once(connection -> {
      try (PreparedStatement statement = database.prepare(connection, reduce)) {
        table.bindReduce(statement, row, Reduction.of(row));
        return statement.executeUpdate() == 1;
      }
    });
  }

  /** Returns the row that had an attempt under {@code reference} before its latest one. */
  Optional<JournalRow> findByEarlierReference(AdapterId adapter, String reference) {
    Optional<TopUpKey> key = database.once(connection -> {
      try (PreparedStatement statement = database.prepare(connection, findReference)) {
        statement.setString(1, Columns.searchable(reference));
        statement.setString(2, adapter.value());
        try (ResultSet result = statement.executeQuery()) {
          return result.next() ? Optional.of(TopUpTable.key(result)) : Optional.empty();
        }
      }
    });
    return key.flatMap(this::find);
  }

  /** Lists rows; those that cannot be read are left out and logged. */
  List<JournalRow> list(String sql, Binding binding) {
    return database.once(connection -> list(connection, sql, binding));
  }

  List<JournalRow> list(Connection connection, String sql, Binding binding) throws SQLException {
    List<JournalRow> rows = new ArrayList<>();
    try (PreparedStatement statement = database.prepare(connection, sql)) {
      binding.on(statement);
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          JournalRow row = readable(result);
          if (row != null) {
            rows.add(row);
          }
        }
      }
    }
    return rows;
  }

  /** Returns the row that the result stands on, or null if it cannot be read. */
  @Nullable
  JournalRow readable(ResultSet result) throws SQLException {
    try {
      return table.read(result);
    } catch (JournalException e) {
      LOG.log(Level.ERROR, Objects.requireNonNull(e.getMessage()));
      return null;
    }
  }
}
