package io.recarga.journal.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.EnginePolicy;
import io.recarga.JournalException;
import io.recarga.Recarga;
import io.recarga.TopUpKey;
import io.recarga.TopUpResult;
import io.recarga.journal.JdbcJournal;
import io.recarga.simulator.Execution;
import io.recarga.simulator.FakeCarrier;
import io.recarga.simulator.SimulatorClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Three clients, each with a node of its own, want the same keys while a node is killed. */
@NeedsGalera
class GaleraChaosTest {
  private static final int NODES = 3;
  private static final int VICTIM = 2;
  private static final int KEYS = Integer.getInteger("recarga.galera.keys", 300);
  private static final int THREADS = 4;
  private static final SimulatorClock CLOCK = SimulatorClock.system();

  private final GaleraCluster cluster = GaleraCluster.shared();
  private final FakeCarrier carrier =
      FakeCarrier.builder(CLOCK).callTimeout(Duration.ofSeconds(2)).build();
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final AtomicInteger untold = new AtomicInteger();

  @Test
  @Timeout(300)
  void aKilledNodeCostsNoRowAndNoSecondSale() throws Exception {
    String database = cluster.newDatabase();
    JdbcJournal.migrate(cluster.node(0).dataSource(database));
    List<ConnectionPool> pools = new ArrayList<>();
    List<Recarga> clients = new ArrayList<>();
    for (int n = 0; n < NODES; n++) {
      ConnectionPool pool = new ConnectionPool(cluster.node(n).dataSource(database), 8);
      pools.add(pool);
      clients.add(client(pool));
    }
    ExecutorService threads = Executors.newFixedThreadPool(NODES * THREADS);
    try {
      clients.forEach(Recarga::start);
      AtomicInteger done = new AtomicInteger();
      for (int i = 0; i < NODES * THREADS; i++) {
        Recarga client = clients.get(i % NODES);
        int from = i;
        threads.execute(() -> {
          for (int key = 0; key < KEYS; key++) {
            want(client, (key + from) % KEYS);
            done.incrementAndGet();
          }
        });
      }
      awaitCount(done, KEYS);
      cluster.kill(VICTIM);
      awaitCount(done, 3 * KEYS);
      cluster.restart(VICTIM);
      threads.shutdown();
      assertThat(threads.awaitTermination(200, TimeUnit.SECONDS)).isTrue();
      for (int key = 0; key < KEYS; key++) {
        settle(clients, key);
      }
    } finally {
      threads.shutdownNow();
      clients.forEach(Recarga::close);
      pools.forEach(ConnectionPool::close);
    }
    Map<String, Long> sales = carrier.ledger().executions().stream()
        .collect(Collectors.groupingBy(Execution::reference, Collectors.counting()));
    assertThat(sales).hasSize(KEYS);
    assertThat(sales.values()).containsOnly(1L);
    assertThat(carrier.sends()).as("each key was sent once").hasSize(KEYS);
    assertThat(acknowledged).hasSize(KEYS);
    assertThat(untold.get()).as("the dead node's client noticed").isPositive();
    System.out.println("Galera: " + KEYS + " keys at " + NODES + " nodes, one killed: "
        + carrier.sends().size() + " sends, " + untold + " calls were not told an end at once");
  }

  private Recarga client(ConnectionPool pool) {
    EnginePolicy policy =
        EnginePolicy.builder().leaseMargin(Duration.ofSeconds(3)).build();
    return Recarga.builder()
        .adapter(carrier)
        .journal(JdbcJournal.open(pool))
        .policy(policy)
        .time(CLOCK)
        .build();
  }

  private void want(Recarga client, int key) {
    try {
      TopUpResult result = client.topUp(Samples.topUp("chaos-" + key), Duration.ofSeconds(5));
      if (result instanceof TopUpResult.Delivered) {
        acknowledged.add("chaos-" + key);
      } else {
        untold.incrementAndGet();
      }
    } catch (JournalException e) {
      untold.incrementAndGet(); // Nothing was sent for this call: that is what it says.
    }
  }

  /** Every node tells the same end, also of what was in doubt when the node died. */
  private void settle(List<Recarga> clients, int key) throws InterruptedException {
    TopUpKey known = TopUpKey.of("chaos-" + key);
    for (int tries = 0; tries < 60; tries++) {
      want(clients.get(0), key);
      boolean told = IntStream.range(0, NODES)
          .allMatch(n -> clients.get(n).find(known).orElse(null) instanceof TopUpResult.Delivered);
      if (told) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(250); // Leases run by the databases' real clocks.
    }
    throw new AssertionError(known + " stays " + clients.get(0).find(known));
  }

  private static void awaitCount(AtomicInteger done, int count) throws InterruptedException {
    for (int tries = 0; done.get() < count && tries < 1_200; tries++) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
    assertThat(done.get()).isGreaterThanOrEqualTo(count);
  }
}
