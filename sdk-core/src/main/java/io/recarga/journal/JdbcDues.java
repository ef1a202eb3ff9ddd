package io.recarga.journal;

import io.recarga.TopUpKey;
import io.recarga.spi.AdapterId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Takes rows whose time has come. A row that is taken wakes later; its version stays, since taking
 * permits nothing.
 */
final class JdbcDues {
  private final Database database;
  private final JdbcRows rows;
  private final String hold;

  JdbcDues(Database database, JdbcRows rows, TopUpTable table) {
    this.database = database;
    this.rows = rows;
    hold = "UPDATE " + table.name() + " SET wake = ? WHERE tenant = ? AND topup_key = ?";
  }

  List<JournalRow> take(Instant now, Duration hold, int limit, Collection<AdapterId> adapters) {
    String sql = sql(adapters.size());
    return database.together(connection -> {
      List<TopUpKey> held = new ArrayList<>();
      List<JournalRow> taken = new ArrayList<>();
      try (PreparedStatement statement = database.prepare(connection, sql)) {
        int index = 1;
        statement.setLong(index++, Nanos.of(now));
        for (AdapterId adapter : adapters) {
          statement.setString(index++, adapter.value());
        }
        statement.setInt(index, limit);
        try (ResultSet result = statement.executeQuery()) {
          while (result.next()) {
            // What cannot be read is put off as well, so that it does not stand in the way.
            held.add(TopUpTable.key(result));
            JournalRow row = rows.readable(result);
            if (row != null) {
              taken.add(row);
            }
          }
        }
      }
      hold(connection, held, Nanos.of(now.plus(hold)));
      return taken;
    });
  }

  private void hold(Connection connection, List<TopUpKey> keys, long until) throws SQLException {
    if (keys.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = database.prepare(connection, hold)) {
      for (TopUpKey key : keys) {
        statement.setLong(1, until);
        statement.setString(2, key.tenant());
        statement.setString(3, key.id());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private String sql(int adapters) {
    String ours = adapters == 0 ? "" : " OR adapter IN (?" + ", ?".repeat(adapters - 1) + ")";
    return rows.select() + "WHERE wake <= ? AND " + TopUpTable.readable(States.OPEN)
        + " AND (adapter IS NULL" + ours + ") ORDER BY wake LIMIT ? FOR UPDATE SKIP LOCKED";
  }
}
