package io.recarga.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.recarga.AccountLimits;
import io.recarga.NotSentException;
import io.recarga.Recarga;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.TopUpResult;
import io.recarga.journal.Journal;
import io.recarga.simulator.Execution;
import io.recarga.simulator.Fault;
import io.recarga.simulator.FaultPlan;
import io.recarga.simulator.SimulatorClock;
import io.recarga.spi.http.HttpSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Ten thousand calls from 32 threads over a thousand keys, every tenth money call faulty: nothing is
 * paid twice, and every key ends as the simulator's ledger says. Extend it for each adapter whose
 * carrier has a simulator. Takes about ten seconds.
 */
@Timeout(120)
public abstract class ManyCallersContract extends SimulatorUnderTest {
  private static final int THREADS = 32;
  private static final int CALLS_PER_KEY = 10;
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(1);
  private static final Duration STEP = Duration.ofMinutes(20);
  private static final Duration LONG_ENOUGH = Duration.ofHours(26);

  private final SimulatorClock clock = SimulatorClock.system();

  /** Makes the contract; JUnit does it once per case. */
  protected ManyCallersContract() {}

  /**
   * Returns the rows of the fault matrix that this carrier's simulator can show; each must be met.
   * Rows 1 to 14 unless overridden, without F9, which makes an amount or a reference differ.
   */
  protected Set<String> rows() {
    return Set.of(
        "F1", "F2", "F3", "F4", "F5", "F6", "F7", "F8", "F10", "F11", "F12", "F13", "F14");
  }

  /** Returns how many keys are used, ten calls each: 1,000 unless overridden. */
  protected int keys() {
    return 1_000;
  }

  /** Returns how many of a hundred money calls go wrong: ten unless overridden. */
  protected int faultyPercent() {
    return 10;
  }

