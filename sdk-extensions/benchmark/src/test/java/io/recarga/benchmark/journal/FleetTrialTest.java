package io.recarga.benchmark.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.journal.JdbcJournal;
import io.recarga.journal.tests.PostgresServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The small form of {@link FleetBench}. */
@Timeout(120)
class FleetTrialTest {

  @Test
  void aFleetThatIsKilledAndRunAgainSellsEachLineOnce() throws Exception {
    PostgresServer server = PostgresServer.shared();
    String database = server.newDatabase();
    JdbcJournal.migrate(server.dataSource(database));
    FleetTrial.Outcome outcome = new FleetTrial(2_000, 100, 5, 1, 1).run(server.url(database));
    assertThat(outcome.sold()).isEqualTo(2_000);
    assertThat(outcome.sales()).isEqualTo(2_000);
    assertThat(outcome.runs()).hasSize(2);
    assertThat(outcome.runs().get(0).report()).isEmpty();
    assertThat(outcome.report()).contains("delivered=2000,", "isComplete=true");
  }
}
