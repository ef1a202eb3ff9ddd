package io.recarga.benchmark.journal;

import io.recarga.AccountLimits;
import io.recarga.Recarga;
import io.recarga.TopUpResult;
import io.recarga.journal.JdbcJournal;
import io.recarga.journal.Journal;
import io.recarga.journal.tests.ConnectionPool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Top-ups over HTTP with a journal on PostgreSQL, beside what the parts allow: the same top-ups with a
 * journal in memory, and the journal alone.
 */
public final class EndToEndBench {
  private static final int[] CALLERS = {8, 64, 256};
  private static final int CONNECTIONS = 32;
  private static final int MOST_KEYS = 5_000_000;
  private static final int CARRIER_MIB = 1_024;
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private EndToEndBench() {}

  /** Runs it: rounds, 5; seconds for each figure of a round, 5. */
  public static void main(String[] args) throws Exception {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 5;
    int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 5;
    Optional<DebianPostgres> started = DebianPostgres.startOrSay();
    if (started.isEmpty()) {
      return;
    }
    Path ledger = Files.createTempFile("recarga", ".ledger");
    try (DebianPostgres server = started.get();
        Jvm carrier = Jvm.start(LeanCarrier.class, CARRIER_MIB, 0, ledger)) {
      int port = Integer.parseInt(carrier.awaitLine("port "));
      server.create("bench");
      DataSource source = server.dataSource("bench");
      JdbcJournal.migrate(source);
      Page page = new Page();
      page.line("# Over HTTP");
      page.line("");
      page.line(Page.machine() + ". " + server.version() + ", the carrier and its callers on it.");
      page.line("Top-ups a second, medians of " + rounds + " rounds of " + seconds
          + " s in turns. The parts allow 1 / (1 / journal + 1 / HTTP).");
      page.heads("callers", "HTTP", "journal", "both", "the parts allow", "ratio");
      for (int callers : CALLERS) {
        row(page, source, port, callers, rounds, seconds);
      }
      page.write();
    } finally {
      Files.delete(ledger);
    }
  }

  private static void row(
      Page page, DataSource source, int port, int callers, int rounds, int seconds)
      throws Exception {
    List<Double> http = new ArrayList<>();
    List<Double> journal = new ArrayList<>();
    List<Double> both = new ArrayList<>();
    for (int i = -1; i < rounds; i++) {
      double overHttp = topUps(Journal.inMemory(MOST_KEYS), port, callers, seconds);
      double alone;
      double together;
      try (ConnectionPool pool = new ConnectionPool(source, Math.min(callers, CONNECTIONS))) {
        Journal durable = JdbcJournal.open(pool);
        alone = Load.perSecond(callers, seconds, number -> Load.topUp(durable, number));
        together = topUps(JdbcJournal.open(pool), port, callers, seconds);
      }
      if (i >= 0) {
        http.add(overHttp);
        journal.add(alone);
        both.add(together);
      }
    }
    double allowed = 1 / (1 / median(journal) + 1 / median(http));
    page.row(callers, median(http), median(journal), median(both), allowed, median(both) / allowed);
  }

  private static double topUps(Journal journal, int port, int callers, int seconds)
      throws InterruptedException {
    LeanAdapter carrier = new LeanAdapter(port, callers, LONGEST);
    try (Recarga recarga = Recarga.builder()
        .adapter(carrier)
        .limits(carrier.id(), AccountLimits.builder().inFlight(callers).build())
        .journal(journal)
        .build()) {
      return Load.perSecond(callers, seconds, number -> {
        if (!(recarga.topUp(SampleTopUps.topUp(number)) instanceof TopUpResult.Delivered)) {
          throw new IllegalStateException("not delivered");
        }
      });
    }
  }

  private static double median(List<Double> figures) {
    double[] sorted = figures.stream().mapToDouble(it -> it).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
