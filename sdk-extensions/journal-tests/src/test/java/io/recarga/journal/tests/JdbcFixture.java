package io.recarga.journal.tests;

import io.recarga.journal.FieldCipher;
import io.recarga.journal.JdbcJournal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** A database with the journal's tables, emptied for each test, and two journals on it. */
final class JdbcFixture {
  private static final byte[] KEY = new byte[32];
  private static final List<String> TABLES = List.of("topup", "reference", "inbox", "token");

  private final DataSource source;
  private final JdbcJournal here;
  private final JdbcJournal there;

  private JdbcFixture(DataSource source) {
    this.source = source;
    JdbcJournal.migrate(source);
    FieldCipher cipher = FieldCipher.ofKey("k1", KEY);
    here = JdbcJournal.builder(source).cipher(cipher).open();
    there = JdbcJournal.builder(source).cipher(cipher).open();
  }

  static JdbcFixture on(DataSource source) {
    return new JdbcFixture(source);
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

  /** Runs statements in one transaction. */
  void run(String... statements) {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      for (String sql : statements) {
        statement.execute(sql);
      }
      connection.commit();
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
