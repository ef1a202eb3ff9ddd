package io.recarga.journal.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recarga.JournalException;
import io.recarga.journal.JdbcJournal;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A connection on which another node's commits may be overlooked is refused by the setting's name. */
@NeedsGalera
class GaleraDoctorTest {
  private static String database;

  @BeforeAll
  static void migrate() {
    database = GaleraCluster.shared().newDatabase();
    JdbcJournal.migrate(GaleraCluster.shared().node(0).dataSource(database));
  }

  private static DataSource with(String sessionVariables) {
    return GaleraCluster.shared().node(1).dataSource(database, sessionVariables);
  }

  @Test
  void connectionsThatWaitForTheOthersAreAccepted() {
    assertThat(JdbcJournal.open(with("wsrep_sync_wait=7")).isDurable()).isTrue();
    assertThat(JdbcJournal.open(with("wsrep_sync_wait=15")).isDurable()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "wsrep_sync_wait, 0, 'wsrep_sync_wait=0'",
    "wsrep_sync_wait, 1, 'wsrep_sync_wait=1'",
    "wsrep_on, OFF, 'wsrep_sync_wait=7,wsrep_on=OFF'",
    "wsrep_dirty_reads, ON, 'wsrep_sync_wait=7,wsrep_dirty_reads=ON'"
  })
  void othersAreRefusedByName(String setting, String told, String sessionVariables) {
    DataSource source = with(sessionVariables);
    assertThatThrownBy(() -> JdbcJournal.open(source))
        .isInstanceOf(JournalException.class)
        .hasMessageContainingAll(setting + " is " + told, "acceptRisk(\"" + setting + "\")");
    assertThat(JdbcJournal.builder(source).acceptRisk(setting).open().isDurable())
        .isTrue();
  }
}
