package io.recarga.journal.tests;

import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** As later versions come, and with a binary log: a record that changed since it was read is an error. */
@NeedsMariaDb
class MariaDbStrictJournalTest implements JdbcJournalContract {
  private static MariaDbServer server;
  private static ConnectionPool pool;
  private static JdbcFixture fixture;

  @BeforeAll
  static void open() {
    server = MariaDbServer.start(
        "innodb-snapshot-isolation=ON", "log-bin", "sync-binlog=1", "binlog-format=ROW");
    DataSource source = server.dataSource(server.newDatabase());
    pool = new ConnectionPool(source, 16);
    fixture = JdbcFixture.on(pool, source);
  }

  @AfterAll
  static void close() {
    pool.close();
    server.close();
  }

  @Override
  public JdbcFixture fixture() {
    return fixture;
  }
}
