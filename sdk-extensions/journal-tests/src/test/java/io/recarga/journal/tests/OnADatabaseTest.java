package io.recarga.journal.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.Recarga;
import io.recarga.TopUp;
import io.recarga.TopUpResult;
import io.recarga.journal.FieldCipher;
import io.recarga.journal.JdbcJournal;
import io.recarga.simulator.FakeCarrier;
import io.recarga.simulator.SimulatorClock;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What the README shows of journals in databases. */
class OnADatabaseTest {
  private final DataSource dataSource = PostgresServer.shared().newPool(4);
  private final byte[] key = new byte[32];
  private final FakeCarrier carrier = FakeCarrier.create(SimulatorClock.system());
  private final TopUp topUp = Samples.topUp("order-4711");

  private JdbcJournal opened() {
    // snippet: jdbc-journal
    JdbcJournal.migrate(dataSource); // or let Flyway run classpath:recarga-db/postgresql
    JdbcJournal journal = JdbcJournal.builder(dataSource)
        .cipher(FieldCipher.ofKey("2026-11", key)) // 32 secret random bytes
        .open();
    // end
    return journal;
  }

  @Test
  void aTopUpIsJournaledAndDelivered() {
    try (Recarga recarga = Recarga.builder().adapter(carrier).journal(opened()).build()) {
      assertThat(recarga.topUp(topUp)).isInstanceOf(TopUpResult.Delivered.class);
    }
  }

  @Test
  void debitAndTopUpAreOne() throws SQLException {
    JdbcJournal journal = opened();
    try (Recarga recarga = Recarga.builder().adapter(carrier).journal(journal).build()) {
      // snippet: enqueue
      try (Connection connection = dataSource.getConnection()) {
        connection.setAutoCommit(false);
        debit(connection);
        journal.enqueue(connection, topUp); // sent by a worker once this is committed
        connection.commit();
      }
      // end
      assertThat(recarga.find(topUp.key()).orElseThrow()).isInstanceOf(TopUpResult.Pending.class);
    }
  }

  private static void debit(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE debit (amount varchar(20))");
    }
  }
}