  @Test
  final void everyKeyEndsAsTheLedgerSays() throws Exception {
    FaultPlan faults = FaultPlan.random(4711, faultyPercent() / 100.0, inEqualShares());
    HttpSettings http = HttpSettings.builder()
        .readTimeout(CALL_TIMEOUT.minusMillis(100))
        .callTimeout(CALL_TIMEOUT)
        .build();
    try (SimulatedCarrier carrier = start(new SimulatorSetup(clock, faults, http));
        Recarga recarga = Recarga.builder()
            .adapter(carrier.adapter())
            .journal(Journal.inMemory(keys()))
            .time(clock)
            // A run of faults would else be a run of refusals, which prove nothing.
            .limits(
                carrier.adapter().id(), AccountLimits.builder().withoutBreaker().build())
            .build()) {
      long began = System.nanoTime();
      Map<TopUpKey, TopUpResult> results = callFromManyThreads(recarga);
      checkSoundKeys(results, faults);
      faults.stop();
      // A send that outlasted its callers ends in the machine's own time.
      clock.sleep(carrier.adapter().capabilities().callTimeout());
      letTimePass(recarga, results);
      String ends = check(carrier, results, faults);
      long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began);
      System.out.println(carrier.adapter().id() + ": " + keys() * CALLS_PER_KEY + " calls from "
          + THREADS + " threads in " + seconds + " s: " + ends);
    }
  }

  private Map<TopUpKey, TopUpResult> callFromManyThreads(Recarga recarga) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    List<Future<?>> calls = new ArrayList<>();
    for (int i = 0; i < keys() * CALLS_PER_KEY; i++) {
      TopUp topUp = topUp(i % keys());
      // Every other caller waits for less than the call time-out, so that the send outlasts it.
      Duration wait = i % 2 == 0 ? CALL_TIMEOUT.plusMillis(200) : CALL_TIMEOUT.minusMillis(700);
      calls.add(threads.submit(() -> call(recarga, topUp, wait)));
    }
    for (Future<?> call : calls) {
      call.get(60, TimeUnit.SECONDS);
    }
    Map<TopUpKey, TopUpResult> results = new ConcurrentHashMap<>();
    List<Future<?>> lastCalls = new ArrayList<>();
    for (int key = 0; key < keys(); key++) {
      TopUp topUp = topUp(key);
      lastCalls.add(threads.submit(
          () -> results.put(topUp.key(), recarga.topUp(topUp, CALL_TIMEOUT.multipliedBy(2)))));
    }
    for (Future<?> call : lastCalls) {
      call.get(60, TimeUnit.SECONDS);
    }
    threads.shutdown();
    assertEquals(keys(), results.size(), "topUp(n): each needs its own key");
    return results;
  }

  private static void call(Recarga recarga, TopUp topUp, Duration wait) {
    try {
      TopUpResult ignored = recarga.topUp(topUp, wait);
    } catch (NotSentException e) {
      // Refused connections may hit the look-ups before the send; the key is free for the next.
      assertTrue(recarga.find(topUp.key()).isEmpty(), "an exception leaves the key free");
    }
  }

  private static void checkSoundKeys(Map<TopUpKey, TopUpResult> results, FaultPlan faults) {
    for (TopUpResult result : results.values()) {
      if (!faults.injected().containsKey(referenceOf(result))) {
        assertTrue(result instanceof TopUpResult.Delivered, () -> "without a fault: " + result);
      }
    }
  }

  private void letTimePass(Recarga recarga, Map<TopUpKey, TopUpResult> results) {
    for (Duration passed = Duration.ZERO;
        passed.compareTo(LONG_ENOUGH) < 0;
        passed = passed.plus(STEP)) {
      clock.advance(STEP);
      results.replaceAll((key, result) -> result.isOpen() ? recarga.refresh(key) : result);
    }
  }

  private String check(
      SimulatedCarrier carrier, Map<TopUpKey, TopUpResult> results, FaultPlan faults) {
    Map<String, List<Fault>> injected = faults.injected();
    RightEnds ends = new RightEnds(carrier.adapter().capabilities(), this::provesNothingSold);
    Map<String, Integer> counts = new TreeMap<>();
    for (TopUpResult result : results.values()) {
      String reference = referenceOf(result);
      List<Execution> executed = carrier.ledger().executionsOf(reference);
      List<Fault> met = injected.get(reference);
      String what = result + " after " + met + ", executed: " + executed.size();
      assertTrue(executed.size() <= 1, () -> "paid twice: " + what);
      Set<?> right = ends.of(RightEnds.last(met), !executed.isEmpty());
      assertTrue(right.contains(result.getClass()), () -> "not one of " + right + ": " + what);
      counts.merge(result.getClass().getSimpleName(), 1, Integer::sum);
    }
    checkNothingElseWasSold(carrier, results);
    Set<String> met = injected.values().stream()
        .flatMap(List::stream)
        .map(Fault::row)
        .collect(Collectors.toSet());
    assertEquals(rows(), met, "the run has to meet every row");
    return counts + " after " + injected.size() + " references with faults";
  }

  private static void checkNothingElseWasSold(
      SimulatedCarrier carrier, Map<TopUpKey, TopUpResult> results) {
    Set<String> known = new HashSet<>();
    results.values().forEach(result -> known.add(referenceOf(result)));
    for (Execution execution : carrier.ledger().executions()) {
      assertTrue(
          known.contains(execution.reference()),
          () -> "sold under a reference that no result names: " + execution);
    }
  }

  private static String referenceOf(TopUpResult result) {
    return String.valueOf(result.<String>fold(
        receipt -> receipt.reference(),
        progress -> progress.reference(),
        refusal -> refusal.reference(),
        openCase -> openCase.reference()));
  }

  /** Each row of the matrix as often as any other, and within a row each fault as well. */
  private List<Fault> inEqualShares() {
    Map<String, List<Fault>> byRow = Fault.matrix().stream()
        .filter(fault -> rows().contains(fault.row()))
        .collect(Collectors.groupingBy(Fault::row, TreeMap::new, Collectors.toList()));
    int largest = byRow.values().stream().mapToInt(List::size).max().orElseThrow();
    List<Fault> shares = new ArrayList<>();
    for (List<Fault> row : byRow.values()) {
      for (int i = 0; i < largest; i++) {
        shares.add(row.get(i % row.size()));
      }
    }
    return shares;
  }
}
