package io.recarga.carrier.reloadly;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.Money;
import io.recarga.NotSentException;
import io.recarga.Recarga;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.TopUpResult;
import io.recarga.journal.Journal;
import io.recarga.market.peru.Peru;
import io.recarga.simulator.Execution;
import io.recarga.simulator.Fault;
import io.recarga.simulator.FaultPlan;
import io.recarga.simulator.SimulatorClock;
import io.recarga.simulator.Wallet;
import io.recarga.simulator.reloadly.ReloadlySimulator;
import io.recarga.spi.ProcessingLimits;
import io.recarga.spi.http.HttpSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Ten thousand calls from 32 threads over a thousand keys, every tenth money call faulty. */
class ReloadlyManyCallersTest {
  private static final int CALLS = 10_000;
  private static final int KEYS = 1_000;
  private static final int THREADS = 32;
  private static final Set<String> ROWS =
      Set.of("F1", "F2", "F3", "F4", "F5", "F6", "F7", "F8", "F10", "F11", "F12", "F13", "F14");

  private final SimulatorClock clock = SimulatorClock.system();
  private final FaultPlan faults = FaultPlan.random(4711, 0.10, inEqualShares());

  @Test
  void everyKeyEndsAsTheLedgerSays() throws Exception {
    try (ReloadlySimulator simulator = ReloadlySimulator.builder(clock)
            .faults(faults)
            .wallet(Wallet.of("1000000", "USD"))
            .stall(Duration.ofSeconds(3))
            .start();
        Recarga recarga = recargaAt(simulator)) {
      long began = System.nanoTime();
      Map<TopUpKey, TopUpResult> results = callFromManyThreads(recarga);
      assertThat(results).hasSize(KEYS);
      for (TopUpResult result : results.values()) {
        if (!faults.injected().containsKey(referenceOf(result))) {
          assertThat(result).isInstanceOf(TopUpResult.Delivered.class);
        }
      }
      faults.stop();
      letTimePass(recarga, results);
      check(simulator, results);
      long seconds = (System.nanoTime() - began) / 1_000_000_000;
      System.out.println(CALLS + " calls from " + THREADS + " threads in " + seconds + " s");
    }
  }

  private Recarga recargaAt(ReloadlySimulator simulator) {
    HttpSettings impatient = HttpSettings.builder()
        .readTimeout(Duration.ofMillis(900))
        .callTimeout(Duration.ofSeconds(1))
        .build();
    return Recarga.builder()
        .adapter(Reloadly.connect(Reloadly.Account.sandbox("id", "secret")
            .authUrl(simulator.url())
            .topupsUrl(simulator.url())
            .http(impatient)
            .processingLimits(new ProcessingLimits(
                Duration.ofSeconds(30), Duration.ofSeconds(30), "the simulator"))
            .time(clock)
            .build()))
        .journal(Journal.inMemory(KEYS))
        .time(clock)
        .build();
  }

  private static Map<TopUpKey, TopUpResult> callFromManyThreads(Recarga recarga) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    List<Future<?>> calls = new ArrayList<>();
    for (int i = 0; i < CALLS; i++) {
      int key = i % KEYS;
      // Every other caller waits for less than the call time-out, so that the send outlasts it.
      Duration wait = Duration.ofMillis(i % 2 == 0 ? 1_200 : 300);
      calls.add(threads.submit(() -> call(recarga, topUp(key), wait)));
    }
    for (Future<?> call : calls) {
      call.get(60, TimeUnit.SECONDS);
    }
    threads.shutdown();
    Map<TopUpKey, TopUpResult> results = new HashMap<>();
    for (int key = 0; key < KEYS; key++) {
      results.put(topUp(key).key(), recarga.topUp(topUp(key), Duration.ofSeconds(2)));
    }
    return results;
  }

  private static void call(Recarga recarga, TopUp topUp, Duration wait) {
    try {
      recarga.topUp(topUp, wait);
    } catch (NotSentException e) {
      // Refused connections may hit the look-ups before the send; the key is free for the next.
      assertThat(recarga.find(topUp.key())).isEmpty();
    }
  }

  private void letTimePass(Recarga recarga, Map<TopUpKey, TopUpResult> results) {
    for (Duration passed = Duration.ZERO;
        passed.compareTo(Duration.ofHours(26)) < 0;
        passed = passed.plusMinutes(20)) {
      clock.advance(Duration.ofMinutes(20));
      results.replaceAll((key, result) -> result.isOpen() ? recarga.refresh(key) : result);
    }
  }

  private void check(ReloadlySimulator simulator, Map<TopUpKey, TopUpResult> results) {
    Map<String, List<Execution>> executed = simulator.ledger().executions().stream()
        .collect(Collectors.groupingBy(Execution::reference));
    Map<String, Integer> ends = new TreeMap<>();
    for (TopUpResult result : results.values()) {
      String reference = referenceOf(result);
      int times = executed.getOrDefault(reference, List.of()).size();
      String what = result + " after " + faults.injected().get(reference);
      if (times > 0) {
        assertThat(result).as(what).isInstanceOf(TopUpResult.Delivered.class);
      }
      assertThat(times).as(what).isEqualTo(result instanceof TopUpResult.Delivered ? 1 : 0);
      assertThat(result.isOpen()).as(what).isFalse();
      ends.merge(result.getClass().getSimpleName(), 1, Integer::sum);
    }
    Set<String> met = faults.injected().values().stream()
        .flatMap(List::stream)
        .map(Fault::row)
        .collect(Collectors.toSet());
    assertThat(met).isEqualTo(ROWS);
    System.out.println(ends + " after " + faults.injected().size() + " keys with faults");
  }

  private static String referenceOf(TopUpResult result) {
    return String.valueOf(result.<String>fold(
        receipt -> receipt.reference(),
        progress -> progress.reference(),
        refusal -> refusal.reference(),
        openCase -> openCase.reference()));
  }

  private static TopUp topUp(int key) {
    String number = "9876" + (51_000 + key);
    return TopUp.ofAmount(
        TopUpKey.forOrder("order-" + key, 1),
        SimCard.of(number, Peru.CLARO),
        Money.of("20", "PEN"));
  }

  /** Each row of the matrix as often as any other, and within a row each fault as well. */
  private static List<Fault> inEqualShares() {
    Map<String, List<Fault>> rows = Fault.matrix().stream()
        .filter(fault -> ROWS.contains(fault.row()))
        .collect(Collectors.groupingBy(Fault::row, TreeMap::new, Collectors.toList()));
    int largest = rows.values().stream().mapToInt(List::size).max().orElseThrow();
    List<Fault> shares = new ArrayList<>();
    for (List<Fault> row : rows.values()) {
      for (int i = 0; i < largest; i++) {
        shares.add(row.get(i % row.size()));
      }
    }
    return shares;
  }
}
