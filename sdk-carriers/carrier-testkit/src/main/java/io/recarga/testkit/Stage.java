package io.recarga.testkit;

import io.recarga.Recarga;
import io.recarga.journal.Journal;
import io.recarga.simulator.FakeCarrier;
import io.recarga.simulator.Ledger;
import io.recarga.simulator.SimulatorClock;
import io.recarga.simulator.dtone.DtOneSimulator;
import io.recarga.simulator.reloadly.ReloadlySimulator;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** What one test was given: each part is made when it is first asked for, and once. */
final class Stage implements AutoCloseable {
  static final Set<Class<?>> PARTS = Set.of(
      SimulatorClock.class,
      Ledger.class,
      FakeCarrier.class,
      ReloadlySimulator.class,
      DtOneSimulator.class,
      Recarga.class);

  private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
  private static final int KEYS = 10_000;
  private static final int SEED = 7;

  private final Map<Class<?>, Object> parts = new HashMap<>();
  private final Deque<Runnable> open = new ArrayDeque<>();

  synchronized <T> T get(Class<T> part) {
    Object found = parts.get(part);
    if (found == null) {
      found = make(part);
      parts.put(part, found);
      if (found instanceof Recarga recarga) {
        open.push(recarga::close);
      } else if (found instanceof DtOneSimulator dtOne) {
        open.push(dtOne::close);
      } else if (found instanceof ReloadlySimulator reloadly) {
        open.push(reloadly::close);
      }
    }
    return part.cast(found);
  }

  private Object make(Class<?> part) {
    if (part == SimulatorClock.class) {
      return SimulatorClock.virtual(START);
    } else if (part == Ledger.class) {
      return Ledger.inMemory();
    } else if (part == FakeCarrier.class) {
      return FakeCarrier.builder(get(SimulatorClock.class))
          .ledger(get(Ledger.class))
          .build();
    } else if (part == DtOneSimulator.class) {
      return DtOneSimulator.builder(get(SimulatorClock.class))
          .ledger(get(Ledger.class))
          .start();
    } else if (part == ReloadlySimulator.class) {
      return ReloadlySimulator.builder(get(SimulatorClock.class))
          .ledger(get(Ledger.class))
          .start();
    } else if (part == Recarga.class) {
      return Recarga.builder()
          .adapter(get(FakeCarrier.class))
          .journal(Journal.inMemory(KEYS))
          .time(get(SimulatorClock.class))
          .random(new Random(SEED))
          .build();
    }
    throw new IllegalArgumentException("no such part: " + part);
  }

  /** Closes the parts in the reverse order of their making. */
  @Override
  public synchronized void close() {
    while (!open.isEmpty()) {
      open.pop().run();
    }
  }
}
