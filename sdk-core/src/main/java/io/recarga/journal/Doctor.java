package io.recarga.journal;

import io.recarga.JournalException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks at a database before anything is trusted to it. */
final class Doctor {
  private static final Logger LOG = System.getLogger("io.recarga");
  private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(2);

  private final Dialect dialect;
  private final Migrations migrations;
  private final Set<String> accepted;

  Doctor(Dialect dialect, Migrations migrations, Set<String> accepted) {
    this.dialect = dialect;
    this.migrations = migrations;
    this.accepted = accepted;
  }

  /**
   * Checks tables, settings and clock.
   *
   * @throws JournalException if the journal may not be opened on this database; it says why
   */
  void examine(Connection connection, boolean isDurable) throws SQLException {
    checkTables(connection);
    if (isDurable) {
      for (Dialect.Setting setting : dialect.settings()) {
        check(setting, valueOf(connection, setting.question()));
      }
    }
    compareClocks(connection);
  }

  private void checkTables(Connection connection) throws SQLException {
    int version = migrations.version(connection);
    int known = migrations.known(connection);
    if (version < Migrations.VERSION) {
      throw new JournalException("the journal's tables are "
          + (version == 0 ? "missing" : "at version " + version)
          + ": run JdbcJournal.migrate, or Flyway with classpath:"
          + dialect.folder());
    }
    if (known > Migrations.VERSION) {
      throw new JournalException("the journal's tables are at version "
          + version
          + " and need a library that knows version "
          + known
          + "; this one knows "
          + Migrations.VERSION
          + ": raise its version");
    }
  }

  private void check(Dialect.Setting setting, @Nullable String value) {
    if (value == null || setting.safe().contains(value)) {
      return;
    }
    String problem = setting.name() + " is " + value + ": what was journaled may be lost";
    if (!accepted.contains(setting.name())) {
      throw new JournalException(problem
          + "; set it to "
          + setting.safe().get(0)
          + ", or insist with acceptRisk(\""
          + setting.name()
          + "\")");
    }
    LOG.log(Level.WARNING, problem + ", as was accepted");
  }

  private void compareClocks(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(dialect.clock())) {
      result.next();
      Instant theirs = dialect.time(result);
      Duration apart = Duration.between(Instant.now(), theirs);
      if (apart.abs().compareTo(CLOCKS_DIFFER) > 0) {
        LOG.log(
            Level.WARNING,
            "the database's clock differs from this machine's by " + apart.toMillis()
                + " ms; the database's is used");
      }
    }
  }

  private static @Nullable String valueOf(Connection connection, String question)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(question)) {
      return result.next() ? result.getString(1) : null;
    }
  }
}
