package io.recarga.journal.tests;

import static io.recarga.journal.tests.Samples.topUp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recarga.JournalException;
import io.recarga.Recarga;
import io.recarga.TopUpResult;
import io.recarga.journal.JdbcJournal;
import io.recarga.simulator.FakeCarrier;
import io.recarga.simulator.SimulatorClock;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A node that lost the others takes nothing, and nothing is sent for a row that it did not take. */
@NeedsGalera
class GaleraQuorumTest {
  private static final int NOT_READY = 1047;

  @Test
  @Timeout(240)
  void aNodeWithoutTheOthersSendsNothingUntilTheyAreBack() throws Exception {
    FakeCarrier carrier = FakeCarrier.create(SimulatorClock.system());
    try (GaleraCluster cluster = GaleraCluster.start()) {
      DataSource source = cluster.node(0).dataSource(cluster.newDatabase());
      JdbcJournal.migrate(source);
      try (ConnectionPool pool = new ConnectionPool(source, 4);
          Recarga recarga = Recarga.builder()
              .adapter(carrier)
              .journal(JdbcJournal.open(pool))
              .time(SimulatorClock.system())
              .build()) {
        assertThat(recarga.topUp(topUp("before"))).isInstanceOf(TopUpResult.Delivered.class);
        cluster.kill(1);
        cluster.kill(2);
        awaitNotReady(pool);
        expectNothingSent(recarga);
        assertThat(carrier.sends()).hasSize(1);

        // What remains is told to go on alone: a person's decision.
        cluster.node(0).execute("SET GLOBAL wsrep_provider_options='pc.bootstrap=YES'");
        cluster.restart(1);
        assertThat(settled(recarga)).isInstanceOf(TopUpResult.Delivered.class);
        assertThat(carrier.sends()).hasSize(2);
        assertThat(recarga.topUp(topUp("before"))).isInstanceOf(TopUpResult.Delivered.class);
        assertThat(carrier.sends()).hasSize(2);
      }
    }
  }

  private static void expectNothingSent(Recarga recarga) {
    try {
      TopUpResult result = recarga.topUp(topUp("alone"), Duration.ofSeconds(3));
      assertThat(result).isInstanceOf(TopUpResult.Pending.class);
    } catch (JournalException e) {
      assertThat(e).hasMessageContaining("journal");
    }
  }

  private static TopUpResult settled(Recarga recarga) throws InterruptedException {
    for (int tries = 0; tries < 60; tries++) {
      try {
        TopUpResult result = recarga.topUp(topUp("alone"), Duration.ofSeconds(5));
        if (result instanceof TopUpResult.Delivered) {
          return result;
        }
      } catch (JournalException e) {
        // The node is not ready yet.
      }
      TimeUnit.MILLISECONDS.sleep(250); // Nodes find each other in real time.
    }
    throw new AssertionError("never delivered");
  }

  private static void awaitNotReady(ConnectionPool pool) throws InterruptedException {
    for (int tries = 0; tries < 200; tries++) {
      try (Connection connection = pool.getConnection();
          Statement statement = connection.createStatement()) {
        statement.executeQuery("SELECT COUNT(*) FROM recarga_topup").close();
      } catch (SQLException e) {
        if (e.getErrorCode() == NOT_READY) {
          return;
        }
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    assertThatThrownBy(() -> pool.getConnection().createStatement().execute("SELECT 1"))
        .hasMessageContaining("WSREP");
  }
}
