package io.recarga.internal;

import io.recarga.NotRetryableException;
import io.recarga.NotSentException;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.TopUpResult;
import io.recarga.internal.InFlight.Slot;
import io.recarga.internal.Roads.Prepared;
import io.recarga.internal.Worker.Opened;
import io.recarga.journal.JournalRow;
import io.recarga.journal.State;
import io.recarga.retry.TimeSource;
import io.recarga.spi.SendPermit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where callers' threads stand: takes top-ups in, lets one thread at a time work on a key, and
 * waits as long as the caller wants to.
 */
public final class Engine implements AutoCloseable {
  private static final Duration WAIT_MARGIN = Duration.ofSeconds(10);
  private static final Duration NOTICES_KEPT = Duration.ofDays(7);
  private static final int PRUNED_AT_ONCE = 1_000;
  private static final Duration RIVAL_WATCH = Duration.ofMillis(250);

  private final Parts parts;
  private final TimeSource time;
  private final Worker worker;
  private final InFlight inFlight;
  private final Threads pool;
  private final Workers workers;
  // What an app's first top-up does not wait for.
  private @Nullable NoticeDesk notices;

  /** Makes an engine; starts no thread. */
  public Engine(Parts parts) {
    this(parts, new SendPool());
  }

  Engine(Parts parts, Threads threads) {
    this.parts = parts;
    this.time = parts.time();
    this.worker = new Worker(parts);
    this.inFlight = new InFlight(threads);
    this.pool = threads;
    this.workers = new Workers(this, parts, threads);
  }

  Parts parts() {
    return parts;
  }

  /** Returns what may be ordered besides a top-up. */
  public Commands commands() {
    return new Commands(parts, worker);
  }

  /** Returns where carriers' notices come in. */
  public synchronized NoticeDesk notices() {
    NoticeDesk desk = notices;
    if (desk == null) {
      desk = new NoticeDesk(parts, this::consult);
      notices = desk;
    }
    return desk;
  }

  /** Returns the threads that work without callers. */
  public Workers workers() {
    return workers;
  }

  /** Carries a top-up out at most once; {@code wait} is null for the default. */
  public TopUpResult topUp(TopUp topUp, @Nullable Duration wait) {
    Patience patience = new Patience(time, wait == null ? usualWait(topUp) : wait);
    String fingerprint = parts.fingerprints().of(topUp);
    while (true) {
      Slot slot = inFlight.take(topUp.key());
      if (slot != null) {
        try (slot) {
          return begin(topUp, fingerprint, patience, slot);
        }
      }
      TopUpResult standing = standing(topUp.key(), fingerprint);
      if (!inFlight.awaitIdle(topUp.key(), patience)) {
        return patience.isOver() ? standing(topUp.key(), fingerprint) : standing;
      }
    }
  }

  /** Tells how a top-up stands that another thread works on. */
  private TopUpResult standing(TopUpKey key, String fingerprint) {
    Known known = Known.read(parts.journal(), key);
    JournalRow row = known.row();
    if (row == null) {
      return known.isUnreadable() ? Results.unreadable(key) : Results.beginning(key);
    }
    Commands.checkSame(row, fingerprint);
    return Results.of(row);
  }

  /**
   * Reads in the journal which of {@code topUps} have ended, and how. What ended otherwise than it is
   * asked for now is left out, like what is open, unknown or can't be read.
   */
  Map<TopUpKey, TopUpResult> ended(List<TopUp> topUps) {
    Map<TopUpKey, JournalRow> rows;
    try {
      rows = parts.journal().findAll(topUps.stream().map(TopUp::key).toList()).stream()
          .collect(Collectors.toMap(JournalRow::key, row -> row, (row, same) -> row));
    } catch (RuntimeException e) {
      return Map.of();
    }
    Map<TopUpKey, TopUpResult> ended = new HashMap<>();
    for (TopUp topUp : topUps) {
      JournalRow row = rows.get(topUp.key());
      if (row != null
          && !row.state().isOpen()
          && row.fingerprint().equals(parts.fingerprints().of(topUp))) {
        ended.put(topUp.key(), Results.of(row));
      }
    }
    return ended;
  }

  /** Reads the journal only. */
  public Optional<TopUpResult> find(TopUpKey key) {
    return Optional.ofNullable(Known.readable(parts.journal(), key).row()).map(Results::of);
  }

  /** Asks the carrier once, whatever the schedule says. */
  public TopUpResult refresh(TopUpKey key) {
    JournalRow row = Known.existing(parts.journal(), key);
    Slot slot = parts.hasAdapterOf(row) ? inFlight.take(key) : null;
    if (slot == null) {
      return Results.of(row); // Nobody can be asked, or another thread is at it right now.
    }
    try (slot) {
      return Results.of(worker.refresh(row));
    }
  }

