package io.recarga.journal.tests;

import static io.recarga.journal.tests.JournalFixture.atOnce;
import static io.recarga.journal.tests.Samples.NOON;
import static io.recarga.journal.tests.Samples.sending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recarga.JournalException;
import io.recarga.TopUpKey;
import io.recarga.journal.JdbcJournal;
import io.recarga.journal.JournalRow;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables are made once, by us or by Flyway, and a journal opens on none but those it knows. */
interface MigrationContract {

  /** Returns a database without tables. */
  DataSource empty();

  /** Returns where the migration files lie. */
  String files();

  private static void run(DataSource source, String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void assertWorks(JdbcJournal journal) {
    JournalRow row = sending("k").build();
    assertThat(journal.insert(row)).isNull();
    assertThat(journal.replace(row, row.next(NOON).build())).isTrue();
    assertThat(journal.find(row.key())).isPresent();
  }

  @Test
  default void aDatabaseWithoutTablesIsRefusedWithTheCure() {
    assertThatThrownBy(() -> JdbcJournal.open(empty()))
        .isInstanceOf(JournalException.class)
        .hasMessageContainingAll("tables are missing", "migrate", files());
  }

  @Test
  default void migrationMakesTheTablesAndMayRunAgain() {
    DataSource source = empty();
    JdbcJournal.migrate(source);
    assertWorks(JdbcJournal.open(source));
    JdbcJournal.migrate(source);
    assertThat(JdbcJournal.open(source).find(TopUpKey.of("k"))).isPresent();
  }

  @Test
  default void machinesMayMigrateAtOnce() throws Exception {
    DataSource source = empty();
    List<Boolean> done = atOnce(4, index -> {
      JdbcJournal.migrate(source);
      return true;
    });
    assertThat(done).containsOnly(true);
    assertWorks(JdbcJournal.open(source));
  }

  @Test
  default void aMigrationThatDiedHalfWayIsFinished() throws SQLException {
    DataSource source = empty();
    JdbcJournal.migrate(source);
    run(source, "DROP TABLE recarga_mandate");
    run(source, "DELETE FROM recarga_meta WHERE name = 'schema.version'");
    assertThatThrownBy(() -> JdbcJournal.open(source)).isInstanceOf(JournalException.class);
    JdbcJournal.migrate(source);
    assertWorks(JdbcJournal.open(source));
    run(source, "SELECT * FROM recarga_mandate");
  }

  @Test
  default void twoPrefixesAreTwoJournals() {
    DataSource source = empty();
    JdbcJournal.migrate(source, "a_");
    JdbcJournal.migrate(source, "b_");
    JdbcJournal one = JdbcJournal.builder(source).tablePrefix("a_").open();
    JdbcJournal other = JdbcJournal.builder(source).tablePrefix("b_").open();
    assertWorks(one);
    assertThat(other.find(TopUpKey.of("k"))).isEmpty();
    assertWorks(other);
    assertThatThrownBy(() -> JdbcJournal.open(source)).isInstanceOf(JournalException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "A_", "1a", "a-b", "a b", "a;b", "a\"", "pre.fix", "abcdefghijklmnopqrstu", "ñ"
      })
  default void aPrefixThatIsNotPlainIsRefused(String prefix) {
    DataSource source = empty();
    assertThatThrownBy(() -> JdbcJournal.migrate(source, prefix))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("tablePrefix");
    assertThatThrownBy(() -> JdbcJournal.builder(source).tablePrefix(prefix))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  default void flywayMakesTheSameTables() {
    DataSource source = empty();
    Flyway.configure()
        .dataSource(source)
        .locations("classpath:" + files())
        .load()
        .migrate();
    assertWorks(JdbcJournal.open(source));
    JdbcJournal.migrate(source);
    assertThat(JdbcJournal.open(source).find(TopUpKey.of("k"))).isPresent();
  }

  @Test
  default void aLaterVersionOfTheTablesIsAcceptedIfItSaysSo() throws SQLException {
    DataSource source = empty();
    JdbcJournal.migrate(source);
    run(source, "UPDATE recarga_meta SET content = '7' WHERE name = 'schema.version'");
    assertWorks(JdbcJournal.open(source));
    JdbcJournal.migrate(source);
    run(source, "UPDATE recarga_meta SET content = '7' WHERE name = 'schema.known'");
    assertThatThrownBy(() -> JdbcJournal.open(source))
        .isInstanceOf(JournalException.class)
        .hasMessageContainingAll("version 7", "knows 1");
  }
}
