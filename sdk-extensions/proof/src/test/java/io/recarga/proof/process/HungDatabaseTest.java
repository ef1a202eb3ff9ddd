package io.recarga.proof.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.Recarga;
import io.recarga.RechargeException;
import io.recarga.TopUp;
import io.recarga.TopUpResult;
import io.recarga.journal.JdbcJournal;
import io.recarga.journal.Journal;
import io.recarga.journal.tests.ConnectionPool;
import io.recarga.journal.tests.PostgresServer;
import io.recarga.retry.TimeSource;
import io.recarga.simulator.FakeCarrier;
import io.recarga.simulator.SimulatorClock;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A database that is there and says nothing, as when its machine swaps or its disk hangs. */
class HungDatabaseTest {
  private static final Duration LONGEST = Duration.ofSeconds(20);

  private final PostgresServer server = PostgresServer.start();

  @AfterEach
  void stop() {
    server.kill();
  }

  @Test
  void nothingIsSentWhileItHangsAndTheKeyServesAfterwards() throws Exception {
    String name = server.newDatabase();
    JdbcJournal.migrate(server.dataSource(name));
    FakeCarrier carrier = FakeCarrier.create(SimulatorClock.system());
    TopUp topUp = ClientMain.topUp("default", 1);
    try (ConnectionPool pool = new ConnectionPool(server.dataSource(name), 4);
        Journal journal =
            JdbcJournal.builder(pool).queryTimeout(Duration.ofSeconds(1)).open();
        Recarga recarga = Recarga.builder().journal(journal).adapter(carrier).build()) {
      TopUpResult before = recarga.topUp(ClientMain.topUp("default", 0), LONGEST);
      assertThat(before).isInstanceOf(TopUpResult.Delivered.class);
      signal("-STOP");
      long began = TimeSource.system().nanos();
      boolean decided = isDecided(recarga, topUp);

      assertThat(decided).as("decided without a journal").isFalse();
      assertThat(Duration.ofNanos(TimeSource.system().nanos() - began)).isLessThan(LONGEST);
      assertThat(carrier.ledger().count()).isEqualTo(1);

      signal("-CONT");
      assertThat(recarga.topUp(topUp, LONGEST)).isInstanceOf(TopUpResult.Delivered.class);
      assertThat(carrier.ledger().count()).isEqualTo(2);
    }
  }

  private static boolean isDecided(Recarga recarga, TopUp topUp) {
    try {
      return !(recarga.topUp(topUp, Duration.ofSeconds(5)) instanceof TopUpResult.Pending);
    } catch (RechargeException e) {
      return false;
    }
  }

  private void signal(String signal) throws IOException, InterruptedException {
    List<ProcessHandle> all = server.processes();
    for (ProcessHandle each : all) {
      new ProcessBuilder("kill", signal, String.valueOf(each.pid())).start().waitFor();
    }
  }
}
