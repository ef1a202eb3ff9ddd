package io.recarga.proof.sim;

import io.recarga.EnginePolicy;
import io.recarga.Routing;
import io.recarga.internal.Emitter;
import io.recarga.internal.Engine;
import io.recarga.internal.EngineDoor;
import io.recarga.internal.Guards;
import io.recarga.internal.Parts;
import io.recarga.internal.Setup;
import io.recarga.proof.sim.Chaos.Kind;
import io.recarga.retry.TimeSource;
import io.recarga.spi.CarrierAdapter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * One process with its own clock, engine and threads, until it crashes; then another takes its
 * place.
 */
final class SimProcess implements TimeSource, EngineDoor.Order {
  private static final int MAX_THREADS = 8;

  final String name;
  private final World world;
  private final Engine engine;
  private final SimJournal journal;
  private final List<Fiber> fibers = new ArrayList<>();
  private Duration skew = Duration.ZERO;
  private int background;
  private boolean dead;

  SimProcess(World world, String name, EnginePolicy policy) {
    this.world = world;
    this.name = name;
    journal = new SimJournal(world, this);
    List<CarrierAdapter> roads = new ArrayList<>();
    world.carriers.forEach(carrier -> roads.add(new SimAdapter(world, this, carrier)));
    Setup setup = new Setup(
        journal,
        roads,
        "simulation",
        policy,
        this,
        () -> world.jitter.nextInt(1000),
        Map.of(),
        Map.of(),
        new Emitter(List.of()),
        new Guards(null, null, List.of()),
        Routing.preferred(),
        null);
    engine = EngineDoor.engine(new Parts(setup), this);
    skew = Duration.ofSeconds(world.jitter.nextInt(-3, 4));
  }

  Engine engine() {
    return engine;
  }

  boolean isDead() {
    return dead;
  }

  /** Runs {@code body} as one of this process's threads. */
  Fiber run(Runnable body, @Nullable Runnable whenLost) {
    Fiber[] self = new Fiber[1];
    self[0] = world.scheduler.spawn(() -> {
      try {
        alive();
        body.run();
      } catch (Crash e) {
        if (whenLost != null) {
          whenLost.run();
        }
        throw e;
      } finally {
        fibers.remove(self[0]);
      }
    });
    fibers.add(self[0]);
    return self[0];
  }

  @Override
  public boolean run(Runnable task) {
    if (background >= MAX_THREADS) {
      return false;
    }
    background++;
    run(
        () -> {
          task.run();
          background--;
        },
        null);
    return true;
  }

  /** Does what is due, as a worker thread does. */
  void work() {
    try {
      engine.workOnce(10);
    } catch (RuntimeException e) {
      world.log(13, null, () -> name + " finds no work: " + e);
    }
  }

  void alive() {
    if (dead || world.isOver()) {
      throw new Crash();
    }
  }

  /** A place where something may come between. */
  void point(int what, @Nullable Obligation about, long longest) {
    alive();
    Chaos chaos = world.chaos;
    if (chaos.strikes(Kind.CRASH, about)) {
      crash(about, what);
      throw new Crash();
    }
    if (chaos.strikes(Kind.CLOCK_JUMP, about)) {
      skew = skew.plusSeconds(world.random(about).nextInt(7200) - 3600L);
      world.log(10, about, () -> name + "'s wall clock is off by " + skew);
    }
    if (chaos.strikes(Kind.STALL, about)) {
      long millis = 1L << world.random(about).nextInt(20);
      long stands = Math.min(millis, longest);
      world.log(11, about, () -> name + " stands still for " + stands + " ms at " + what);
      world.scheduler.sleep(stands * 1_000_000);
      alive();
    }
    world.scheduler.giveWay();
    alive();
    Fiber self = world.scheduler.current();
    if (self != null && self.interrupt) {
      self.interrupt = false;
      Thread.currentThread().interrupt();
    }
  }

  private void crash(@Nullable Obligation about, int what) {
    dead = true;
    world.log(12, about, () -> name + " is killed at " + what);
    for (Fiber fiber : List.copyOf(fibers)) {
      world.scheduler.wake(fiber);
    }
    world.restart(this);
  }

  @Override
  public Instant now() {
    return world.scheduler.now().plus(skew);
  }

  @Override
  public long nanos() {
    return world.scheduler.nanos();
  }

  @Override
  public void sleep(Duration duration) throws InterruptedException {
    alive();
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    Fiber self = world.scheduler.current();
    if (self == null) {
      throw new IllegalStateException("nobody sleeps");
    }
    self.interruptible = true;
    world.scheduler.sleep(duration.toNanos());
    self.interruptible = false;
    alive();
    interrupted(self);
  }

  @Override
  public boolean await(CountDownLatch latch, Duration atMost) throws InterruptedException {
    alive();
    Fiber self = world.scheduler.current();
    if (self == null) {
      throw new IllegalStateException("nobody waits");
    }
    self.interruptible = true;
    boolean open = world.scheduler.await(latch, atMost);
    self.interruptible = false;
    alive();
    interrupted(self);
    return open;
  }

  private static void interrupted(Fiber self) throws InterruptedException {
    if (self.interrupt) {
      self.interrupt = false;
      throw new InterruptedException();
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
