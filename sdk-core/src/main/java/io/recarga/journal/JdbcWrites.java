package io.recarga.journal;

import io.recarga.TopUpKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Inserts and replaces rows: each by one statement that commits by itself, or, while many writers are
 * at it, many rows by one statement.
 */
final class JdbcWrites {
  private static final Comparator<RowWrite> IN_ORDER = Comparator.comparing(
          (RowWrite row) -> row.key().tenant())
      .thenComparing(row -> row.key().id());

  private final Database database;
  private final int shareFrom;
  private final String insert;
  private final String replace;
  private final String insertMany;
  private final String replaceMany;
  private final SharedTrips<RowWrite, Boolean> inserts;
  private final SharedTrips<RowWrite, Boolean> replaces;
  private final AtomicInteger writers = new AtomicInteger();

  JdbcWrites(Database database, Dialect dialect, TopUpTable table, int shareFrom) {
    this.database = database;
    this.shareFrom = shareFrom;
    insert = table.insert(dialect);
    replace = table.replace();
    insertMany = table.insertMany(dialect);
    replaceMany = table.replaceMany();
    inserts = new SharedTrips<>(rows -> together(insertMany, rows), this::insertAlone);
    replaces = new SharedTrips<>(rows -> together(replaceMany, rows), this::replaceAlone);
  }

  /** Inserts a row; false if its key is there. */
  boolean insert(RowWrite row) {
    try {
      return writers.incrementAndGet() < shareFrom ? insertAlone(row) : inserts.take(row);
    } finally {
      writers.decrementAndGet();
    }
  }

  /** Replaces a row; false if it is not at that version any more. */
  boolean replace(RowWrite row) {
    try {
      return writers.incrementAndGet() < shareFrom ? replaceAlone(row) : replaces.take(row);
    } finally {
      writers.decrementAndGet();
    }
  }

  private boolean insertAlone(RowWrite row) {
    return database.once(connection -> insert(connection, row));
  }

  private boolean replaceAlone(RowWrite row) {
    return database.once(connection -> replace(connection, row));
  }

  boolean insert(Connection connection, RowWrite row) throws SQLException {
    try {
      return isWritten(connection, insert, row);
    } catch (SQLException e) {
      if (Dialect.isDuplicate(e)) {
        return false;
      }
      throw e;
    }
  }

  boolean replace(Connection connection, RowWrite row) throws SQLException {
    return isWritten(connection, replace, row);
  }

  private boolean isWritten(Connection connection, String sql, RowWrite row) throws SQLException {
    try (PreparedStatement statement = database.prepare(connection, sql)) {
      row.bind(statement);
      return statement.executeUpdate() == 1;
    }
  }

  /** Writes rows by one statement, the first of each key; others of that key are left open. */
  private List<@Nullable Boolean> together(String sql, List<RowWrite> rows) {
    List<RowWrite> firsts = new ArrayList<>(rows.size());
    Set<TopUpKey> keys = new HashSet<>();
    BitSet isFirst = new BitSet();
    for (int i = 0; i < rows.size(); i++) {
      if (keys.add(rows.get(i).key())) {
        isFirst.set(i);
        firsts.add(rows.get(i));
      }
    }
    // In one order on all machines, so that none of them waits for another in a circle.
    firsts.sort(IN_ORDER);
    Set<TopUpKey> written = database.once(connection -> written(connection, sql, firsts));
    List<@Nullable Boolean> ends = new ArrayList<>(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      ends.add(isFirst.get(i) ? (Boolean) written.contains(rows.get(i).key()) : null);
    }
    return ends;
  }

  private Set<TopUpKey> written(Connection connection, String sql, List<RowWrite> rows)
      throws SQLException {
    Set<TopUpKey> keys = new HashSet<>();
    try (PreparedStatement statement = database.prepare(connection, sql)) {
      RowWrite.bind(statement, rows);
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          keys.add(TopUpTable.key(result));
        }
      }
    }
    return keys;
  }
}
