package io.recarga.journal.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresServerTest {

  @ParameterizedTest
  @ValueSource(strings = {"fsync", "synchronous_commit", "full_page_writes"})
  void everyCommitWaitsForTheDisk(String setting) throws SQLException {
    assertThat(ask(PostgresServer.shared().dataSource("postgres"), "SHOW " + setting))
        .isEqualTo("on");
  }

  @Test
  void whatWasCommittedOutlivesAKill() throws SQLException {
    try (PostgresServer server = PostgresServer.start()) {
      String name = server.newDatabase();
      DataSource source = server.dataSource(name);
      try (Connection connection = source.getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("CREATE TABLE kept (word varchar(20))");
        statement.execute("INSERT INTO kept VALUES ('there')");
      }
      server.kill();
      assertThat(server.processes()).isEmpty();
      server.restart();
      assertThat(ask(source, "SELECT word FROM kept")).isEqualTo("there");
    }
  }

  private static String ask(DataSource source, String question) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(question)) {
      result.next();
      return result.getString(1);
    }
  }
}
