package io.recarga.proof.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.TopUpKey;
import io.recarga.journal.JdbcJournal;
import io.recarga.journal.Journal;
import io.recarga.journal.JournalRow;
import io.recarga.journal.State;
import io.recarga.journal.tests.ConnectionPool;
import io.recarga.journal.tests.PostgresServer;
import io.recarga.simulator.Execution;
import io.recarga.simulator.Ledger;
import io.recarga.spi.AdapterId;
import io.recarga.spi.DuplicateLevel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A database, a carrier, and apps on both, each in processes of its own. */
final class Scene implements AutoCloseable {
  private static final AdapterId WIRE = AdapterId.of("wire");

  private final PostgresServer server;
  private final String database;
  private final DuplicateLevel level;
  private final Path ledger;
  private final Child carrier;
  private final int port;
  private final List<Child> apps = new ArrayList<>();

  Scene(PostgresServer server, DuplicateLevel level, boolean moody)
      throws IOException, InterruptedException {
    this.server = server;
    this.level = level;
    database = server.newDatabase();
    JdbcJournal.migrate(server.dataSource(database));
    ledger = Files.createTempFile("ledger", ".jsonl");
    String replays = String.valueOf(level == DuplicateLevel.REPLAYS);
    carrier =
        Child.start(CarrierMain.class, List.of(ledger.toString(), replays, String.valueOf(moody)));
    port = Integer.parseInt(carrier.awaitLine("port"));
  }

  /** Starts an app that tops up keys. */
  Child topUp(String tenant, int first, int keys, int threads) {
    return dyingAt("nowhere", 1, tenant, first, keys, threads);
  }

  /** Starts an app whose threads ask for each key once. */
  Child topUpOnce(String tenant, int first, int keys, int threads) {
    return app("nowhere", 1, false, "once", tenant, first, keys, threads);
  }

  /** Starts an app that is killed when it comes by a point for the n-th time. */
  Child dyingAt(String point, int times, String tenant, int first, int keys, int threads) {
    return app(point, times, false, "topup", tenant, first, keys, threads);
  }

  /** Starts an app that stands still, once all its callers are there, until it is woken. */
  Child stoppingAt(String point, String tenant, int first, int callers) {
    return app(point, callers, true, "once", tenant, first, callers, callers);
  }

  /** Returns what the carrier noticed of references that came in more than once. */
  List<String> repeats() {
    return carrier.lines().stream().filter(line -> line.startsWith("again")).toList();
  }

  /** Starts an app that only does what is left to do. */
  Child recovering(int seconds) {
    return app("nowhere", 1, false, "recover", seconds);
  }

  private Child app(String point, int times, boolean stops, Object... what) {
    List<String> arguments = new ArrayList<>(List.of(
        server.url(database),
        String.valueOf(port),
        level.name(),
        point,
        String.valueOf(times),
        String.valueOf(stops)));
    for (Object each : what) {
      arguments.add(String.valueOf(each));
    }
    Child app = Child.start(ClientMain.class, arguments);
    apps.add(app);
    return app;
  }

  Ledger sold() {
    return Ledger.read(ledger);
  }

  /** Returns what the journal holds under the first {@code keys} keys of a tenant. */
  Map<Integer, JournalRow> rows(String tenant, int keys) {
    Map<Integer, JournalRow> rows = new HashMap<>();
    try (ConnectionPool pool = new ConnectionPool(server.dataSource(database), 1);
        Journal journal = JdbcJournal.open(pool)) {
      for (int key = 0; key < keys; key++) {
        JournalRow row = journal.find(TopUpKey.of(tenant, "k" + key)).orElse(null);
        if (row != null) {
          rows.put(key, row);
        }
      }
    }
    return rows;
  }

  /** Holds the journal against the ledger: nothing lost, nothing doubled, nobody wrongly declined. */
  Map<State, Integer> judge() {
    Map<State, Integer> ends = new HashMap<>();
    Map<TopUpKey, Integer> sales = new HashMap<>();
    try (ConnectionPool pool = new ConnectionPool(server.dataSource(database), 1);
        Journal journal = JdbcJournal.open(pool)) {
      for (Execution sale : sold().executions()) {
        Optional<JournalRow> row = journal.findByReference(WIRE, sale.reference());
        assertThat(row).as("sold without a row: " + sale).isPresent();
        sales.merge(row.orElseThrow().key(), 1, Integer::sum);
      }
      for (State state : State.values()) {
        List<JournalRow> rows = journal.list(state, null, 100_000);
        for (JournalRow row : rows) {
          int sold = sales.getOrDefault(row.key(), 0);
          assertThat(sold).as(row + " was sold so often").isLessThanOrEqualTo(1);
          if (state == State.SUCCEEDED) {
            assertThat(sold).as(row + " is told as delivered").isEqualTo(1);
          } else if (state == State.FAILED) {
            assertThat(sold).as(row + " is told as declined").isZero();
          }
        }
        if (!rows.isEmpty()) {
          ends.put(state, rows.size());
        }
      }
    }
    return ends;
  }

  @Override
  public void close() throws IOException {
    apps.forEach(Child::close);
    carrier.close();
    Files.deleteIfExists(ledger);
  }
}
