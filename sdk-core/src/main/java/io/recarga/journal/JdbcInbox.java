package io.recarga.journal;

import io.recarga.spi.AdapterId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Notices in a database. */
final class JdbcInbox implements Inbox {
  private final Database database;
  private final String insert;
  private final String due;
  private final String hold;
  private final String done;
  private final String postpone;
  private final String waiting;
  private final String drop;

  JdbcInbox(Database database, Dialect dialect, String prefix) {
    String table = prefix + "inbox";
    String one = " WHERE notice_id = ? AND adapter = ?";
    this.database = database;
    insert = dialect.insert(
        table, "notice_id, adapter, reference, transaction_id, received, tries, due");
    due = "SELECT notice_id, adapter, reference, transaction_id, received, tries FROM " + table
        + " WHERE due <= ? ORDER BY due, notice_id LIMIT ? FOR UPDATE SKIP LOCKED";
    hold = "UPDATE " + table + " SET due = ?" + one;
    done = "UPDATE " + table + " SET due = NULL" + one;
    postpone = "UPDATE " + table + " SET due = ?, tries = tries + 1" + one;
    waiting = "SELECT COUNT(*) FROM " + table + " WHERE due IS NOT NULL";
    drop = "DELETE FROM " + table + " WHERE due IS NULL AND received < ?";
  }

  @Override
  public boolean keep(Kept notice) {
    return database.once(connection -> {
      try (PreparedStatement s = database.prepare(connection, insert)) {
        s.setString(1, Columns.exact(notice.id(), "id"));
        s.setString(2, notice.adapter().value());
        s.setString(3, Columns.searchable(notice.reference()));
        s.setString(4, Columns.searchable(notice.transactionId()));
        s.setLong(5, Nanos.of(notice.received()));
        s.setInt(6, notice.tries());
        s.setLong(7, Nanos.of(notice.received()));
        return s.executeUpdate() == 1;
      } catch (SQLException e) {
        if (Dialect.isDuplicate(e)) {
          return false;
        }
        throw e;
      }
    });
  }

  @Override
  public List<Kept> take(Instant now, Duration hold, int limit) {
    return database.together(connection -> {
      List<Kept> taken = dueBy(connection, now, limit);
      if (taken.isEmpty()) {
        return taken;
      }
      try (PreparedStatement s = database.prepare(connection, this.hold)) {
        for (Kept notice : taken) {
          s.setLong(1, Nanos.of(now.plus(hold)));
          s.setString(2, notice.id());
          s.setString(3, notice.adapter().value());
          s.addBatch();
        }
        s.executeBatch();
      }
      return taken;
    });
  }

  private List<Kept> dueBy(Connection connection, Instant now, int limit) throws SQLException {
    List<Kept> taken = new ArrayList<>();
    try (PreparedStatement s = database.prepare(connection, due)) {
      s.setLong(1, Nanos.of(now));
      s.setInt(2, limit);
      try (ResultSet result = s.executeQuery()) {
        while (result.next()) {
          taken.add(new Kept(
              AdapterId.of(result.getString("adapter")),
              result.getString("notice_id"),
              result.getString("reference"),
              result.getString("transaction_id"),
              Nanos.time(result.getLong("received")),
              result.getInt("tries")));
        }
      }
    }
    return taken;
  }

  @Override
  public void done(Kept notice) {
    database.once(connection -> {
      try (PreparedStatement s = database.prepare(connection, done)) {
        s.setString(1, notice.id());
        s.setString(2, notice.adapter().value());
        return s.executeUpdate();
      }
    });
  }

  @Override
  public void postpone(Kept notice, Instant due) {
    database.once(connection -> {
      try (PreparedStatement s = database.prepare(connection, postpone)) {
        s.setLong(1, Nanos.of(due));
        s.setString(2, notice.id());
        s.setString(3, notice.adapter().value());
        return s.executeUpdate();
      }
    });
  }

  @Override
  public long waiting() {
    return database.once(connection -> {
      try (PreparedStatement s = database.prepare(connection, waiting);
          ResultSet result = s.executeQuery()) {
        result.next();
        return result.getLong(1);
      }
    });
  }

  @Override
  public int drop(Instant before) {
    return database.once(connection -> {
      try (PreparedStatement s = database.prepare(connection, drop)) {
        s.setLong(1, Nanos.of(before));
        return s.executeUpdate();
      }
    });
  }
}
