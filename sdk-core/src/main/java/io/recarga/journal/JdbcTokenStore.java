package io.recarga.journal;

import io.recarga.spi.http.Secret;
import io.recarga.spi.http.StoredToken;
import io.recarga.spi.http.TokenStore;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Access tokens that machines share, sealed. A database that fails costs a token call, no more: it
 * must not keep anybody from selling.
 */
final class JdbcTokenStore implements TokenStore {
  private static final Logger LOG = System.getLogger("io.recarga");

  private static final int MAX_NAME = 200;

  private final Database database;
  private final FieldCipher cipher;
  private final String read;
  private final String insert;
  private final String update;
  private final String delete;

  JdbcTokenStore(Database database, Dialect dialect, String prefix, FieldCipher cipher) {
    String table = prefix + "token";
    this.database = database;
    this.cipher = cipher;
    read = "SELECT sealed, renew_at, expires_at FROM " + table + " WHERE name = ?";
    insert = dialect.insert(table, "sealed, renew_at, expires_at, name");
    update = "UPDATE " + table + " SET sealed = ?, renew_at = ?, expires_at = ? WHERE name = ?";
    delete = "DELETE FROM " + table + " WHERE name = ? AND sealed = ?";
  }

  @Override
  public @Nullable StoredToken read(String name) {
    try {
      return row(name).map(row -> open(name, row)).orElse(null);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "the token " + name + " cannot be read: " + e.getMessage());
      return null;
    }
  }

  @Override
  public void write(String name, StoredToken token) {
    String sealed = cipher.seal(token.value().reveal(), place(name));
    Row row = new Row(sealed, Nanos.of(token.renewAt()), Nanos.of(token.expiresAt()));
    try {
      if (!write(update, name, row) && !write(insert, name, row)) {
        write(update, name, row);
      }
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "the token " + name + " cannot be kept: " + e.getMessage());
    }
  }

  @Override
  public void drop(String name, Secret value) {
    try {
      row(name)
          .filter(row -> open(name, row).value().matches(value))
          .ifPresent(row -> delete(name, row.sealed()));
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "the token " + name + " cannot be dropped: " + e.getMessage());
    }
  }

  private Optional<Row> row(String name) {
    return database.once(connection -> {
      try (PreparedStatement statement = database.prepare(connection, read)) {
        statement.setString(1, column(name));
        try (ResultSet result = statement.executeQuery()) {
          return result.next()
              ? Optional.of(new Row(result.getString(1), result.getLong(2), result.getLong(3)))
              : Optional.empty();
        }
      }
    });
  }

  private boolean write(String sql, String name, Row row) {
    return database.once(connection -> {
      try (PreparedStatement statement = database.prepare(connection, sql)) {
        statement.setString(1, row.sealed());
        statement.setLong(2, row.renewAt());
        statement.setLong(3, row.expiresAt());
        statement.setString(4, column(name));
        return statement.executeUpdate() == 1;
      } catch (SQLException e) {
        if (Dialect.isDuplicate(e)) {
          return false;
        }
        throw e;
      }
    });
  }

  private void delete(String name, String sealed) {
    database.once(connection -> {
      try (PreparedStatement statement = database.prepare(connection, delete)) {
        statement.setString(1, column(name));
        statement.setString(2, sealed);
        return statement.executeUpdate();
      }
    });
  }

  private StoredToken open(String name, Row row) {
    return new StoredToken(
        Secret.of(cipher.open(row.sealed(), place(name))),
        Nanos.time(row.renewAt()),
        Nanos.time(row.expiresAt()));
  }

  private static String column(String name) {
    return Columns.shortened(name, MAX_NAME);
  }

  private static String place(String name) {
    return "token " + name;
  }

  private record Row(String sealed, long renewAt, long expiresAt) {
    @Override
    public String toString() {
      return "***";
    }
  }
}
