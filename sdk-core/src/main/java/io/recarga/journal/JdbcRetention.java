package io.recarga.journal;

import io.recarga.SimCard;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reduces rows that are old, or that name a line which wants to be forgotten. */
final class JdbcRetention {
  private final Database database;
  private final JdbcRows rows;
  private final TopUpTable table;
  private final FieldCipher cipher;
  private final String old;

  JdbcRetention(Database database, JdbcRows rows, TopUpTable table, FieldCipher cipher) {
    this.database = database;
    this.rows = rows;
    this.table = table;
    this.cipher = cipher;
    old = rows.select() + "WHERE ended < ? AND " + TopUpTable.readable(States.CLOSED)
        + " ORDER BY ended LIMIT ?";
  }

  int prune(Instant before, int limit) {
    List<JournalRow> found = rows.list(old, statement -> {
      statement.setLong(1, Nanos.of(before));
      statement.setInt(2, limit);
    });
    int reduced = 0;
    for (JournalRow row : found) {
      // A rival that wrote it in between made it younger.
      reduced += rows.reduce(row) ? 1 : 0;
    }
    return reduced;
  }

  Journal.Erased erase(SimCard sim) {
    if (sim.isErased()) {
      return new Journal.Erased(0, 0);
    }
    int reduced = erase("number_hash", hashes(TopUpTable.numberOf(sim)))
        + erase("iccid_hash", hashes(TopUpTable.iccidOf(sim)));
    return new Journal.Erased(reduced, naming(sim));
  }

  private int erase(String column, List<String> hashes) {
    if (hashes.isEmpty()) {
      return 0;
    }
    String sql = rows.select() + "WHERE " + column + in(hashes.size());
    int reduced = 0;
    boolean rivals;
    do {
      rivals = false;
      for (JournalRow row : rows.list(sql, statement -> bind(statement, 1, hashes))) {
        if (Reduction.isPossible(row)) {
          boolean done = rows.reduce(row);
          reduced += done ? 1 : 0;
          rivals |= !done;
        }
      }
    } while (rivals);
    return reduced;
  }

  /** Counts the rows that name the line still; those that cannot be read are among them. */
  private int naming(SimCard sim) {
    List<String> numbers = hashes(TopUpTable.numberOf(sim));
    List<String> iccids = hashes(TopUpTable.iccidOf(sim));
    String sql = "SELECT COUNT(*) FROM " + table.name() + " WHERE "
        + (numbers.isEmpty() ? "" : "number_hash" + in(numbers.size()))
        + (numbers.isEmpty() || iccids.isEmpty() ? "" : " OR ")
        + (iccids.isEmpty() ? "" : "iccid_hash" + in(iccids.size()));
    return database.once(connection -> {
      try (PreparedStatement statement = database.prepare(connection, sql)) {
        bind(statement, bind(statement, 1, numbers), iccids);
        try (ResultSet result = statement.executeQuery()) {
          result.next();
          return result.getInt(1);
        }
      }
    });
  }

  private List<String> hashes(@Nullable String line) {
    return line == null ? List.of() : cipher.hashes(line);
  }

  static String in(int values) {
    return " IN (?" + ", ?".repeat(values - 1) + ")";
  }

  static int bind(PreparedStatement statement, int index, List<String> values) throws SQLException {
    int next = index;
    for (String value : values) {
      statement.setString(next++, value);
    }
    return next;
  }
}
