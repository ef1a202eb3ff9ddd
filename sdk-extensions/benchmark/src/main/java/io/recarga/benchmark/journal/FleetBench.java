package io.recarga.benchmark.journal;

import io.recarga.journal.JdbcJournal;
import io.recarga.journal.Journal;
import io.recarga.journal.tests.ConnectionPool;
import java.util.Optional;
import javax.sql.DataSource;

/** A big fleet at a slow carrier, killed twice: what it costs and whether each line was sold once. */
public final class FleetBench {
  private static final int SECONDS = 5;
  private static final int CONNECTIONS = 16;
  private static final int CALL_SECONDS = 5;

  private FleetBench() {}

  /** Runs it: lines, 1,000,000; in flight, 1,000; milliseconds of the carrier, 50; kills, 2. */
  public static void main(String[] args) throws Exception {
    FleetTrial trial = new FleetTrial(
        args.length > 0 ? Long.parseLong(args[0]) : 1_000_000,
        args.length > 1 ? Integer.parseInt(args[1]) : 1_000,
        args.length > 2 ? Integer.parseInt(args[2]) : 50,
        args.length > 3 ? Integer.parseInt(args[3]) : 2,
        CALL_SECONDS);
    Optional<DebianPostgres> started = DebianPostgres.startOrSay();
    if (started.isEmpty()) {
      return;
    }
    try (DebianPostgres server = started.get()) {
      server.create("fleet");
      JdbcJournal.migrate(server.dataSource("fleet"));
      double journal = journalAlone(server, trial.inFlight());
      FleetTrial.Outcome outcome = trial.run(server.url("fleet"));
      double connections = trial.inFlight() * 1_000.0 / Math.max(1, trial.delayMillis());
      Page page = new Page();
      page.line("# A fleet");
      page.line("");
      page.line(Page.machine() + ", PostgreSQL, carrier, fleet and database on it.");
      page.heads("what", "figure");
      page.row("lines", trial.lines());
      page.row("in flight", trial.inFlight());
      page.row("carrier's answer after ms", trial.delayMillis());
      page.row("kills", trial.kills());
      page.row("different sales in the ledger", outcome.sold());
      page.row("sales", outcome.sales());
      page.row("repeats that the carrier refused", outcome.again());
      page.row("last run", outcome.report());
      page.row("seconds in all", outcome.seconds());
      page.row("lines a second, first run", outcome.rate());
      page.row("connections allow a second", connections);
      page.row("the journal alone allows a second", journal);
      page.row(
          "first run to what the scarcer allows", outcome.rate() / Math.min(journal, connections));
      page.row("MiB kept, first half of a run", outcome.keptMib(false));
      page.row("MiB kept, second half", outcome.keptMib(true));
      page.write();
      if (outcome.sold() != trial.lines() || outcome.sales() != trial.lines()) {
        throw new IllegalStateException("not each line was sold once");
      }
    }
  }

  private static double journalAlone(DebianPostgres server, int callers) throws Exception {
    server.create("alone");
    DataSource source = server.dataSource("alone");
    JdbcJournal.migrate(source);
    try (ConnectionPool pool = new ConnectionPool(source, CONNECTIONS)) {
      Journal journal = JdbcJournal.open(pool);
      Load.perSecond(callers, SECONDS, number -> Load.topUp(journal, number));
      return Load.perSecond(callers, SECONDS, number -> Load.topUp(journal, number));
    } finally {
      server.drop("alone");
    }
  }
}
