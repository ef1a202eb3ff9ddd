package io.recarga.benchmark.journal;

import io.recarga.TopUpKey;
import io.recarga.journal.JdbcJournal;
import io.recarga.journal.Journal;
import io.recarga.journal.tests.ConnectionPool;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import javax.sql.DataSource;

/** What a top-up costs among few rows and among many: two writes, and a look for a key that is there. */
public final class GrowthBench {
  private static final int FEW = 10_000;
  private static final int A_ROUND = 1_000;
  private static final long EXAMPLE = 1_000;

  private GrowthBench() {}

  /** Runs it: how many are many, 10,000,000; rounds, 11. */
  public static void main(String[] args) throws Exception {
    int many = args.length > 0 ? Integer.parseInt(args[0]) : 10_000_000;
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 11;
    Optional<DebianPostgres> started = DebianPostgres.startOrSay();
    if (started.isEmpty()) {
      return;
    }
    try (DebianPostgres server = started.get();
        Filled few = new Filled(server, "few", FEW);
        Filled lots = new Filled(server, "many", many)) {
      server.execute("postgres", "CHECKPOINT");
      for (Filled each : List.of(few, lots)) {
        each.topUp(2 * A_ROUND); // Warms up.
        each.lookUp(2 * A_ROUND);
      }
      Page page = new Page();
      page.line("# Growth");
      page.line("");
      page.line(Page.machine() + ". " + server.version() + " on it.");
      page.line("Microseconds of one caller; medians of " + rounds + " rounds of " + A_ROUND
          + " in turns. A top-up is an insert and a replace under a random new key, a look-up finds a"
          + " random old one.");
      page.heads("what", "among " + FEW, "among " + many, "ratio");
      compare(page, "top-up", rounds, () -> few.topUp(A_ROUND), () -> lots.topUp(A_ROUND));
      compare(page, "look-up", rounds, () -> few.lookUp(A_ROUND), () -> lots.lookUp(A_ROUND));
      page.write();
    }
  }

  private static void compare(
      Page page, String what, int rounds, DoubleSupplier few, DoubleSupplier many) {
    double[] small = new double[rounds];
    double[] big = new double[rounds];
    for (int i = 0; i < rounds; i++) {
      small[i] = few.getAsDouble();
      big[i] = many.getAsDouble();
    }
    page.row(what, median(small), median(big), median(big) / median(small));
  }

  private static double median(double[] figures) {
    double[] sorted = figures.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /** A journal that holds so many delivered top-ups. */
  private static final class Filled implements AutoCloseable {
    private final ConnectionPool pool;
    private final Journal journal;
    private final int rows;
    private final SplittableRandom random = new SplittableRandom(4711);

    Filled(DebianPostgres server, String name, int rows) throws SQLException {
      this.rows = rows;
      server.create(name);
      DataSource source = server.dataSource(name);
      JdbcJournal.migrate(source);
      pool = new ConnectionPool(source, 1);
      journal = JdbcJournal.open(pool);
      Load.topUp(journal, EXAMPLE);
      try (Connection connection = source.getConnection();
          Statement statement = connection.createStatement()) {
        fill(statement);
      }
    }

    /** Copies one row, each time with another key, line, reference and transaction. */
    private void fill(Statement statement) throws SQLException {
      List<String> indexes = new ArrayList<>();
      try (ResultSet result = statement.executeQuery("SELECT indexname, indexdef FROM pg_indexes"
          + " WHERE tablename = 'recarga_topup' AND indexname NOT LIKE '%_pkey'")) {
        while (result.next()) {
          indexes.add(result.getString(1) + "=" + result.getString(2));
        }
      }
      for (String index : indexes) {
        statement.execute("DROP INDEX " + index.substring(0, index.indexOf('=')));
      }
      statement.execute("SET synchronous_commit = off");
      statement.execute("SET maintenance_work_mem = '512MB'");
      statement.execute(
          "INSERT INTO recarga_topup (tenant, topup_key, fingerprint, format, version,"
              + " state, fence, owner, adapter, reference, transaction_id, number_hash, created, updated,"
              + " send_by, attempt_began, ended, end_position, body) SELECT tenant,"
              + " (1000000000 + n)::text, fingerprint, format, version, state, fence, owner, adapter,"
              + " substr(md5('r' || n), 1, 26), substr(md5('t' || n), 1, 19),"
              + " substr(md5('n' || n), 1, 22), created + n, updated + n, send_by, attempt_began + n,"
              + " ended + n, end_position, body FROM recarga_topup, generate_series(1, " + rows
              + ") n");
      for (String index : indexes) {
        statement.execute(index.substring(index.indexOf('=') + 1));
      }
      statement.execute("VACUUM ANALYZE recarga_topup");
    }

    /** Makes so many top-ups and returns the median of the microseconds that one took. */
    double topUp(int count) {
      return median(count, () -> Load.topUp(journal, random.nextLong(1L << 60, Long.MAX_VALUE)));
    }

    /** Finds so many old ones, and returns the same of these. */
    double lookUp(int count) {
      return median(count, () -> {
        long known = 1_000_000_000L + 1 + random.nextInt(rows);
        if (journal.find(TopUpKey.of("shop", String.valueOf(known))).isEmpty()) {
          throw new IllegalStateException("key " + known + " is not there");
        }
      });
    }

    private static double median(int count, Runnable work) {
      double[] micros = new double[count];
      for (int i = 0; i < count; i++) {
        long began = System.nanoTime();
        work.run();
        micros[i] = (System.nanoTime() - began) / 1_000.0;
      }
      return GrowthBench.median(micros);
    }

    @Override
    public void close() {
      pool.close();
    }
  }
}
