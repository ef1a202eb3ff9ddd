package io.recarga.journal.tests;

import static io.recarga.journal.tests.Samples.sending;
import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.TopUpKey;
import io.recarga.journal.JdbcJournal;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@NeedsMariaDb
class MariaDbServerTest {

  @Test
  void whatWasJournaledOutlivesAKill() {
    try (MariaDbServer server = MariaDbServer.start("log-bin", "sync-binlog=1")) {
      DataSource source = server.dataSource(server.newDatabase());
      JdbcJournal.migrate(source);
      assertThat(JdbcJournal.open(source).insert(sending("k").build())).isNull();
      server.kill();
      server.restart();
      assertThat(JdbcJournal.open(source).find(TopUpKey.of("k"))).isPresent();
    }
  }
}
