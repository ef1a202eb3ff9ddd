package io.recarga.journal;

import io.recarga.JournalException;
import io.recarga.TopUpKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Finds rows by their keys: each by itself, or, while many look for theirs, many by one question. */
final class JdbcFinds {
  private final Database database;
  private final TopUpTable table;
  private final int shareFrom;
  private final String byKey;
  private final String many;
  private final SharedTrips<TopUpKey, Optional<JournalRow>> trips;
  private final AtomicInteger readers = new AtomicInteger();

  JdbcFinds(Database database, TopUpTable table, int shareFrom) {
    this.database = database;
    this.table = table;
    this.shareFrom = shareFrom;
    byKey = byKey(table);
    many = table.findMany();
    trips = new SharedTrips<>(this::together, this::alone);
  }

  static String byKey(TopUpTable table) {
    return "SELECT " + TopUpTable.READ + " FROM " + table.name()
        + " WHERE tenant = ? AND topup_key = ?";
  }

  Optional<JournalRow> find(TopUpKey key) {
    try {
      return readers.incrementAndGet() < shareFrom ? alone(key) : trips.take(key);
    } finally {
      readers.decrementAndGet();
    }
  }

  private Optional<JournalRow> alone(TopUpKey key) {
    return database.once(connection -> {
      try (PreparedStatement statement = database.prepare(connection, byKey)) {
        statement.setString(1, key.tenant());
        statement.setString(2, key.id());
        try (ResultSet result = statement.executeQuery()) {
          return result.next() ? Optional.of(table.read(result)) : Optional.empty();
        }
      }
    });
  }

  /** Finds many rows; one that can't be read is left to whoever wants it. */
  private List<@Nullable Optional<JournalRow>> together(List<TopUpKey> keys) {
    Map<TopUpKey, JournalRow> rows = new HashMap<>();
    Set<TopUpKey> unreadable = new HashSet<>();
    database.once(connection -> read(connection, keys, rows, unreadable));
    List<@Nullable Optional<JournalRow>> ends = new ArrayList<>(keys.size());
    for (TopUpKey key : keys) {
      ends.add(unreadable.contains(key) ? null : Optional.ofNullable(rows.get(key)));
    }
    return ends;
  }

  private boolean read(
      Connection connection,
      List<TopUpKey> keys,
      Map<TopUpKey, JournalRow> rows,
      Set<TopUpKey> unreadable)
      throws SQLException {
    List<RowWrite> questions =
        new HashSet<>(keys).stream().map(TopUpTable::question).toList();
    try (PreparedStatement statement = database.prepare(connection, many)) {
      RowWrite.bind(statement, questions);
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          TopUpKey key = TopUpTable.key(result);
          try {
            rows.put(key, table.read(result));
          } catch (JournalException e) {
            unreadable.add(key);
          }
        }
      }
    }
    return rows.isEmpty();
  }
}
