package io.recarga.proof.sim;

import io.recarga.journal.State;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Runs worlds of many seeds on all cores; a world that breaks an invariant ends the run. */
final class Simulation {
  // A field, because loggers that nobody holds are forgotten with their level.
  private static final Logger LOG = Logger.getLogger("io.recarga");

  private final long firstSeed;
  private final long worlds;
  private final int obligations;
  private final AtomicLong next = new AtomicLong();
  private final Map<State, Long> ends = new EnumMap<>(State.class);
  private long events;
  private long strikes;
  private long withoutRow;
  private @Nullable Plan failed;

  Simulation(long firstSeed, long worlds, int obligations) {
    this.firstSeed = firstSeed;
    this.worlds = worlds;
    this.obligations = obligations;
    LOG.setLevel(Level.OFF);
  }

  /** Runs one world. */
  static World.Outcome run(Plan plan, boolean inWords) {
    LOG.setLevel(Level.OFF);
    try (FiberThreads fibers = new FiberThreads()) {
      return new World(plan, fibers, inWords).run();
    }
  }

  /** Runs all worlds and returns the plan of one that broke an invariant, or null. */
  @Nullable
  Plan run() throws InterruptedException {
    int cores = Runtime.getRuntime().availableProcessors();
    Thread[] threads = new Thread[cores];
    for (int i = 0; i < cores; i++) {
      threads[i] = new Thread(this::work, "worlds-" + i);
      threads[i].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    return failed;
  }

  private void work() {
    try (FiberThreads fibers = new FiberThreads()) {
      while (failed == null) {
        long number = next.getAndIncrement();
        if (number >= worlds) {
          return;
        }
        Plan plan = Plan.of(firstSeed + number, obligations);
        try {
          count(plan, new World(plan, fibers, false).run());
        } catch (RuntimeException e) {
          e.printStackTrace();
          fail(plan);
        }
      }
    }
  }

  private synchronized void count(Plan plan, World.Outcome outcome) {
    if (!outcome.violations().isEmpty()) {
      fail(plan);
    }
    events += outcome.events();
    strikes += outcome.struck().cardinality();
    for (Obligation each : outcome.obligations()) {
      if (each.row == null) {
        withoutRow++;
      } else {
        ends.merge(each.row.state(), 1L, Long::sum);
      }
    }
  }

  private synchronized void fail(Plan plan) {
    if (failed == null || plan.seed() < failed.seed()) {
      failed = plan;
    }
  }

  Map<State, Long> ends() {
    return ends;
  }

  @Override
  public String toString() {
    return worlds + " worlds of " + obligations + ": " + events + " events, " + strikes
        + " faults, ends " + ends + ", never begun " + withoutRow;
  }

  /** Runs seeds: first seed, worlds, obligations of each. */
  public static void main(String[] args) throws InterruptedException {
    long from = args.length > 0 ? Long.parseLong(args[0]) : 0;
    long worlds = args.length > 1 ? Long.parseLong(args[1]) : 20_000;
    int obligations = args.length > 2 ? Integer.parseInt(args[2]) : 50;
    long began = System.nanoTime();
    Simulation simulation = new Simulation(from, worlds, obligations);
    Plan failed = simulation.run();
    System.out.println(simulation + ", " + (System.nanoTime() - began) / 1_000_000 + " ms");
    if (failed != null) {
      System.out.println(Shrinker.story(failed));
      System.exit(1);
    }
  }

  static List<String> violations(Plan plan) {
    return run(plan, false).violations();
  }
}
