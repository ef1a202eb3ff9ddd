package io.recarga.journal.tests;

import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresJournalTest implements JdbcJournalContract {
  private static ConnectionPool pool;
  private static JdbcFixture fixture;

  @BeforeAll
  static void open() {
    PostgresServer server = PostgresServer.shared();
    DataSource source = server.dataSource(server.newDatabase());
    pool = new ConnectionPool(source, 16);
    fixture = JdbcFixture.on(pool, source);
  }

  @AfterAll
  static void close() {
    pool.close();
  }

  @Override
  public JdbcFixture fixture() {
    return fixture;
  }
}
