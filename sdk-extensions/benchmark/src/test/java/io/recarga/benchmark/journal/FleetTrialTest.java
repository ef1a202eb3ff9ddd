package io.recarga.benchmark.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.journal.JdbcJournal;
import io.recarga.journal.tests.PostgresServer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    FleetTrial.Outcome outcome = new FleetTrial(2_000, 100, 5, 1, 3).run(server.url(database));
    assertThat(outcome.sales()).as("sales, each line once").isEqualTo(outcome.sold());
    assertThat(outcome.runs()).hasSize(2);
    assertThat(outcome.runs().get(0).report()).isEmpty();

    // On a busy machine some lines are left for another run; they are told, and none is told
    // wrongly.
    String report = outcome.report();
    long delivered = told("delivered", report);
    long left = told("pending", report) + told("refused", report);
    assertThat(report).contains("declined=0,", "unknown=0,", "isComplete=true");
    assertThat(delivered + left).as(report).isEqualTo(2_000);
    assertThat(outcome.sold()).as(report).isBetween(delivered, delivered + left);
    assertThat(delivered).as(report).isGreaterThan(1_900);
  }

  private static long told(String name, String report) {
    Matcher matcher = Pattern.compile(name + "=(\\d+)").matcher(report);
    assertThat(matcher.find()).as(report).isTrue();
    return Long.parseLong(matcher.group(1));
  }
}
