package io.recarga.simulator.reloadly;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.simulator.Fault;
import io.recarga.simulator.FaultPlan;
import io.recarga.simulator.SimulatorClock;
import io.recarga.simulator.Wallet;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

class LoadTest {
  private static final int THREADS = 32;
  private static final int EACH = 40;

  @Test
  void ledgerAndWalletAgreeUnderManyThreadsAndFaults() throws Exception {
    Wallet wallet = Wallet.of("100000", "USD");
    List<Fault> faults = List.of(
        Fault.REQUEST_CUT,
        Fault.ANSWER_LOST,
        Fault.status(500).executed(),
        Fault.status(503),
        Fault.HTML_ANSWER,
        Fault.pendingThenFailed(Duration.ofHours(1)),
        Fault.reversedAfter(Duration.ofHours(1)),
        Fault.executedAfter(Duration.ofHours(1)));
    SimulatorClock time = SimulatorClock.system();
    try (ReloadlySimulator simulator = ReloadlySimulator.builder(time)
        .wallet(wallet)
        .faults(FaultPlan.random(7, 0.3, faults))
        .start()) {
      Caller caller = new Caller(simulator).login();
      AtomicInteger answered = new AtomicInteger();
      parallel(thread -> {
        for (int i = 0; i < EACH; i++) {
          try {
            caller.order("ord-" + thread + "-" + i, "987654321", "10", true);
            answered.incrementAndGet();
          } catch (IOException e) {
            // A fault cut the connection; the ledger knows.
          }
        }
      });
      time.advance(Duration.ofHours(3));
      int net = simulator.ledger().count() - simulator.ledger().reversed().size();
      assertThat(answered.get()).isGreaterThan(THREADS * EACH / 2);
      assertThat(net).isGreaterThan(THREADS * EACH / 2);
      assertThat(wallet.balance())
          .isEqualByComparingTo(new BigDecimal("100000")
              .subtract(new BigDecimal("3.04908").multiply(BigDecimal.valueOf(net))));
      Set<String> references = new HashSet<>();
      simulator
          .ledger()
          .executions()
          .forEach(e -> assertThat(references.add(e.reference()))
              .as("executed once: %s", e.reference())
              .isTrue());
    }
  }

  @Test
  void keptConnectionAnswersWithoutDelayedAcknowledgements() throws Exception {
    try (ReloadlySimulator simulator = ReloadlySimulator.builder(SimulatorClock.system())
        .wallet(Wallet.of("1000000", "USD"))
        .start()) {
      Caller caller = new Caller(simulator).login();
      for (int i = 0; i < 1_000; i++) {
        caller.order("warm-" + i, "987654321", "10", true);
      }
      long began = System.nanoTime();
      int calls = 1_000;
      for (int i = 0; i < calls; i++) {
        caller.order("ord-" + i, "987654321", "10", true);
      }
      double seconds = (System.nanoTime() - began) / 1e9;
      System.out.printf("one connection: %.0f requests/s%n", calls / seconds);
      // With Nagle's algorithm on, each call takes 40 ms, which makes 25 a second.
      assertThat(calls / seconds).isGreaterThan(100);

      long all = System.nanoTime();
      parallel(thread -> {
        for (int i = 0; i < 200; i++) {
          try {
            caller.order("all-" + thread + "-" + i, "987654321", "10", true);
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        }
      });
      System.out.printf(
          "%d threads: %.0f requests/s%n",
          THREADS, THREADS * 200 / ((System.nanoTime() - all) / 1e9));
      assertThat(simulator.ledger().count()).isEqualTo(2_000 + THREADS * 200);
    }
  }

  private static void parallel(IntConsumer work) throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    CountDownLatch done = new CountDownLatch(THREADS);
    for (int i = 0; i < THREADS; i++) {
      int thread = i;
      pool.execute(() -> {
        try {
          work.accept(thread);
        } finally {
          done.countDown();
        }
      });
    }
    assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
    pool.shutdown();
  }
}
