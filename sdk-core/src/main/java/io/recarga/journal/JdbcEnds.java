package io.recarga.journal;

import io.recarga.TopUpKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Numbers and lists ends. Whoever reads does the numbering, under one lock, so that positions become
 * visible in their order; numbers taken while writing would not.
 */
final class JdbcEnds {
  private static final String LAST = "ends";
  private static final int AT_LEAST = 1_000;

  private final Database database;
  private final Meta meta;
  private final JdbcRows rows;
  private final String any;
  private final String fresh;
  private final String number;
  private final String list;

  JdbcEnds(Database database, Meta meta, JdbcRows rows, TopUpTable table) {
    this.database = database;
    this.meta = meta;
    this.rows = rows;
    String unnumbered = " FROM " + table.name() + " WHERE end_position = 0 AND "
        + TopUpTable.readable(States.CLOSED);
    any = "SELECT 1" + unnumbered + " LIMIT 1";
    fresh = "SELECT tenant, topup_key, version" + unnumbered
        + " ORDER BY updated, tenant, topup_key LIMIT ?";
    number = "UPDATE " + table.name() + " SET end_position = ?"
        + " WHERE tenant = ? AND topup_key = ? AND version = ? AND end_position = 0";
    list = "SELECT end_position, " + TopUpTable.READ + " FROM " + table.name()
        + " WHERE end_position > ? ORDER BY end_position LIMIT ?";
  }

  List<Journal.End> after(long position, int limit) {
    if (isAnyFresh()) {
      database.together(connection -> number(connection, Math.max(limit, AT_LEAST)));
    }
    return database.once(connection -> list(connection, position, limit));
  }

  private boolean isAnyFresh() {
    return database.once(connection -> {
      try (PreparedStatement statement = database.prepare(connection, any);
          ResultSet result = statement.executeQuery()) {
        return result.next();
      }
    });
  }

  private int number(Connection connection, int most) throws SQLException {
    long last = Long.parseLong(meta.locked(connection, LAST));
    List<Fresh> ends = fresh(connection, most);
    try (PreparedStatement statement = database.prepare(connection, number)) {
      for (Fresh end : ends) {
        statement.setLong(1, ++last);
        statement.setString(2, end.key().tenant());
        statement.setString(3, end.key().id());
        statement.setLong(4, end.version());
        statement.addBatch();
      }
      if (!ends.isEmpty()) {
        statement.executeBatch();
        meta.put(connection, LAST, Long.toString(last));
      }
    }
    return ends.size();
  }

  private List<Fresh> fresh(Connection connection, int most) throws SQLException {
    List<Fresh> ends = new ArrayList<>();
    try (PreparedStatement statement = database.prepare(connection, fresh)) {
      statement.setInt(1, most);
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          ends.add(new Fresh(TopUpTable.key(result), result.getLong("version")));
        }
      }
    }
    return ends;
  }

  private List<Journal.End> list(Connection connection, long position, int limit)
      throws SQLException {
    List<Journal.End> ends = new ArrayList<>();
    try (PreparedStatement statement = database.prepare(connection, list)) {
      statement.setLong(1, Math.max(0, position));
      statement.setInt(2, limit);
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          JournalRow row = rows.readable(result);
          if (row == null) {
            // To go on would lose this end for whoever reads; a later library will read it.
            break;
          }
          ends.add(new Journal.End(result.getLong("end_position"), row));
        }
      }
    }
    return ends;
  }

  private record Fresh(TopUpKey key, long version) {}
}
