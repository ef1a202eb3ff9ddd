package io.recarga.journal.tests;

import io.recarga.journal.Journal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

class PostgresJournalTest implements JournalContract {
  private static ConnectionPool pool;
  private static JdbcFixture fixture;

  @BeforeAll
  static void open() {
    pool = PostgresServer.shared().newPool(16);
    fixture = JdbcFixture.on(pool);
  }

  @AfterAll
  static void close() {
    pool.close();
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