  /** Asks the carrier because it sent a notice; says whether it could be asked. */
  public boolean consult(TopUpKey key) {
    JournalRow row = Known.existing(parts.journal(), key);
    Slot slot = parts.hasAdapterOf(row) ? inFlight.take(key) : null;
    if (slot == null) {
      return false;
    }
    try (slot) {
      return worker.consult(row);
    }
  }

  /** Opens a declined top-up again and works on it; anything else is returned as it stands. */
  public TopUpResult retry(TopUpKey key, Instant sendBy, String who) {
    JournalRow row = Known.existing(parts.journal(), key);
    if (!parts.now().isBefore(sendBy)) {
      throw new NotSentException("sendBy: is over since " + sendBy + "; nothing was sent");
    }
    if (row.state() == State.FAILED && !parts.hasAdapterOf(row)) {
      throw new NotRetryableException("key: " + key + " stays declined, because adapter "
          + row.adapter() + ", which it was sent through, is not set up here");
    }
    Slot slot = inFlight.take(key);
    if (slot == null) {
      return Results.of(row); // Another thread is at it.
    }
    JournalRow opened;
    try (slot) {
      opened = worker.retry(row, sendBy, who);
    }
    if (opened.state() == State.FAILED) {
      throw new NotRetryableException("key: " + key + " stays declined, because its proof is "
          + opened.proof() + "; what is still owed needs a new key");
    }
    return drive(opened, new Patience(time, usualWait(opened.topUp())));
  }

  /** Waits for a decision. */
  public TopUpResult await(TopUpKey key, Duration wait) {
    Patience patience = new Patience(time, wait);
    return drive(Known.existing(parts.journal(), key), patience);
  }

  /**
   * Does what is due on the caller's thread: what the workers' threads do, one after the other.
   * Returns how much was done.
   */
  public int workOnce(int limit) {
    int done = doSmallThings();
    for (Runnable work : takeWork(limit)) {
      work.run();
      done++;
    }
    return done;
  }

  /** Takes rows and notices that are due, each as work that may run on a thread of its own. */
  List<Runnable> takeWork(int limit) {
    Instant now = parts.now();
    // At most half of them are notices: strangers must not keep rows from being worked on.
    List<Runnable> work = new ArrayList<>(notices().take(now, limit / 2));
    parts
        .journal()
        .takeDue(now, parts.longestWork(), limit - work.size(), parts.roads().ids())
        .forEach(row -> work.add(() -> workOnTaken(row)));
    if (work.isEmpty() && limit == 1) {
      work.addAll(notices().take(now, 1)); // A limit of 1 has no half.
    }
    return work;
  }

  private void workOnTaken(JournalRow row) {
    Slot slot = inFlight.take(row.key());
    if (slot != null) {
      try (slot) {
        worker.work(row);
      }
    }
  }

  /** Does what takes no time: outcomes that could not be written when they came. */
  int doSmallThings() {
    return worker.writeLate();
  }

  /** Does what is looked after once a minute. */
  void doChores() {
    parts.journal().inbox().drop(parts.now().minus(NOTICES_KEPT));
    Wallets.look(parts);
    Duration retention = parts.policy().retention();
    if (retention != null) {
      parts.journal().prune(parts.now().minus(retention), PRUNED_AT_ONCE);
    }
  }

  /**
   * Takes no new work to the background; what is under way goes on. Outcomes that the journal did not
   * take when they came are written now if it takes them.
   */
  @Override
  public void close() {
    workers.close();
    worker.writeLast();
    pool.close();
  }

  private Duration usualWait(TopUp topUp) {
    return parts.callTimeout(topUp).plus(WAIT_MARGIN);
  }

  private TopUpResult join(JournalRow row, String fingerprint, Patience patience) {
    Commands.checkSame(row, fingerprint);
    return drive(row, patience);
  }

  private TopUpResult begin(TopUp topUp, String fingerprint, Patience patience, Slot slot) {
    Known known = Known.read(parts.journal(), topUp.key());
    if (known.isUnreadable()) {
      return Results.unreadable(topUp.key());
    }
    JournalRow earlier = known.row();
    if (earlier != null) {
      slot.close();
      return join(earlier, fingerprint, patience);
    }
    checkMayBegin(topUp);
    if (worker.isRecovering()) {
      return beginFromBackup(topUp, patience, slot);
    }
    parts.checkGuards(topUp);
    return begin(
        topUp,
        fingerprint,
        patience,
        slot,
        parts.roads().prepare(topUp, parts.roads().of(topUp)));
  }

