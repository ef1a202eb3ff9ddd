package io.recarga.proof.process;

import io.recarga.Carrier;
import io.recarga.EnginePolicy;
import io.recarga.Money;
import io.recarga.Recarga;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.TopUpResult;
import io.recarga.journal.JdbcJournal;
import io.recarga.journal.Journal;
import io.recarga.journal.State;
import io.recarga.journal.tests.ConnectionPool;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.DuplicateLevel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * An app in a process of its own. It says on its output what it told its callers: one line for each
 * call.
 */
public final class ClientMain {
  private static final Carrier CLARO =
      Carrier.builder("claro-pe", "Claro", "PE").build();
  private static final EnginePolicy POLICY = EnginePolicy.builder()
      .sendBudget(Duration.ofSeconds(1))
      .sendBy(Duration.ofSeconds(40))
      .leaseMargin(Duration.ofSeconds(1))
      .minQuiescence(Duration.ofSeconds(1))
      .notFound(2, Duration.ofMillis(300))
      .unknownAfter(Duration.ofMinutes(5))
      .pollDelays(List.of(Duration.ofMillis(200), Duration.ofMillis(500)))
      .backoff(Duration.ofMillis(50), Duration.ofMillis(200))
      .maxAttempts(5)
      .build();

  private ClientMain() {}

  /**
   * Runs an app: address of the database, port of the carrier, its duplicate level, point, how often
   * it is passed, whether it stops there; then either "recover", seconds; or "topup" or "once",
   * tenant, first key, number of keys, threads.
   */
  public static void main(String[] args) throws Exception {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(args[0]);
    source.setSocketTimeout(10);
    source.setConnectTimeout(5);
    Points points = new Points(args[3], Integer.parseInt(args[4]), Boolean.parseBoolean(args[5]));
    CarrierAdapter carrier =
        new WireAdapter(Integer.parseInt(args[1]), DuplicateLevel.valueOf(args[2]));
    try (ConnectionPool pool = new ConnectionPool(source, 24);
        Journal journal = JdbcJournal.open(pool);
        Recarga recarga = Recarga.builder()
            .journal(points.around(journal))
            .adapter(points.around(carrier))
            .policy(POLICY)
            .build()) {
      if (args[6].equals("recover")) {
        recarga.start();
        System.out.println("open " + recovered(journal, Integer.parseInt(args[7])));
      } else {
        topUp(
            args[6].equals("once"),
            recarga,
            args[7],
            Integer.parseInt(args[8]),
            Integer.parseInt(args[9]),
            Integer.parseInt(args[10]));
      }
      System.out.println("end");
    }
    System.exit(0);
  }

  /** Waits until the workers have closed everything; returns what is still open. */
  private static long recovered(Journal journal, int seconds) throws InterruptedException {
    long last = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
    while (true) {
      long open = journal.backlog().stream()
          .filter(it -> it.state().isOpen())
          .mapToLong(Journal.Backlog::rows)
          .sum();
      if (open == 0 || System.nanoTime() > last) {
        return open;
      }
      Thread.sleep(100);
    }
  }

  /** Each thread asks for each key, or each for its own, in an order of its own. */
  private static void topUp(
      boolean once, Recarga recarga, String tenant, int first, int keys, int threads)
      throws InterruptedException {
    List<Thread> all = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      List<Integer> order = new ArrayList<>();
      for (int key = first + (once ? i : 0); key < first + keys; key += once ? threads : 1) {
        order.add(key);
      }
      Collections.shuffle(order, new Random(i + ProcessHandle.current().pid()));
      Thread thread = new Thread(() -> order.forEach(key -> ask(recarga, tenant, key)));
      thread.start();
      all.add(thread);
    }
    for (Thread thread : all) {
      thread.join();
    }
  }

  private static void ask(Recarga recarga, String tenant, int number) {
    TopUp topUp = topUp(tenant, number);
    String told;
    try {
      TopUpResult result = recarga.topUp(topUp, Duration.ofSeconds(10));
      while (isUnreadable(result)) {
        Thread.sleep(50); // Nothing was sent and nothing is known: the same key again.
        result = recarga.topUp(topUp, Duration.ofSeconds(10));
      }
      told = result.getClass().getSimpleName();
    } catch (RuntimeException e) {
      told = "threw " + e.getClass().getSimpleName();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      told = "interrupted";
    }
    System.out.println("told " + number + " " + told);
  }

  private static boolean isUnreadable(TopUpResult result) {
    return result instanceof TopUpResult.Pending pending
        && String.valueOf(pending.progress().note()).contains("can't be read");
  }

  static TopUp topUp(String tenant, int number) {
    SimCard sim = SimCard.of(String.valueOf(900_000_000 + number), CLARO);
    return TopUp.ofAmount(TopUpKey.of(tenant, "k" + number), sim, Money.of("20", "PEN"));
  }

  /** Says in which states a row may end where the carrier can always tell. */
  static boolean isClosedWell(State state) {
    return state == State.SUCCEEDED || state == State.FAILED;
  }
}
