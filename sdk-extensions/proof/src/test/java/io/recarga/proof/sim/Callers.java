package io.recarga.proof.sim;

import io.recarga.Money;
import io.recarga.TopUp;
import io.recarga.TopUpResult;
import io.recarga.internal.Engine;
import io.recarga.proof.sim.Chaos.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Those who want one obligation met: impatient, forgetful, and never alone. */
final class Callers {
  private static final int MOST_REPEATS = 6;

  private final World world;
  private final Obligation about;
  private final SplittableRandom random;

  Callers(World world, Obligation about) {
    this.world = world;
    this.about = about;
    this.random = about.random;
  }

  /** Plans the calls. */
  void begin() {
    Duration start = random.nextBoolean()
        ? Duration.ofSeconds(30L * random.nextInt(4))
        : Duration.ofMillis(random.nextInt(600_000));
    world.scheduler.after(start, () -> call(Wish.TOP_UP));
    for (int more = random.nextInt(4); more > 0; more--) {
      Duration later = switch (random.nextInt(4)) {
        case 0 -> Duration.ZERO;
        case 1 -> Duration.ofMillis(random.nextInt(20));
        case 2 -> Duration.ofSeconds(random.nextInt(300));
        default -> Duration.ofMinutes(random.nextInt(1500));
      };
      Wish wish = Wish.values()[random.nextInt(Wish.values().length)];
      world.scheduler.after(start.plus(later), () -> call(wish));
    }
  }

  private void call(Wish wish) {
    SimProcess process = world.anyProcess(random);
    if (process == null) {
      repeat(wish);
      return;
    }
    Fiber fiber = process.run(() -> perform(process, wish), () -> repeat(wish));
    if (world.chaos.strikes(Kind.INTERRUPT, about)) {
      Duration soon = Duration.ofMillis(random.nextInt(60_000));
      world.scheduler.after(soon, () -> interrupt(fiber));
    }
  }

  private void interrupt(Fiber fiber) {
    if (!fiber.done) {
      fiber.interrupt = true;
      if (fiber.interruptible) {
        world.scheduler.wake(fiber);
      }
    }
  }

  /** Who heard nothing, or that it was not sent, asks again with the same key. */
  private void repeat(Wish wish) {
    if (about.repeats++ < MOST_REPEATS && random.nextInt(4) > 0) {
      world.scheduler.after(Duration.ofMillis(random.nextInt(120_000)), () -> call(wish));
    }
  }

  private void perform(SimProcess process, Wish wish) {
    about.busy++;
    try {
      perform(process, wish, about.requests.size());
    } finally {
      about.busy--;
    }
  }

  private void perform(SimProcess process, Wish wish, int requests) {
    long version = about.row == null ? -1 : about.row.version();
    try {
      TopUpResult result = ask(process, wish);
      if (result != null) {
        world.judge.told(about, result);
      }
    } catch (RuntimeException e) {
      boolean alone = about.row == null || about.row.version() == version;
      if (wish == Wish.TOP_UP) {
        int sent = alone ? about.requests.size() - requests : 0;
        world.judge.threw(about, e, sent, version < 0 && about.row != null && isMine(process));
        repeat(wish);
      } else {
        world.log(62, about, () -> process + " refuses to " + wish + ": " + e);
      }
    }
  }

  private boolean isMine(SimProcess process) {
    return about.insertedBy == process;
  }

  private @Nullable TopUpResult ask(SimProcess process, Wish wish) {
    Engine engine = process.engine();
    world.log(63, about, () -> process + " is asked to " + wish);
    return switch (wish) {
      case TOP_UP -> engine.topUp(about.topUp, patience());
      case FIND -> engine.find(about.topUp.key()).orElse(null);
      case REFRESH -> about.row == null ? null : engine.refresh(about.topUp.key());
      case AWAIT -> about.row == null ? null : engine.await(about.topUp.key(), hours());
      case RETRY -> about.row == null ? null : engine.retry(about.topUp.key(), later(), "ops");
      case SOMETHING_ELSE -> {
        misuse(engine);
        yield null;
      }
    };
  }

  private @Nullable Duration patience() {
    Duration[] waits = {
      null, null, Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(45), hours()
    };
    return waits[random.nextInt(waits.length)];
  }

  private Duration hours() {
    return Duration.ofMinutes(random.nextInt(2_000));
  }

  private Instant later() {
    return world.scheduler.now().plus(Duration.ofMinutes(1 + random.nextInt(600)));
  }

  private void misuse(Engine engine) {
    boolean known = about.row != null;
    if (!known) {
      return; // It would be the obligation then.
    }
    TopUp other = TopUp.ofAmount(about.topUp.key(), about.topUp.sim(), Money.of("4", "PEN"));
    RuntimeException thrown = null;
    TopUpResult result = null;
    try {
      result = engine.topUp(other, Duration.ZERO);
    } catch (RuntimeException e) {
      thrown = e;
    }
    boolean unreadable = result instanceof TopUpResult.Pending pending
        && pending.progress().note() != null
        && pending.progress().note().contains("can't be read");
    world.judge.misused(about, thrown, !unreadable);
  }

  /** Asks for everything once more when all is over. */
  void end() {
    world.scheduler.after(Duration.ofMinutes(1), () -> {
      SimProcess process = world.anyProcess(random);
      if (process != null && about.row != null && !about.row.state().isOpen()) {
        process.run(() -> replay(process.engine()), null);
      }
    });
  }

  private void replay(Engine engine) {
    int requests = about.requests.size();
    TopUpResult once = engine.topUp(about.topUp, null);
    world.judge.told(about, once);
    world.judge.replayed(about, once, engine.topUp(about.topUp, Duration.ZERO));
    misuse(engine);
    engine.refresh(about.topUp.key());
    TopUpResult after = engine.topUp(about.topUp, null);
    world.judge.told(about, after);
    world.judge.replayed(about, after, engine.find(about.topUp.key()).orElse(after));
    if (about.requests.size() > requests) {
      world.judge.sentAfterTheEnd(about);
    }
  }

  /** What a caller wants. */
  enum Wish {
    TOP_UP,
    SOMETHING_ELSE,
    FIND,
    REFRESH,
    AWAIT,
    RETRY
  }
}
