package io.recarga.journal.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recarga.JournalException;
import io.recarga.journal.JdbcJournal;
import io.recarga.retry.TimeSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A PostgreSQL that may lose what it was given is refused by the name of the setting. */
class PostgresDoctorTest {
  private final PostgresServer server = PostgresServer.shared();
  private String database;
  private DataSource source;

  @BeforeEach
  void migrated() {
    database = server.newDatabase();
    source = server.dataSource(database);
    JdbcJournal.migrate(source);
  }

  @Test
  void aServerAsItComesIsAccepted() {
    assertThat(JdbcJournal.open(source).isDurable()).isTrue();
  }

  @Test
  void aServerThatDoesNotWaitForItsDiskIsRefused() {
    try (PostgresServer unsafe =
        PostgresServer.start(Map.of("fsync", "off", "full_page_writes", "off"))) {
      DataSource lossy = unsafe.dataSource(unsafe.newDatabase());
      JdbcJournal.migrate(lossy);
      assertRefused(JdbcJournal.builder(lossy), "fsync", "off");
      assertRefused(JdbcJournal.builder(lossy).acceptRisk("fsync"), "full_page_writes", "off");
    }
  }

  @Test
  void commitsThatAreNotWaitedForAreRefused() throws SQLException {
    run("ALTER DATABASE " + database + " SET synchronous_commit = off");
    assertRefused("synchronous_commit", "off");
  }

  @ParameterizedTest
  @ValueSource(strings = {"on", "local", "remote_write", "remote_apply"})
  void commitsThatAreOnThisDiskAreAccepted(String value) throws SQLException {
    run("ALTER DATABASE " + database + " SET synchronous_commit = " + value);
    assertThat(JdbcJournal.open(source).isDurable()).isTrue();
  }

  @Test
  void aServerThatOnlyReadsIsRefused() throws SQLException {
    run("ALTER DATABASE " + database + " SET default_transaction_read_only = on");
    assertRefused("transaction_read_only", "on");
  }

  @Test
  void aRiskMayBeAcceptedByName() throws SQLException {
    run("ALTER DATABASE " + database + " SET synchronous_commit = off");
    assertThat(
            JdbcJournal.builder(source).acceptRisk("synchronous_commit").open().isDurable())
        .isTrue();
    assertThatThrownBy(() -> JdbcJournal.builder(source).acceptRisk("fsync").open())
        .isInstanceOf(JournalException.class);
  }

  @Test
  void aServerThatIsGoneIsToldWithoutPasswords() {
    DataSource gone = server.dataSource("nothing");
    assertThatThrownBy(() -> JdbcJournal.open(gone))
        .isInstanceOf(JournalException.class)
        .hasMessageContainingAll("cannot be reached", "3D000");
    assertThatThrownBy(() -> JdbcJournal.migrate(gone)).isInstanceOf(JournalException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Europe/Madrid", "Asia/Kolkata", "America/Lima"})
  void theServersTimeZoneIsNoMatter(String zone) throws SQLException {
    run("ALTER DATABASE " + database + " SET timezone = '" + zone + "'");
    JdbcJournal journal = JdbcJournal.open(source);
    assertThat(journal.now(TimeSource.system()))
        .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
  }

  private void assertRefused(String setting, String value) {
    assertRefused(JdbcJournal.builder(source), setting, value);
  }

  private static void assertRefused(JdbcJournal.Builder builder, String setting, String value) {
    assertThatThrownBy(builder::open)
        .isInstanceOf(JournalException.class)
        .hasMessageContainingAll(setting + " is " + value, "acceptRisk(\"" + setting + "\")");
  }

  private void run(String sql) throws SQLException {
    try (Connection connection = server.dataSource("postgres").getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
