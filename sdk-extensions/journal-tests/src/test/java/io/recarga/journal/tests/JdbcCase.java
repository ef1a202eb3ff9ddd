package io.recarga.journal.tests;

import io.recarga.journal.JdbcJournal;
import org.junit.jupiter.api.BeforeEach;

/** What tests need that look behind a journal in a database. */
interface JdbcCase extends JournalFixture {

  JdbcFixture fixture();

  @BeforeEach
  default void empty() {
    fixture().empty();
  }

  @Override
  default JdbcJournal journal() {
    return fixture().here();
  }

  @Override
  default JdbcJournal elsewhere() {
    return fixture().there();
  }
}
