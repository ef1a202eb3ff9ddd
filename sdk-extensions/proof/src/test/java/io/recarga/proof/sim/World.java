package io.recarga.proof.sim;

import io.recarga.Carrier;
import io.recarga.EnginePolicy;
import io.recarga.Money;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.journal.Journal;
import io.recarga.journal.JournalRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Some processes on one journal, some carriers, some obligations, and everything that goes wrong. */
final class World {
  private static final Carrier CLARO =
      Carrier.builder("claro-pe", "Claro", "PE").build();
  private static final Duration NOTICE_WATCH = Duration.ofMinutes(10);
  private static final long MOST_EVENTS = 400_000;

  final Scheduler scheduler;
  final Chaos chaos;
  final SplittableRandom jitter;
  final Journal store;
  final List<SimCarrier> carriers = new ArrayList<>();
  final Judge judge = new Judge(this);
  private final EventLog events;
  private final EnginePolicy policy;
  private final Map<TopUpKey, Obligation> byKey = new HashMap<>();
  private final List<Obligation> obligations = new ArrayList<>();
  private final List<SimProcess> processes = new ArrayList<>();
  private long journalDownUntil;
  private boolean calm;
  private boolean watchesNotices;
  private int births;

  World(Plan plan, FiberThreads threads, boolean inWords) {
    SplittableRandom random = new SplittableRandom(plan.seed());
    scheduler = new Scheduler(random.split(), threads);
    events = new EventLog(inWords);
    chaos = new Chaos(random.split(), strike -> !calm && !plan.spared().get(strike));
    jitter = random.split();
    store = Journal.inMemory(plan.obligations() + 1);
    policy = policy(random);
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      carriers.add(new SimCarrier(this, "carrier" + i, random.split()));
    }
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      processes.add(born());
    }
    SplittableRandom scripts = random.split();
    for (int i = 0; i < plan.obligations(); i++) {
      Obligation each = new Obligation(i, topUp(plan.seed(), i, scripts), scripts.split());
      if (!plan.without().get(i)) {
        obligations.add(each);
        byKey.put(each.topUp.key(), each);
      }
    }
  }

  private static EnginePolicy policy(SplittableRandom random) {
    EnginePolicy.Builder policy = EnginePolicy.builder();
    if (random.nextBoolean()) {
      policy.maxAttempts(1 + random.nextInt(5)).sendTries(1 + random.nextInt(4));
    }
    return policy.build();
  }

  private static TopUp topUp(long seed, int number, SplittableRandom scripts) {
    SimCard sim = SimCard.of("9" + (10_000_000 + scripts.nextInt(89_999_999)), CLARO);
    Money amount = Money.of(String.valueOf(5 + scripts.nextInt(50)), "PEN");
    TopUp plain = TopUp.ofAmount(TopUpKey.of("s" + seed + "-" + number), sim, amount);
    Duration patience = Duration.ofMinutes(30 + scripts.nextInt(1000));
    return scripts.nextBoolean()
        ? plain
        : plain.toBuilder().sendBy(Scheduler.START.plus(patience)).build();
  }

  /** Runs the world until all is quiet, and judges it. */
  Outcome run() {
    for (Obligation each : obligations) {
      new Callers(this, each).begin();
    }
    scheduler.run();
    calm = true;
    journalDownUntil = 0;
    for (Obligation each : obligations) {
      new Callers(this, each).end();
    }
    scheduler.run();
    obligations.forEach(judge::settled);
    return new Outcome(
        judge.violations(),
        events.hash(),
        events.count(),
        chaos.struck(),
        obligations,
        events.lines());
  }

  Obligation of(TopUpKey key) {
    Obligation found = byKey.get(key);
    if (found == null) {
      throw new IllegalStateException("nobody owes " + key);
    }
    return found;
  }

  /** Returns the chance of what is at hand. */
  SplittableRandom random(@Nullable Obligation about) {
    return about == null ? jitter : about.luck.random;
  }

  /** Returns a process that lives; null while none does. */
  @Nullable
  SimProcess anyProcess(SplittableRandom random) {
    List<SimProcess> alive = processes.stream().filter(it -> !it.isDead()).toList();
    return alive.isEmpty() ? null : alive.get(random.nextInt(alive.size()));
  }

  private SimProcess born() {
    return new SimProcess(this, "process" + ++births, policy);
  }

  void restart(SimProcess dead) {
    processes.remove(dead);
    scheduler.after(Duration.ofMillis(500 + jitter.nextInt(60_000)), this::begin);
  }

  private void begin() {
    try {
      processes.add(born());
    } catch (RuntimeException e) {
      // It can't be built while the journal is down.
      scheduler.after(Duration.ofSeconds(5), this::begin);
    }
  }

  void journalDown(Duration duration) {
    journalDownUntil = Math.max(journalDownUntil, scheduler.nanos() + duration.toNanos());
    log(23, null, () -> "the journal is down for " + duration);
  }

  boolean isJournalDown() {
    return scheduler.nanos() < journalDownUntil;
  }

  /** Sees to it that some process works on the row when it is due. */
  void written(JournalRow row) {
    if (row.due() != null) {
      SplittableRandom luck = of(row.key()).luck.random;
      Duration lag = Duration.ofMillis(luck.nextInt(luck.nextInt(4) == 0 ? 60 : 3_000));
      scheduler.at(row.due().plus(lag), () -> due(row));
    }
  }

  private void due(JournalRow row) {
    JournalRow now = of(row.key()).row;
    if (now == null || now.version() != row.version() || isOver()) {
      return;
    }
    log(24, of(row.key()), () -> "is due: " + row);
    for (int workers = jitter.nextInt(8) == 0 ? 2 : 1; workers > 0; workers--) {
      SimProcess process = anyProcess(jitter);
      if (process != null) {
        process.run(process::work, null);
      }
    }
    scheduler.after(Duration.ofSeconds(35), () -> due(row));
  }

  /** Sees to it that some process works on notices. */
  void noticesDue(Instant moment) {
    scheduler.at(moment.plusMillis(jitter.nextInt(1_000)), this::workOnNotices);
    if (!watchesNotices) {
      watchesNotices = true;
      scheduler.after(NOTICE_WATCH, this::watchNotices);
    }
  }

  /** What a process took and did not finish shows up again. */
  private void watchNotices() {
    watchesNotices = store.inbox().waiting() > 0 && !isOver();
    if (watchesNotices) {
      workOnNotices();
      scheduler.after(NOTICE_WATCH, this::watchNotices);
    }
  }

  private void workOnNotices() {
    SimProcess process = store.inbox().waiting() > 0 ? anyProcess(jitter) : null;
    if (process != null) {
      log(25, null, () -> process + " looks at notices");
      process.run(process::work, null);
    }
  }

  boolean isOver() {
    return events.count() > MOST_EVENTS;
  }

  void log(int what, @Nullable Obligation about, Supplier<String> words) {
    long nanos = scheduler.nanos();
    events.add(nanos, what, about == null ? -1 : about.number, () -> {
      Duration since = Duration.ofNanos(nanos);
      String when = "%2d:%02d:%06.3f"
          .formatted(since.toHours(), since.toMinutesPart(), since.toMillis() % 60_000 / 1000.0);
      return when + (about == null ? "" : " " + about) + " " + words.get();
    });
  }

  /** What became of a world. */
  record Outcome(
      List<String> violations,
      long hash,
      long events,
      BitSet struck,
      List<Obligation> obligations,
      List<String> story) {}
}
