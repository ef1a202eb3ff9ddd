package io.recarga.benchmark.journal;

import io.recarga.journal.JdbcJournal;
import io.recarga.journal.Journal;
import io.recarga.journal.tests.ConnectionPool;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The journal alone beside PostgreSQL's own benchmark with the same two statements, and shared commits
 * beside one for each write; on one server, in turns, each at the same number of callers.
 */
public final class JournalBench {
  private static final int[] CALLERS = {8, 32, 64, 256};
  private static final int CONNECTIONS = 32;
  private static final long EXAMPLE = 4_711_471_147_114_711_471L;

  private JournalBench() {}

  /** Runs it: rounds, 5; seconds for each figure of a round, 5. */
  public static void main(String[] args) throws Exception {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 5;
    int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 5;
    Optional<DebianPostgres> started = DebianPostgres.startOrSay();
    if (started.isEmpty()) {
      return;
    }
    try (DebianPostgres server = started.get()) {
      server.create("bench");
      DataSource source = server.dataSource("bench");
      JdbcJournal.migrate(source);
      PgBench pgbench = new PgBench(server, EXAMPLE, statements(source));
      warmUp(source, seconds);
      Page page = new Page();
      page.line("# The journal alone");
      page.line("");
      page.line(Page.machine() + ". " + server.version() + " and its clients on it, fsync and"
          + " synchronous_commit on.");
      page.line("Top-ups a second, two commits each; medians of " + rounds + " rounds of " + seconds
          + " s in turns. CPU in microseconds a top-up.");
      page.heads(
          "callers",
          "pgbench -M prepared",
          "journal, a commit each",
          "ratio",
          "journal, shared commits",
          "shared to each",
          "CPU pgbench: server, client",
          "CPU journal: server, client",
          "CPU shared: server, client");
      for (int callers : CALLERS) {
        row(page, server, pgbench, source, callers, rounds, seconds);
      }
      page.write();
    }
  }

  /** Returns the two statements of a top-up as the journal sends them. */
  private static List<Recorded> statements(DataSource source) {
    List<Recorded> statements = new ArrayList<>();
    Journal journal = JdbcJournal.open(Recorded.recording(source, statements));
    statements.clear();
    Load.topUp(journal, EXAMPLE);
    return statements;
  }

  private static void warmUp(DataSource source, int seconds) throws Exception {
    for (int from : new int[] {Integer.MAX_VALUE, 1}) {
      journal(source, 64, seconds, from);
    }
  }

  private static void row(
      Page page,
      DebianPostgres server,
      PgBench pgbench,
      DataSource source,
      int callers,
      int rounds,
      int seconds)
      throws Exception {
    List<Figure> theirs = new ArrayList<>();
    List<Figure> each = new ArrayList<>();
    List<Figure> shared = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      theirs.add(Figure.of(server, seconds, () -> pgbench.run("bench", callers, seconds)));
      each.add(
          Figure.of(server, seconds, () -> journal(source, callers, seconds, Integer.MAX_VALUE)));
      shared.add(Figure.of(server, seconds, () -> journal(source, callers, seconds, 1)));
    }
    double a = median(theirs);
    double b = median(each);
    double c = median(shared);
    page.row(
        callers, a, b, b / a, c, c / b, Figure.cpu(theirs), Figure.cpu(each), Figure.cpu(shared));
  }

  private static double journal(DataSource source, int callers, int seconds, int shareFrom)
      throws InterruptedException {
    try (ConnectionPool pool = new ConnectionPool(source, Math.min(callers, CONNECTIONS))) {
      Journal journal = JdbcJournal.builder(pool).shareCommitsFrom(shareFrom).open();
      return Load.perSecond(callers, seconds, number -> Load.topUp(journal, number));
    }
  }

  private static double median(List<Figure> figures) {
    double[] sorted = figures.stream().mapToDouble(Figure::perSecond).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  /** A rate, and the microseconds of CPU that each took at the server and at its client. */
  private record Figure(double perSecond, double server, double client) {
    static Figure of(DebianPostgres server, int seconds, Measured measured) throws Exception {
      long before = server.cpuMicros();
      long clientBefore = Cpu.ofThisAndItsChildren();
      double rate = measured.perSecond();
      double count = rate * seconds;
      return new Figure(
          rate,
          (server.cpuMicros() - before) / count,
          (Cpu.ofThisAndItsChildren() - clientBefore) / count);
    }

    static String cpu(List<Figure> figures) {
      double[] server = figures.stream().mapToDouble(Figure::server).sorted().toArray();
      double[] client = figures.stream().mapToDouble(Figure::client).sorted().toArray();
      return Math.round(server[server.length / 2]) + ", " + Math.round(client[client.length / 2]);
    }

    @Override
    public String toString() {
      return Arrays.toString(new double[] {perSecond, server, client});
    }
  }

  /** Something that comes to a rate. */
  private interface Measured {
    double perSecond() throws IOException, InterruptedException;
  }
}
