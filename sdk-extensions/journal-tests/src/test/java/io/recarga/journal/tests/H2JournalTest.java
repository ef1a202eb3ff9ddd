package io.recarga.journal.tests;

import io.recarga.journal.Journal;
import java.nio.file.Path;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class H2JournalTest implements JournalContract {
  private static JdbcConnectionPool pool;
  private static JdbcFixture fixture;

  @BeforeAll
  static void open(@TempDir Path folder) {
    pool = JdbcConnectionPool.create("jdbc:h2:file:" + folder.resolve("journal"), "sa", "");
    fixture = JdbcFixture.on(pool);
  }

  @AfterAll
  static void close() {
    pool.dispose();
  }

  @BeforeEach
  void empty() {
    fixture.empty();
  }

  @Override
  public Journal journal() {
    return fixture.here();
  }

  @Override
  public Journal elsewhere() {
    return fixture.there();
  }
}
