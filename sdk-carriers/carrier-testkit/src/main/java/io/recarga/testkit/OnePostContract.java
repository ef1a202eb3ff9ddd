package io.recarga.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.recarga.Progress;
import io.recarga.Recarga;
import io.recarga.RechargeEvent;
import io.recarga.TopUp;
import io.recarga.TopUpResult;
import io.recarga.journal.Journal;
import io.recarga.simulator.Fault;
import io.recarga.simulator.FaultPlan;
import io.recarga.simulator.SimulatorClock;
import io.recarga.spi.http.HttpSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * What OkHttp, or an app's retrying interceptor, would send a second time leaves once, and the
 * caller is told what the simulator's ledger says, or that nobody knows: extend it for each adapter
 * whose carrier has a simulator.
 *
 * <p>Each case tops one line up over a fresh connection, and then a second line over the kept one,
 * which meets the accident. Time is virtual; the read time-out is real, half a second.
 */
@Timeout(60)
public abstract class OnePostContract extends SimulatorUnderTest {
  private static final Duration AN_HOUR = Duration.ofHours(1);
  private static final int HOURS = 30;
  private static final int ALWAYS = Integer.MAX_VALUE;

  // Each without and with an execution.
  private static final List<Fault> ACCIDENTS = List.of(
      Fault.REQUEST_CUT,
      Fault.ANSWER_LOST,
      Fault.status(408),
      Fault.status(408).executed(),
      Fault.OVERLOADED_RETRY_AT_ONCE,
      Fault.OVERLOADED_RETRY_AT_ONCE.executed(),
      Fault.redirect(307),
      Fault.redirect(307).executed(),
      Fault.REQUEST_SWALLOWED,
      Fault.ANSWER_STALLED);

  /** Makes the contract; JUnit does it once per case. */
  protected OnePostContract() {}

  @TestFactory
  @Execution(ExecutionMode.SAME_THREAD)
  final Stream<DynamicTest> withLookUpsAnsweringTheCallerGetsWhatTheLedgerSays() {
    return cases(this::checkWithLookUps);
  }

  @TestFactory
  @Execution(ExecutionMode.SAME_THREAD)
  final Stream<DynamicTest> withLookUpsFailingTheCallerGetsPending() {
    return cases(this::checkWithoutLookUps);
  }

  /** A code that is in no table ends neither well nor badly, and whoever runs the app hears of it. */
  @Test
  @Execution(ExecutionMode.SAME_THREAD)
  final void codeThatIsInNoTableIsInDoubtAndToldAsUnclassified() {
    try (Scene scene = new Scene(new OkHttpClient())) {
      TopUpResult result = scene.happens(topUp(1), Fault.UNKNOWN_CODE.searchesFailing(ALWAYS));
      Object stage =
          result instanceof TopUpResult.Pending pending ? pending.progress().stage() : result;
      assertEquals(Progress.Stage.IN_DOUBT, stage, "nobody knows what the code means");
      assertTrue(
          scene.told.contains(RechargeEvent.Kind.UNCLASSIFIED_CODE),
          () -> "the listener has to hear of a code that is in no table, but heard " + scene.told);
      scene.checkOnePost();
    }
  }

  private static Stream<DynamicTest> cases(Check check) {
    return ACCIDENTS.stream()
        .flatMap(fault -> Stream.of(
            dynamicTest(fault.name(), () -> check.of(fault, new OkHttpClient())),
            dynamicTest(
                fault.name() + " with a retrying interceptor",
                () -> check.of(fault, HostileClient.create()))));
  }

  private void checkWithLookUps(Fault fault, OkHttpClient app) {
    try (Scene scene = new Scene(app)) {
      TopUp topUp = topUp(1);
      TopUpResult result = scene.happens(topUp, fault);
      for (int hour = 0; hour < HOURS && result.isOpen(); hour++) {
        result = scene.recarga.await(topUp.key(), AN_HOUR);
        scene.clock.advance(AN_HOUR);
      }
      boolean executed = scene.carrier.ledger().count() == 2;
      Set<Class<? extends TopUpResult>> right = new RightEnds(
              scene.carrier.adapter().capabilities(), this::provesNothingSold)
          .of(fault, executed);
      String said = result.toString();
      assertTrue(
          right.stream().anyMatch(result.getClass()::equals),
          () -> "executed: " + executed + ", so it should end as one of " + right + ": " + said);
      scene.checkOnePost();
    }
  }

  private void checkWithoutLookUps(Fault fault, OkHttpClient app) {
    try (Scene scene = new Scene(app)) {
      TopUpResult result = scene.happens(topUp(1), fault.searchesFailing(ALWAYS));
      Object stage =
          result instanceof TopUpResult.Pending pending ? pending.progress().stage() : result;
      assertEquals(Progress.Stage.IN_DOUBT, stage, "nobody can know how it ended");
      scene.checkOnePost();
    }
  }

  /** One carrier, one app, and a connection that stands. */
  private final class Scene implements AutoCloseable {
    private final SimulatorClock clock =
        SimulatorClock.virtual(Instant.parse("2026-11-22T10:00:00Z"));
    private final List<RechargeEvent.Kind> told = new CopyOnWriteArrayList<>();
    private final FaultPlan faults = FaultPlan.none();
    private final PoolWatch pool = new PoolWatch();
    private final SimulatedCarrier carrier;
    private final Recarga recarga;
    private int callsBefore;

    Scene(OkHttpClient app) {
      HttpSettings http = HttpSettings.builder()
          .client(app.newBuilder().eventListener(pool).build())
          .readTimeout(Duration.ofMillis(500))
          .callTimeout(Duration.ofSeconds(1))
          .build();
      carrier = start(new SimulatorSetup(clock, faults, http));
      recarga = Recarga.builder()
          .adapter(carrier.adapter())
          .journal(Journal.inMemory(10))
          .time(clock)
          .listener(event -> told.add(event.kind()))
          .build();
    }

    TopUpResult happens(TopUp topUp, Fault fault) {
      TopUpResult first = recarga.topUp(topUp(0));
      assertTrue(first instanceof TopUpResult.Delivered, () -> "without an accident: " + first);
      callsBefore = faults.moneyCalls();
      FaultPlan ignored = faults.next(fault);
      pool.forget();
      return recarga.topUp(topUp);
    }

    void checkOnePost() {
      assertEquals(callsBefore + 1, faults.moneyCalls(), "money calls leave once");
      assertTrue(pool.firstRequestWasPooled(), "the case needs a kept connection");
    }

    @Override
    public void close() {
      recarga.close();
      carrier.close();
    }
  }

  private interface Check {
    void of(Fault fault, OkHttpClient app);
  }
}
