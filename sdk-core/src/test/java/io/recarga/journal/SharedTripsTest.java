package io.recarga.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SharedTripsTest {
  private static final int CALLERS = 60;

  private final CountDownLatch gate = new CountDownLatch(1);
  private final List<List<Integer>> trips = Collections.synchronizedList(new ArrayList<>());
  private final List<Integer> alone = Collections.synchronizedList(new ArrayList<>());
  private final List<Thread> threads = new ArrayList<>();

  /** Trips that wait at the gate, and then come to what {@code end} makes of their items. */
  private SharedTrips<Integer, String> trips(UnaryOperator<List<String>> end) {
    return new SharedTrips<>(
        items -> {
          awaitLatch(gate);
          trips.add(items);
          return end.apply(
              new ArrayList<>(items.stream().map(item -> "t" + item).toList()));
        },
        item -> {
          alone.add(item);
          return "a" + item;
        });
  }

  private static void awaitLatch(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException("a leader was interrupted", e);
    }
  }

  private FutureTask<String> caller(Callable<String> call) {
    FutureTask<String> task = new FutureTask<>(call);
    Thread thread = new Thread(task);
    thread.setDaemon(true);
    threads.add(thread);
    thread.start();
    return task;
  }

  private List<FutureTask<String>> callersOf(SharedTrips<Integer, String> trips) {
    List<FutureTask<String>> tasks = new ArrayList<>();
    for (int i = 0; i < CALLERS; i++) {
      int item = i;
      tasks.add(caller(() -> trips.take(item)));
    }
    return tasks;
  }

  private void awaitStandstill() {
    long last = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (threads.stream()
        .anyMatch(thread -> thread.isAlive() && thread.getState() != Thread.State.WAITING)) {
      assertThat(System.nanoTime()).as("callers still run").isLessThan(last);
      Thread.onSpinWait();
    }
  }

  @AfterEach
  void open() {
    gate.countDown();
  }

  @Test
  void whatGathersGoesInOneTripAndEachIsToldOfHisOwn() throws Exception {
    List<FutureTask<String>> callers = callersOf(trips(ends -> ends));
    awaitStandstill();
    gate.countDown();
    for (int i = 0; i < CALLERS; i++) {
      assertThat(callers.get(i).get()).isEqualTo("t" + i);
    }
    // Two go at once; all others gather meanwhile.
    assertThat(trips.size()).isLessThanOrEqualTo(4);
    assertThat(trips.stream().mapToInt(List::size).sum()).isEqualTo(CALLERS);
    assertThat(alone).isEmpty();
  }

  /** Whoever is told too early needs a moment to show it, so that one round in thirty misses it. */
  @Test
  void nobodyIsToldBeforeTheTripIsOver() throws Exception {
    for (int round = 0; round < 8; round++) {
      new SharedTripsTest().assertThatNobodyIsToldBeforeTheTripIsOver();
    }
  }

  private void assertThatNobodyIsToldBeforeTheTripIsOver() throws Exception {
    CountDownLatch later = new CountDownLatch(1);
    AtomicInteger early = new AtomicInteger();
    AtomicInteger under = new AtomicInteger();
    List<FutureTask<String>> callers = callersOf(trips(ends -> {
      if (trips.size() <= 2) {
        early.addAndGet(ends.size());
      } else {
        under.addAndGet(ends.size());
        awaitLatch(later);
      }
      return ends;
    }));
    awaitStandstill();
    gate.countDown();
    while (early.get() + under.get() < CALLERS) {
      Thread.onSpinWait(); // Until all whom the first two trips left behind are under way.
    }
    while (callers.stream().filter(FutureTask::isDone).count() < early.get()) {
      Thread.onSpinWait(); // Whoever was told has to go home first, rightly or not.
    }
    awaitStandstill();
    assertThat(callers.stream().filter(FutureTask::isDone).count())
        .isLessThanOrEqualTo(early.get());
    assertThat(early).hasValueLessThan(CALLERS);
    later.countDown();
    for (FutureTask<String> caller : callers) {
      caller.get();
    }
    assertThat(alone).isEmpty();
  }

  @Test
  void whatTheTripLeftOpenIsTakenAlone() throws Exception {
    List<FutureTask<String>> callers = callersOf(trips(ends -> {
      ends.replaceAll(end -> end.endsWith("7") ? null : end);
      return ends;
    }));
    awaitStandstill();
    gate.countDown();
    for (int i = 0; i < CALLERS; i++) {
      assertThat(callers.get(i).get()).isEqualTo((i % 10 == 7 ? "a" : "t") + i);
    }
  }

  @Test
  void aTripWithoutEffectIsMadeAgainEachAlone() throws Exception {
    List<FutureTask<String>> callers = callersOf(trips(ends -> {
      throw DatabaseFailure.of(new SQLException("too long", "22001"));
    }));
    awaitStandstill();
    gate.countDown();
    int refused = 0;
    for (int i = 0; i < CALLERS; i++) {
      try {
        assertThat(callers.get(i).get()).isEqualTo("a" + i);
      } catch (ExecutionException e) {
        refused++; // Went alone already.
        assertThat(((DatabaseFailure) e.getCause()).isWithoutEffect()).isTrue();
      }
    }
    assertThat(refused).isLessThanOrEqualTo(3);
  }

  @Test
  void aTripThatMayHaveHadAnEffectIsInDoubtForEach() {
    List<FutureTask<String>> callers = callersOf(trips(ends -> {
      throw DatabaseFailure.of(new SQLException("cut", "08006"));
    }));
    awaitStandstill();
    gate.countDown();
    Set<Throwable> failures = ConcurrentHashMap.newKeySet();
    for (FutureTask<String> caller : callers) {
      assertThatThrownBy(caller::get)
          .cause()
          .isInstanceOfSatisfying(DatabaseFailure.class, failure -> {
            assertThat(failure.isWithoutEffect()).isFalse();
            failures.add(failure);
          });
    }
    assertThat(failures).hasSize(CALLERS);
    assertThat(alone).isEmpty();
  }

  @Test
  void whoeverIsLeftByADyingLeaderIsTold() {
    List<FutureTask<String>> callers = callersOf(trips(ends -> {
      throw new StackOverflowError("a test's");
    }));
    awaitStandstill();
    gate.countDown();
    for (FutureTask<String> caller : callers) {
      assertThatThrownBy(caller::get)
          .cause()
          .isInstanceOfAny(StackOverflowError.class, IllegalStateException.class)
          .isNotInstanceOf(DatabaseFailure.class);
    }
  }

  @Test
  void nobodyIsForgottenWhateverTheOrder() throws Exception {
    gate.countDown();
    SharedTrips<Integer, String> trips = trips(ends -> ends);
    AtomicInteger told = new AtomicInteger();
    List<FutureTask<String>> callers = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      int seed = i;
      callers.add(caller(() -> {
        Random random = new Random(seed);
        for (int item = seed * 1_000; item < seed * 1_000 + 500; item++) {
          boolean interrupted = random.nextInt(10) == 0;
          if (interrupted) {
            Thread.currentThread().interrupt();
          }
          if (trips.take(item).equals("t" + item) && Thread.interrupted() == interrupted) {
            told.incrementAndGet();
          }
        }
        return "";
      }));
    }
    for (FutureTask<String> caller : callers) {
      caller.get();
    }
    assertThat(told).hasValue(40 * 500);
  }
}