  private TopUpResult begin(
      TopUp topUp, String fingerprint, Patience patience, Slot slot, Prepared road) {
    boolean handedOver = false;
    try {
      SendPermit permit = SendPermit.from(time, parts.policy().sendBudget());
      Opened opened = worker.open(topUp, fingerprint, road);
      JournalRow row = opened.row();
      if (row == null) {
        return Results.unreadable(topUp.key());
      }
      if (!opened.isMine()) {
        slot.close();
        road.close();
        return join(row, fingerprint, patience);
      }
      Duration needs = road.adapter().capabilities().callTimeout();
      if (patience.lasts(needs)) {
        JournalRow after = worker.send(row, permit, road.pass());
        slot.close();
        return drive(after, patience);
      }
      handedOver = inBackground(slot, () -> worker.send(row, permit, road.pass()));
      if (!handedOver) {
        road.close();
        worker.notSent(row, pool.whyRefused());
      }
      return drive(row, patience);
    } finally {
      if (!handedOver) {
        road.close();
      }
    }
  }

  /** A key that the restored journal does not hold may have been sent all the same. */
  private TopUpResult beginFromBackup(TopUp topUp, Patience patience, Slot slot) {
    Instant wanted = topUp.sendBy();
    Instant sendBy = wanted == null ? parts.now().plus(parts.policy().sendBy()) : wanted;
    commands().enqueue(topUp.toBuilder().sendBy(sendBy).build());
    slot.close();
    JournalRow row = Known.read(parts.journal(), topUp.key()).row();
    return row == null ? Results.unreadable(topUp.key()) : drive(row, patience);
  }

  private void checkMayBegin(TopUp topUp) {
    Instant sendBy = topUp.sendBy();
    if (sendBy != null && !parts.now().isBefore(sendBy)) {
      throw new NotSentException("sendBy: is over since " + sendBy + "; nothing was sent");
    }
    if (Thread.currentThread().isInterrupted()) {
      throw new NotSentException("the thread was interrupted before anything was sent");
    }
  }

  /** Works on the row when something is due, until it is decided or the caller's wait is over. */
  private TopUpResult drive(JournalRow first, Patience patience) {
    JournalRow row = first;
    while (row.state().isOpen() && !Thread.currentThread().isInterrupted()) {
      if (inFlight.isBusy(row.key())) {
        boolean idle = inFlight.awaitIdle(row.key(), patience);
        row = reread(row);
        if (!idle) {
          break;
        }
        continue;
      }
      Instant now = parts.now();
      Instant due = row.due() == null ? now : row.due();
      if (patience.isOver() || !patience.lasts(Duration.between(now, due))) {
        JournalRow latest = reread(row);
        if (latest.version() == row.version() && !watchRival(row, patience)) {
          break; // Nothing will change within the caller's wait.
        }
        row = latest;
        continue;
      }
      if (due.isAfter(now)) {
        if (!slept(Duration.between(now, due))) {
          break;
        }
        row = reread(row);
      } else {
        JournalRow after = workOn(row, patience);
        if (after == null || !(after.version() > row.version() || pausedFor(row, patience))) {
          break;
        }
        row = after;
      }
    }
    return Results.of(row);
  }

  /** Rests before work is tried again that changed nothing, as when the journal is down. */
  private boolean pausedFor(JournalRow row, Patience patience) {
    return inFlight.isBusy(row.key()) || (patience.lasts(RIVAL_WATCH) && slept(RIVAL_WATCH));
  }

  /** Rests while another process sends the row; false if none does, or the caller's wait is over. */
  private boolean watchRival(JournalRow row, Patience patience) {
    return parts.journal().isDurable()
        && row.state() == State.SENDING
        && patience.lasts(RIVAL_WATCH)
        && slept(RIVAL_WATCH);
  }

  /** Does what is due, or returns null if nobody can do it now. */
  private @Nullable JournalRow workOn(JournalRow row, Patience patience) {
    if (!parts.hasAdapterOf(row)) {
      return null;
    }
    Slot slot = inFlight.take(row.key());
    if (slot == null) {
      return row;
    }
    try (slot) {
      if (patience.lasts(needs(row))) {
        return worker.work(row);
      }
      // Without a thread it stays due. What an earlier attempt sent is not undone by that.
      return inBackground(slot, () -> worker.work(row)) ? row : null;
    }
  }

  private Duration needs(JournalRow row) {
    boolean asks = row.state() == State.IN_DOUBT || row.state() == State.PENDING;
    return asks
        ? parts.adapterOf(row).capabilities().queryTimeout()
        : parts.callTimeout(row.topUp());
  }

  /** Passes work and slot to another thread; false if none can be had, which frees the key. */
  private boolean inBackground(Slot slot, Runnable work) {
    Slot handed = slot.handOver();
    boolean taken = pool.run(() -> {
      try (handed) {
        work.run();
      }
    });
    if (!taken) {
      handed.close();
    }
    return taken;
  }

  /** Returns the row as it stands now, or as last known if the journal can't be read. */
  private JournalRow reread(JournalRow row) {
    JournalRow now = Known.read(parts.journal(), row.key()).row();
    return now == null ? row : now;
  }

  private boolean slept(Duration duration) {
    try {
      time.sleep(duration);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
