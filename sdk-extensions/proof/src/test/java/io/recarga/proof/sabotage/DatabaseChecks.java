package io.recarga.proof.sabotage;

import io.recarga.JournalException;
import io.recarga.journal.JdbcJournal;
import io.recarga.journal.tests.PostgresServer;
import io.recarga.retry.TimeSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** What a journal in a database must refuse or not be misled by. */
final class DatabaseChecks {
  private DatabaseChecks() {}

  /** A database that may lose what it acknowledged is not opened. */
  static String unsafeDatabase() throws SQLException {
    PostgresServer server = PostgresServer.shared();
    String name = server.newDatabase();
    DataSource source = server.dataSource(name);
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("ALTER DATABASE " + name + " SET synchronous_commit = off");
    }
    JdbcJournal.migrate(source);
    try (JdbcJournal opened = JdbcJournal.open(source)) {
      return "opened with synchronous_commit = off: " + opened.isDurable();
    } catch (JournalException e) {
      return "";
    }
  }

  /** Leases are told by the database's clock, whatever a machine's wall clock says. */
  static String wallClock() {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL("jdbc:h2:mem:clock;DB_CLOSE_DELAY=-1");
    JdbcJournal.migrate(source);
    try (JdbcJournal journal = JdbcJournal.open(source)) {
      Instant now = journal.now(new WrongClock());
      Duration apart = Duration.between(Instant.now(), now).abs();
      return apart.toMinutes() < 10 ? "" : "a wall clock moved the journal's time by " + apart;
    }
  }

  /** A machine whose wall clock is an hour fast. */
  private static final class WrongClock implements TimeSource {
    @Override
    public Instant now() {
      return Instant.now().plus(Duration.ofHours(1));
    }

    @Override
    public long nanos() {
      return System.nanoTime();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
      TimeSource.system().sleep(duration);
    }
  }
}
