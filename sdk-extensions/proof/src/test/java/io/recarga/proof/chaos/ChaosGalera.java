package io.recarga.proof.chaos;

import static io.recarga.journal.tests.GaleraCluster.NODES;

import io.recarga.journal.JdbcJournal;
import io.recarga.journal.tests.GaleraCluster;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/**
 * Three nodes of MariaDB that are one cluster, each behind a network of its own. An app has a node
 * of its own and goes on to the next one while that is dead. Nodes are killed, and started again.
 */
final class ChaosGalera implements ChaosDatabase {
  // The others notice a dead node after 3 s and agree within 6 s; a busy machine needs longer.
  private static final Duration STANDSTILL = Duration.ofSeconds(8);
  private static final String OPTIONS = "?user=root&sslMode=disable&connectTimeout=3000"
      + "&deniedListTimeout=3000&sessionVariables=wsrep_sync_wait=7";
  private static final List<String> TABLES =
      List.of("topup", "reference", "inbox", "token", "meta", "leg", "mandate");
  private static final int MOST_LOOKS = 100;
  private static final long DEAD_MILLIS = 8_000;

  private final GaleraCluster cluster = GaleraCluster.start();
  private final String name = cluster.newDatabase();
  private final List<TcpProxy> wires = new ArrayList<>();
  private final Random random;
  private final int deaths;
  private int killed;
  private long lost;

  /**
   * @param deaths how often a node is killed
   */
  ChaosGalera(Plan plan, Hits hits, int deaths) {
    this.deaths = deaths;
    random = new Random(plan.seed());
    JdbcJournal.migrate(cluster.node(0).dataSource(name));
    Map<Integer, Integer> passed = DatabaseWire.counts();
    for (int node = 0; node < NODES; node++) {
      wires.add(TcpProxy.before(
          cluster.node(node).port(),
          () -> new DatabaseWire(plan, hits, passed, MariaDbAnswer::isInTransaction)));
    }
  }

  @Override
  public String url(int place) {
    StringBuilder url = new StringBuilder("jdbc:mariadb:sequential://");
    for (int next = 0; next < NODES; next++) {
      url.append(next == 0 ? "" : ",")
          .append("127.0.0.1:")
          .append(wires.get((place + next) % NODES).port());
    }
    return url.append('/').append(name).append(OPTIONS).toString();
  }

  @Override
  public DataSource judged() {
    return cluster.node(0).dataSource(name);
  }

  @Override
  public Duration standstill() {
    return STANDSTILL;
  }

  @Override
  public int blows() {
    return deaths;
  }

  /** Kills a node, lets the others find that out and go on, and starts it again. */
  @Override
  public synchronized void strike() throws InterruptedException {
    int node = random.nextInt(NODES);
    lost += lostAt(node);
    cluster.kill(node);
    killed++;
    Thread.sleep(DEAD_MILLIS);
    cluster.restart(node);
  }

  /** Returns how many of a node's commits another node's came before, since it was started. */
  private long lostAt(int node) {
    try {
      return Long.parseLong(cluster.node(node).status("wsrep_local_cert_failures"))
          + Long.parseLong(cluster.node(node).status("wsrep_local_bf_aborts"));
    } catch (SQLException e) {
      return 0; // Too busy to say so.
    }
  }

  private long conflicts() {
    return lost + IntStream.range(0, NODES).mapToLong(this::lostAt).sum();
  }

  @Override
  public String story() {
    return killed + " nodes killed, and back again; " + conflicts()
        + " commits lost against another node's\n";
  }

  /** All nodes must hold the same, once they have applied what is on its way. */
  @Override
  public List<String> violations() {
    List<String> wrong = new ArrayList<>();
    for (int look = 0; look < MOST_LOOKS; look++) {
      wrong.clear();
      try {
        TABLES.forEach(table -> compare(table, wrong));
        if (wrong.isEmpty()) {
          break;
        }
        Thread.sleep(100);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
    return wrong;
  }

  private void compare(String table, List<String> wrong) {
    List<String> sums = new ArrayList<>();
    for (int node = 0; node < NODES; node++) {
      String ask = "CHECKSUM TABLE recarga_" + table + " EXTENDED";
      try (Connection connection = cluster.node(node).dataSource(name).getConnection();
          Statement statement = connection.createStatement();
          ResultSet result = statement.executeQuery(ask)) {
        result.next();
        String sum = result.getString(2);
        sums.add(sum == null ? "no table on node " + node : sum);
      } catch (SQLException e) {
        sums.add(e.toString());
      }
    }
    if (sums.stream().distinct().count() != 1) {
      wrong.add("G1 the same on all nodes: " + table + ", " + sums);
    }
  }

  /** A node that is about to come back does that first, so that none is left behind. */
  @Override
  public synchronized void close() {
    wires.forEach(TcpProxy::close);
    cluster.close();
  }
}
