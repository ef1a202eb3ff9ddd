package io.recarga.journal.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recarga.JournalException;
import io.recarga.journal.JdbcJournal;
import io.recarga.retry.TimeSource;
import java.sql.SQLException;
import java.time.Instant;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mariadb.jdbc.MariaDbDataSource;

/** A MariaDB that may lose what it was given is refused by the name of the setting. */
@NeedsMariaDb
class MariaDbDoctorTest {
  private final MariaDbServer server = MariaDbServer.shared();

  private static DataSource migrated(MariaDbServer server) {
    DataSource source = server.dataSource(server.newDatabase());
    JdbcJournal.migrate(source);
    return source;
  }

  @Test
  void aServerAsItComesIsAccepted() {
    assertThat(JdbcJournal.open(migrated(server)).isDurable()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "innodb_flush_log_at_trx_commit, 0, 1, 0",
    "innodb_flush_log_at_trx_commit, 2, 1, 2",
    "read_only, 1, 0, ON"
  })
  void aSettingThatMayLoseSomethingIsRefusedByName(
      String setting, String unsafe, String safe, String told) {
    DataSource source = migrated(server);
    server.run("SET GLOBAL " + setting + " = " + unsafe);
    try {
      assertRefused(JdbcJournal.builder(source), setting, told);
      assertThat(JdbcJournal.builder(source).acceptRisk(setting).open().isDurable())
          .isTrue();
    } finally {
      server.run("SET GLOBAL " + setting + " = " + safe);
    }
  }

  @Test
  void aConnectionThatCutsTextWithoutAWordIsRefused() throws SQLException {
    String database = server.newDatabase();
    JdbcJournal.migrate(server.dataSource(database));
    DataSource lax = new MariaDbDataSource(
        server.url(database) + "&sessionVariables=sql_mode='NO_ENGINE_SUBSTITUTION'");
    assertRefused(JdbcJournal.builder(lax), "sql_mode", "lax");
  }

  @Test
  void aServerThatDoesNotWaitForItsDiskOrItsBinaryLogIsRefused() {
    try (MariaDbServer unsafe = MariaDbServer.start(
        "skip-innodb-doublewrite",
        "innodb-flush-method=nosync",
        "log-bin",
        "sync-binlog=0",
        "binlog-format=STATEMENT")) {
      JdbcJournal.Builder builder = JdbcJournal.builder(migrated(unsafe));
      assertRefused(builder, "innodb_doublewrite", "OFF");
      assertRefused(builder.acceptRisk("innodb_doublewrite"), "innodb_flush_method", "nosync");
      assertRefused(builder.acceptRisk("innodb_flush_method"), "sync_binlog", "0");
      assertRefused(builder.acceptRisk("sync_binlog"), "binlog_format", "STATEMENT");
    }
  }

  @Test
  void aServerThatIsGoneIsToldWithoutPasswords() {
    DataSource gone = server.dataSource("nothing");
    assertThatThrownBy(() -> JdbcJournal.open(gone))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("cannot be reached");
    assertThatThrownBy(() -> JdbcJournal.migrate(gone)).isInstanceOf(JournalException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-05:00", "+05:30", "SYSTEM"})
  void theServersTimeZoneIsNoMatter(String zone) {
    DataSource source = migrated(server);
    server.run("SET GLOBAL time_zone = '" + zone + "'");
    try {
      assertThat(JdbcJournal.open(source).now(TimeSource.system()))
          .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
    } finally {
      server.run("SET GLOBAL time_zone = DEFAULT");
    }
  }

  private static void assertRefused(JdbcJournal.Builder builder, String setting, String value) {
    assertThatThrownBy(builder::open)
        .isInstanceOf(JournalException.class)
        .hasMessageContainingAll(setting + " is " + value, "acceptRisk(\"" + setting + "\")");
  }
}
