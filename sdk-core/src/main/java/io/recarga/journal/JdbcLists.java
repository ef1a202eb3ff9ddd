package io.recarga.journal;

import io.recarga.SimCard;
import io.recarga.TopUpKey;
import io.recarga.spi.AdapterId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds and lists rows by what is in their columns. */
final class JdbcLists {
  private static final String AFTER = "(tenant, topup_key) > (?, ?)";
  private static final String BY_KEY = " ORDER BY tenant, topup_key LIMIT ?";

  private final Database database;
  private final JdbcRows rows;
  private final FieldCipher cipher;
  private final String byReference;
  private final String byTransaction;
  private final String attempted;
  private final String backlog;

  JdbcLists(Database database, JdbcRows rows, TopUpTable table, FieldCipher cipher) {
    this.database = database;
    this.rows = rows;
    this.cipher = cipher;
    byReference = rows.select() + "WHERE reference = ? AND adapter = ? LIMIT 1";
    byTransaction = rows.select() + "WHERE transaction_id = ? AND adapter = ?"
        + " ORDER BY tenant, topup_key LIMIT 1";
    attempted = rows.select() + "WHERE adapter = ? AND attempt_began >= ? AND attempt_began < ?"
        + " AND " + TopUpTable.readable(State.values()) + " AND " + AFTER + BY_KEY;
    backlog = "SELECT adapter, state, COUNT(*), MIN(due) FROM " + table.name()
        + " WHERE (wake IS NOT NULL OR state = 'UNKNOWN') AND "
        + TopUpTable.readable(State.values()) + " GROUP BY adapter, state";
  }

  Optional<JournalRow> byReference(AdapterId adapter, String reference) {
    return one(byReference, Columns.searchable(reference), adapter);
  }

  Optional<JournalRow> byTransaction(AdapterId adapter, String transactionId) {
    return one(byTransaction, Columns.searchable(transactionId), adapter);
  }

  private Optional<JournalRow> one(String sql, @Nullable String text, AdapterId adapter) {
    return database.once(connection -> rows.one(connection, sql, statement -> {
      statement.setString(1, text);
      statement.setString(2, adapter.value());
    }));
  }

  /** Finds rows by their keys, those of one tenant by one question. */
  List<JournalRow> withKeys(Collection<TopUpKey> keys) {
    Map<String, List<String>> ofTenants = keys.stream()
        .collect(Collectors.groupingBy(
            TopUpKey::tenant, Collectors.mapping(TopUpKey::id, Collectors.toList())));
    List<JournalRow> found = new ArrayList<>();
    ofTenants.forEach((tenant, ids) -> {
      String sql = rows.select() + "WHERE tenant = ? AND topup_key" + JdbcRetention.in(ids.size());
      found.addAll(rows.list(sql, statement -> {
        statement.setString(1, tenant);
        JdbcRetention.bind(statement, 2, ids);
      }));
    });
    return found;
  }

  List<JournalRow> inState(State state, @Nullable TopUpKey after, int limit) {
    // The state stands in the text, so that an index for this very state may be used.
    String sql = rows.select() + "WHERE " + TopUpTable.readable(state)
        + (state.isOpen() ? " AND wake IS NOT NULL" : "") + " AND " + AFTER + BY_KEY;
    return rows.list(sql, statement -> bind(statement, 1, after, limit));
  }

  List<JournalRow> attempted(
      AdapterId adapter, Instant from, Instant to, @Nullable TopUpKey after, int limit) {
    return rows.list(attempted, statement -> {
      statement.setString(1, adapter.value());
      statement.setLong(2, Nanos.of(from));
      statement.setLong(3, Nanos.of(to));
      bind(statement, 4, after, limit);
    });
  }

  private static void bind(
      PreparedStatement statement, int index, @Nullable TopUpKey after, int limit)
      throws SQLException {
    statement.setString(index, after == null ? "" : after.tenant());
    statement.setString(index + 1, after == null ? "" : after.id());
    statement.setInt(index + 2, limit);
  }

  List<JournalRow> ofLine(String tenant, SimCard sim, Instant since, int limit) {
    String number = TopUpTable.numberOf(sim);
    String line = number != null ? number : TopUpTable.iccidOf(sim);
    if (line == null) {
      return List.of();
    }
    List<String> hashes = cipher.hashes(line);
    String sql = rows.select() + "WHERE " + (number != null ? "number_hash" : "iccid_hash")
        + JdbcRetention.in(hashes.size())
        + (number != null ? "" : " AND number_hash IS NULL")
        + " AND tenant = ? AND created >= ? AND " + TopUpTable.readable(State.values())
        + " ORDER BY created DESC, topup_key LIMIT ?";
    return rows.list(sql, statement -> {
      int next = JdbcRetention.bind(statement, 1, hashes);
      statement.setString(next, tenant);
      statement.setLong(next + 1, Nanos.of(since));
      statement.setInt(next + 2, limit);
    });
  }

  List<Journal.Backlog> backlog() {
    return database.once(connection -> {
      List<Journal.Backlog> groups = new ArrayList<>();
      try (PreparedStatement statement = database.prepare(connection, backlog);
          ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          groups.add(group(result));
        }
      }
      return groups;
    });
  }

  private static Journal.Backlog group(ResultSet result) throws SQLException {
    String adapter = result.getString(1);
    long due = result.getLong(4);
    Instant oldest = result.wasNull() ? null : Nanos.time(due);
    return new Journal.Backlog(
        adapter == null ? null : AdapterId.of(adapter),
        State.valueOf(result.getString(2)),
        result.getLong(3),
        oldest);
  }
}
