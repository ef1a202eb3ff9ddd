package io.recarga.journal.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recarga.JournalException;
import io.recarga.journal.JdbcJournal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An H2 that forgets the last half second is refused; migration sets it right. */
class H2DoctorTest {
  @TempDir
  Path folder;

  private JdbcDataSource source(String url) {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL(url);
    JdbcJournal.migrate(source);
    return source;
  }

  private JdbcDataSource inFile() {
    return source("jdbc:h2:file:" + folder.resolve("journal"));
  }

  @Test
  void aDatabaseInAFileIsDurableOnceItIsMigrated() {
    assertThat(JdbcJournal.open(inFile()).isDurable()).isTrue();
  }

  @Test
  void aDatabaseThatWritesLateIsRefused() throws SQLException {
    JdbcDataSource source = inFile();
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("SET WRITE_DELAY 500");
    }
    assertThatThrownBy(() -> JdbcJournal.open(source))
        .isInstanceOf(JournalException.class)
        .hasMessageContainingAll("WRITE_DELAY is 500", "set it to 0");
    assertThat(JdbcJournal.builder(source).acceptRisk("WRITE_DELAY").open().isDurable())
        .isTrue();
  }

  @Test
  void aDatabaseInMemoryIsNotDurable() {
    assertThat(JdbcJournal.open(source("jdbc:h2:mem:doctor;DB_CLOSE_DELAY=-1")).isDurable())
        .isFalse();
  }
}
