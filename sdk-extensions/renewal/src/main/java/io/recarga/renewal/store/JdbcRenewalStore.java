package io.recarga.renewal.store;

import io.recarga.journal.FieldCipher;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A store in one table of a database that all machines share: PostgreSQL or H2. Each call is one
 * statement that commits by itself; bodies are sealed by the cipher.
 */
public final class JdbcRenewalStore implements RenewalStore {
  private static final int QUERY_SECONDS = 10;
  private static final String COLUMNS = "kind, id, version, wake, body";

  private static final Pattern STATEMENT_END = Pattern.compile(";\\s*\\R");

  private final DataSource source;
  private final FieldCipher cipher;

  private JdbcRenewalStore(DataSource source, FieldCipher cipher) {
    this.source = Objects.requireNonNull(source, "source");
    this.cipher = Objects.requireNonNull(cipher, "cipher");
  }

  /** Opens a store whose table {@link #migrate} made. */
  public static JdbcRenewalStore open(DataSource source, FieldCipher cipher) {
    return new JdbcRenewalStore(source, cipher);
  }

  /**
   * Makes the table where it is missing. The files under {@code recarga-renewal-db} may be run by
   * other tools as well.
   *
   * @throws StoreException if it can't be made
   */
  public static void migrate(DataSource source) {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : STATEMENT_END.splitAsStream(script(connection)).toList()) {
        if (!sql.isBlank()) {
          statement.execute(sql);
        }
      }
    } catch (SQLException e) {
      throw new StoreException("the table of renewals can't be made: " + e.getMessage(), e);
    }
  }

  private static String script(Connection connection) throws SQLException {
    String product = connection.getMetaData().getDatabaseProductName();
    String path = switch (product) {
      case "PostgreSQL" -> "/recarga-renewal-db/postgresql/V1__renewal.sql";
      case "H2" -> "/recarga-renewal-db/h2/V1__renewal.sql";
      default -> throw new SQLException("it is " + product + "; use PostgreSQL or H2");
    };
    try (InputStream in = JdbcRenewalStore.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("missing in the jar: " + path);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Optional<Stored> find(String kind, String id) {
    String sql = "SELECT " + COLUMNS + " FROM recarga_renewal WHERE kind = ? AND id = ?";
    return select(sql, kind, id).stream().findFirst();
  }

  @Override
  public boolean insert(Stored first) {
    try {
      return update(
              "INSERT INTO recarga_renewal (version, wake, body, kind, id) VALUES (?, ?, ?, ?, ?)",
              first.version(),
              nanos(first.wake()),
              sealed(first),
              first.kind(),
              first.id())
          == 1;
    } catch (StoreException e) {
      // Class 23: a constraint was violated, and there is none but the key.
      if (e.getCause() instanceof SQLException sql
          && String.valueOf(sql.getSQLState()).startsWith("23")) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public boolean replace(Stored before, Stored after) {
    return update(
            "UPDATE recarga_renewal SET version = ?, wake = ?, body = ?"
                + " WHERE kind = ? AND id = ? AND version = ?",
            after.version(),
            nanos(after.wake()),
            sealed(after),
            before.kind(),
            before.id(),
            before.version())
        == 1;
  }

  @Override
  public List<Stored> due(String kind, Instant now, int limit) {
    String sql = "SELECT " + COLUMNS + " FROM recarga_renewal WHERE kind = ? AND wake <= ?"
        + " ORDER BY wake, id LIMIT " + limit;
    return select(sql, kind, nanos(now));
  }

  @Override
  public List<Stored> list(String kind, @Nullable String afterId, int limit) {
    String sql = "SELECT " + COLUMNS + " FROM recarga_renewal WHERE kind = ? AND id > ?"
        + " ORDER BY id LIMIT " + limit;
    return select(sql, kind, afterId == null ? "" : afterId);
  }

  private List<Stored> select(String sql, @Nullable Object... values) {
    try (Connection connection = source.getConnection();
        PreparedStatement statement = prepared(connection, sql, values);
        ResultSet rows = statement.executeQuery()) {
      List<Stored> all = new ArrayList<>();
      while (rows.next()) {
        all.add(stored(rows));
      }
      return all;
    } catch (SQLException e) {
      throw new StoreException("renewals can't be read: " + e.getMessage(), e);
    }
  }

  private int update(String sql, @Nullable Object... values) {
    try (Connection connection = source.getConnection();
        PreparedStatement statement = prepared(connection, sql, values)) {
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new StoreException("a renewal may not have been written: " + e.getMessage(), e);
    }
  }

  private static PreparedStatement prepared(
      Connection connection, String sql, @Nullable Object... values) throws SQLException {
    if (!connection.getAutoCommit()) {
      throw new SQLException("the data source must give connections that commit by themselves");
    }
    PreparedStatement statement = connection.prepareStatement(sql);
    statement.setQueryTimeout(QUERY_SECONDS);
    for (int i = 0; i < values.length; i++) {
      if (values[i] == null) {
        statement.setNull(i + 1, java.sql.Types.BIGINT);
      } else {
        statement.setObject(i + 1, values[i]);
      }
    }
    return statement;
  }

  private Stored stored(ResultSet row) throws SQLException {
    String kind = row.getString("kind");
    String id = row.getString("id");
    long wake = row.getLong("wake");
    Instant at = row.wasNull() ? null : Instant.ofEpochSecond(0, wake);
    String body = cipher.open(row.getString("body"), place(kind, id));
    return new Stored(kind, id, row.getLong("version"), at, body);
  }

  private String sealed(Stored one) {
    return cipher.seal(one.body(), place(one.kind(), one.id()));
  }

  private static String place(String kind, String id) {
    return "renewal " + kind + " " + id;
  }

  private static @Nullable Long nanos(@Nullable Instant moment) {
    return moment == null
        ? null
        : Math.addExact(
            Math.multiplyExact(moment.getEpochSecond(), 1_000_000_000L), moment.getNano());
  }
}
