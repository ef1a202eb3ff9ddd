package io.recarga.journal.tests;

import java.nio.file.Path;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class H2JournalTest implements JdbcJournalContract {
  private static JdbcConnectionPool pool;
  private static JdbcFixture fixture;

  @BeforeAll
  static void open(@TempDir Path folder) {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL("jdbc:h2:file:" + folder.resolve("journal"));
    pool = JdbcConnectionPool.create(source);
    fixture = JdbcFixture.on(pool, source);
  }

  @AfterAll
  static void close() {
    pool.dispose();
  }

  @Override
  public JdbcFixture fixture() {
    return fixture;
  }
}
