package io.recarga.proof.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.Recarga;
import io.recarga.TopUpResult;
import io.recarga.journal.JdbcJournal;
import io.recarga.journal.tests.ConnectionPool;
import io.recarga.journal.tests.PostgresServer;
import io.recarga.simulator.FakeCarrier;
import io.recarga.simulator.SimulatorClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** That a row can't be read is no proof that it will not come: its commit may be under way. */
class LateCommitTest {
  private static final int NUMBER = 1;
  private static final int INSERT = 2;
  private static final long REACHES_THE_SERVER_MILLIS = 300;
  private static final String[] COMMITS_LATE = {
    "CREATE FUNCTION late() RETURNS trigger LANGUAGE plpgsql AS"
        + " 'BEGIN PERFORM pg_sleep(1); RETURN NULL; END'",
    "CREATE CONSTRAINT TRIGGER late AFTER INSERT ON recarga_topup DEFERRABLE INITIALLY DEFERRED"
        + " FOR EACH ROW EXECUTE FUNCTION late()"
  };

  @Test
  void aRowWhoseCommitComesAfterItsConnectionWasLostIsSentOnce() throws Exception {
    FakeCarrier carrier = FakeCarrier.create(SimulatorClock.system());
    AtomicInteger passed = new AtomicInteger();
    try (PostgresServer server = PostgresServer.start();
        TcpProxy proxy = TcpProxy.before(server.port(), () -> new Cutter(passed))) {
      String name = server.newDatabase();
      JdbcJournal.migrate(server.dataSource(name));
      run(server, name, COMMITS_LATE);
      String url = server.url(name).replace(":" + server.port(), ":" + proxy.port());
      try (ConnectionPool pool = new ConnectionPool(Databases.at(url), 4);
          Recarga recarga =
              Recarga.builder().adapter(carrier).journal(JdbcJournal.open(pool)).build()) {
        TopUpResult result = recarga.topUp(new Plan(1).topUp(NUMBER));

        assertThat(passed.get()).as("times that the key passed").isGreaterThan(INSERT);
        assertThat(result).isInstanceOf(TopUpResult.Delivered.class);
        assertThat(carrier.ledger().count()).isEqualTo(1);
      }
    }
  }

  private static void run(PostgresServer server, String name, String... statements)
      throws SQLException {
    try (Connection connection = server.dataSource(name).getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** Cuts the connection while the insert is at work at the server. */
  private record Cutter(AtomicInteger passed) implements TcpProxy.Meddler {
    @Override
    public void fromClient(byte[] bytes, TcpProxy.Line line)
        throws IOException, InterruptedException {
      Integer number = Plan.numberIn(new String(bytes, StandardCharsets.ISO_8859_1));
      line.toServer(bytes);
      if (number != null && passed.incrementAndGet() == INSERT) {
        TimeUnit.MILLISECONDS.sleep(REACHES_THE_SERVER_MILLIS);
        line.reset();
      }
    }
  }
}
