package io.recarga.journal.tests;

import io.recarga.journal.FieldCipher;
import io.recarga.journal.JdbcJournal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** A database with the journal's tables, emptied for each test, and two journals on it. */
final class JdbcFixture {
  private static final byte[] KEY = new byte[32];
  private static final List<String> TABLES = List.of("topup", "reference", "inbox", "token");
  private static final List<String> ALL =
      List.of("topup", "reference", "inbox", "token", "meta", "leg", "mandate");

  private final DataSource source;
  private final DataSource unpooled;
  private final JdbcJournal here;
  private final JdbcJournal there;

  private JdbcFixture(DataSource source, DataSource unpooled, int sharingFrom) {
    this.source = source;
    this.unpooled = unpooled;
    JdbcJournal.migrate(source);
    here = sharing(source, sharingFrom);
    there = sharing(source, sharingFrom);
  }

  /** Makes tables in the database of a pool, and of a source of connections outside of it. */
  static JdbcFixture on(DataSource pool, DataSource unpooled) {
    return new JdbcFixture(pool, unpooled, Integer.MAX_VALUE);
  }

  /** Does the same, for journals whose writers share commits however few they are. */
  static JdbcFixture sharingOn(DataSource pool, DataSource unpooled) {
    return new JdbcFixture(pool, unpooled, 1);
  }

  DataSource source() {
    return source;
  }

  JdbcJournal here() {
    return here;
  }

  JdbcJournal there() {
    return there;
  }

  void empty() {
    List<String> statements = new ArrayList<>();
    TABLES.forEach(table -> statements.add("DELETE FROM recarga_" + table));
    statements.add("DELETE FROM recarga_meta WHERE name NOT LIKE 'schema%'");
    statements.add("INSERT INTO recarga_meta (name, content) VALUES ('ends', '0')");
    run(statements.toArray(String[]::new));
  }

  /** Returns one more journal, which nobody opened yet. */
  JdbcJournal fresh() {
    return over(source);
  }

  /** Returns one more journal, over a pool of the test's own. */
  JdbcJournal over(DataSource pool) {
    return sharing(pool, Integer.MAX_VALUE);
  }

  /** Returns one more journal, whose writers share commits however few they are. */
  JdbcJournal sharing(DataSource pool) {
    return sharing(pool, 1);
  }

  private static JdbcJournal sharing(DataSource pool, int from) {
    // A disk that stands still for seconds is no news about the journal.
    return JdbcJournal.builder(pool)
        .cipher(FieldCipher.ofKey("k1", KEY))
        .queryTimeout(Duration.ofMinutes(1))
        .shareCommitsFrom(from)
        .open();
  }

  /** Runs statements in one transaction. */
  void run(String... statements) {
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      run(connection, statements);
      connection.commit();
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  void run(Connection connection, String... statements) {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns a connection that is the caller's to close. */
  Connection unpooled() throws SQLException {
    return unpooled.getConnection();
  }

  /** Returns the first column of the first row as text. */
  String ask(String question) {
    List<String> all = column(question);
    return all.isEmpty() ? "" : all.get(0);
  }

  /** Returns everything that is in the tables, as text. */
  String dump() {
    StringBuilder all = new StringBuilder();
    for (String table : ALL) {
      try (Connection connection = source.getConnection();
          Statement statement = connection.createStatement();
          ResultSet result = statement.executeQuery("SELECT * FROM recarga_" + table)) {
        while (result.next()) {
          for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
            all.append(result.getString(i)).append('|');
          }
          all.append('\n');
        }
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
    return all.toString();
  }

  private List<String> column(String question) {
    List<String> values = new ArrayList<>();
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(question)) {
      while (result.next()) {
        values.add(result.getString(1));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return values;
  }
}
