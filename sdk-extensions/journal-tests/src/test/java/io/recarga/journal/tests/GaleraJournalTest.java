package io.recarga.journal.tests;

import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The whole contract on one node of a cluster. */
@NeedsGalera
class GaleraJournalTest implements JdbcJournalContract {
  private static ConnectionPool pool;
  private static JdbcFixture fixture;

  @BeforeAll
  static void open() {
    GaleraCluster cluster = GaleraCluster.shared();
    DataSource source = cluster.node(0).dataSource(cluster.newDatabase());
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
