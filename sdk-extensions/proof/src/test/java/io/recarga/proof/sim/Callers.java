package io.recarga.proof.sim;

import io.recarga.Money;
import io.recarga.Resolution;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.TopUpResult;
import io.recarga.internal.Commands;
import io.recarga.internal.Engine;
import io.recarga.journal.JournalRow;
import io.recarga.journal.State;
import io.recarga.proof.sim.Chaos.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Those who want one obligation met: impatient, forgetful, and never alone. */
final class Callers {
  private static final int MOST_REPEATS = 6;

  // Refunds and cancelling are rarer than questions.
  private static final Wish[] MORE = {
    Wish.TOP_UP,
    Wish.TOP_UP,
    Wish.TOP_UP,
    Wish.SOMETHING_ELSE,
    Wish.FIND,
    Wish.REFRESH,
    Wish.REFRESH,
    Wish.AWAIT,
    Wish.AWAIT,
    Wish.RETRY,
    Wish.RETRY,
    Wish.CANCEL,
    Wish.REFUND
  };

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
    Wish first = switch (random.nextInt(6)) {
      case 0 -> Wish.ENQUEUE;
      case 1 -> Wish.AWAIT_PAYMENT;
      default -> Wish.TOP_UP;
    };
    world.scheduler.after(start, () -> call(first));
    if (first == Wish.AWAIT_PAYMENT) {
      for (int times = random.nextInt(3); times > 0; times--) {
        Duration pays = start.plusSeconds(random.nextInt(5_000));
        world.scheduler.after(pays, () -> call(Wish.PAY));
      }
    }
    if (random.nextInt(4) == 0) {
      world.scheduler.after(start.plusHours(30 + random.nextInt(30)), () -> call(Wish.RESOLVE));
    }
    for (int more = random.nextInt(4); more > 0; more--) {
      Duration later = switch (random.nextInt(4)) {
        case 0 -> Duration.ZERO;
        case 1 -> Duration.ofMillis(random.nextInt(20));
        case 2 -> Duration.ofSeconds(random.nextInt(300));
        default -> Duration.ofMinutes(random.nextInt(1500));
      };
      Wish wish = MORE[random.nextInt(MORE.length)];
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
    long began = world.scheduler.nanos();
    long version = about.row == null ? -1 : about.row.version();
    try {
      TopUpResult result = ask(process, wish);
      if (result != null) {
        world.judge.told(about, result, began);
      }
    } catch (RuntimeException e) {
      boolean alone = about.row == null || about.row.version() == version;
      if (wish == Wish.TOP_UP || wish == Wish.ENQUEUE || wish == Wish.AWAIT_PAYMENT) {
        int sent = alone ? about.requests.size() - requests : 0;
        world.judge.threw(
            about, e, sent, version < 0 && about.insertedBy == world.scheduler.current());
        repeat(wish);
      } else {
        world.log(62, about, () -> process + " refuses to " + wish + ": " + e);
      }
    }
  }

  private @Nullable TopUpResult ask(SimProcess process, Wish wish) {
    Engine engine = process.engine();
    Commands commands = engine.commands();
    TopUpKey key = about.topUp.key();
    JournalRow row = about.row;
    world.log(63, about, () -> process + " is asked to " + wish);
    switch (wish) {
      case TOP_UP -> {
        return engine.topUp(about.topUp, patience());
      }
      case ENQUEUE -> {
        return commands.enqueue(about.topUp);
      }
      case AWAIT_PAYMENT -> {
        return commands.awaitPayment(about.topUp, world.scheduler.now().plusSeconds(3_600));
      }
      case SOMETHING_ELSE -> {
        misuse(engine);
        return null;
      }
      default -> {
        return row == null ? null : order(engine, commands, key, row, wish);
      }
    }
  }

  private @Nullable TopUpResult order(
      Engine engine, Commands commands, TopUpKey key, JournalRow row, Wish wish) {
    return switch (wish) {
      case FIND -> engine.find(key).orElse(null);
      case REFRESH -> engine.refresh(key);
      case AWAIT -> engine.await(key, hours());
      case RETRY -> engine.retry(key, later(), "ops");
      case CANCEL -> commands.cancel(key, "ops");
      case PAY -> commands.paid(key, "payment" + random.nextInt(2)).result();
      case REFUND -> {
        about.excuse("its refund was begun");
        yield commands.refundBegan(key, "ops");
      }
      default -> resolve(commands, key, row);
    };
  }

  /** A person closes a case by the truth, once nothing can happen any more. */
  private @Nullable TopUpResult resolve(Commands commands, TopUpKey key, JournalRow row) {
    long quiet = world.scheduler.nanos() - Duration.ofHours(23).toNanos();
    boolean settled = about.requests.stream().allMatch(it -> it.left < quiet);
    boolean sold = about.executed() > 0;
    boolean asOwed = about.sales.stream().allMatch(it -> it.amount.equals(about.topUp.amount()));
    if (row.state() != State.UNKNOWN || !settled || (sold && !asOwed)) {
      return null;
    }
    Resolution resolution = sold
        ? Resolution.DELIVERED
        // What was sold and given back is settled with the payer.
        : about.sales.isEmpty() && random.nextBoolean()
            ? Resolution.SEND_AGAIN
            : Resolution.NOT_DELIVERED;
    return commands.resolve(key, resolution, "ops", "asked the carrier", later());
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
    world.judge.told(about, once, world.scheduler.nanos());
    world.judge.replayed(about, once, engine.topUp(about.topUp, Duration.ZERO));
    misuse(engine);
    engine.refresh(about.topUp.key());
    TopUpResult after = engine.topUp(about.topUp, null);
    world.judge.told(about, after, world.scheduler.nanos());
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
    RETRY,
    CANCEL,
    REFUND,
    ENQUEUE,
    AWAIT_PAYMENT,
    PAY,
    RESOLVE
  }
}
