package io.recarga.benchmark.journal;

import io.recarga.AccountLimits;
import io.recarga.EnginePolicy;
import io.recarga.FleetReport;
import io.recarga.FleetRun;
import io.recarga.Recarga;
import io.recarga.journal.JdbcJournal;
import io.recarga.journal.tests.ConnectionPool;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.postgresql.ds.PGSimpleDataSource;

/** An app in a process of its own that tops up a fleet, and says how far it is. */
final class FleetClient {
  private static final int CONNECTIONS = 16;
  private static final EnginePolicy POLICY = EnginePolicy.builder()
      .sendBudget(Duration.ofSeconds(5))
      .sendBy(Duration.ofMinutes(5))
      .leaseMargin(Duration.ofSeconds(1))
      .minQuiescence(Duration.ofSeconds(1))
      .notFound(2, Duration.ofMillis(300))
      .unknownAfter(Duration.ofMinutes(5))
      .pollDelays(List.of(Duration.ofMillis(200), Duration.ofMillis(500)))
      .build();

  private FleetClient() {}

  /** Runs the fleet: the database, the carrier's port, lines, in flight, seconds for a call. */
  public static void main(String[] args) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(args[0]);
    long lines = Long.parseLong(args[2]);
    int inFlight = Integer.parseInt(args[3]);
    Duration longest = Duration.ofSeconds(Integer.parseInt(args[4]));
    LeanAdapter carrier = new LeanAdapter(Integer.parseInt(args[1]), inFlight, longest);
    long began = System.nanoTime();
    try (ConnectionPool pool = new ConnectionPool(source, CONNECTIONS);
        Recarga recarga = Recarga.builder()
            .adapter(carrier)
            .limits(carrier.id(), AccountLimits.builder().inFlight(inFlight).build())
            .journal(JdbcJournal.open(pool))
            .policy(POLICY)
            .build()) {
      FleetReport report = recarga.topUpAll(
          LongStream.range(0, lines).mapToObj(SampleTopUps::topUp),
          FleetRun.builder(line -> {})
              .inFlight(inFlight)
              .waitForEach(Duration.ofMinutes(1))
              .progress(Math.max(1, lines / 200), soFar -> say("progress", soFar.lines(), began))
              .build());
      say("end", report.lines(), began);
      System.out.println("report " + report);
    }
    System.exit(0);
  }

  /** Says lines, milliseconds since the beginning, and MiB that outlived the last collection. */
  private static void say(String what, long lines, long began) {
    long kept = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      MemoryUsage usage = pool.getCollectionUsage();
      kept += usage == null ? 0 : usage.getUsed();
    }
    System.out.println(
        what + " " + lines + " " + (System.nanoTime() - began) / 1_000_000 + " " + (kept >> 20));
  }
}
