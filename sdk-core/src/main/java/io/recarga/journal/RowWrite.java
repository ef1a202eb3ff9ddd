package io.recarga.journal;

import io.recarga.TopUpKey;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row as a statement takes it. Made before there is a connection: what can't be written harms
 * nobody else, and no connection waits for it to be sealed.
 *
 * @param key the row's key
 * @param columns what the values are
 * @param values the statement's parameters in their order: text, numbers, or null
 */
record RowWrite(TopUpKey key, List<Column> columns, List<@Nullable Object> values) {

  void bind(PreparedStatement statement) throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      Object value = values.get(i);
      if (value instanceof String text) {
        statement.setString(i + 1, text);
      } else if (value instanceof Long number) {
        statement.setLong(i + 1, number);
      } else if (value instanceof Integer number) {
        statement.setInt(i + 1, number);
      } else {
        statement.setNull(i + 1, columns.get(i).sqlType());
      }
    }
  }

  /** Binds many rows as one array for each column. */
  static void bind(PreparedStatement statement, List<RowWrite> rows) throws SQLException {
    List<Column> columns = rows.get(0).columns();
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      Object[] values = column.array(rows.size());
      for (int row = 0; row < values.length; row++) {
        values[row] = rows.get(row).values().get(i);
      }
      statement.setArray(i + 1, statement.getConnection().createArrayOf(column.type(), values));
    }
  }
}
