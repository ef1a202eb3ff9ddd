package io.recarga.internal;

import io.recarga.JournalException;
import io.recarga.KeyConflictException;
import io.recarga.NotRetryableException;
import io.recarga.NotSentException;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.TopUpResult;
import io.recarga.UnknownKeyException;
import io.recarga.internal.InFlight.Slot;
import io.recarga.internal.Roads.Prepared;
import io.recarga.internal.Worker.Opened;
import io.recarga.journal.JournalRow;
import io.recarga.journal.State;
import io.recarga.retry.TimeSource;
import io.recarga.spi.SendPermit;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where callers' threads stand: takes top-ups in, lets one thread at a time work on a key, and
 * waits as long as the caller wants to.
 */
public final class Engine implements AutoCloseable {
  private static final Duration WAIT_MARGIN = Duration.ofSeconds(10);

  private final Parts parts;
  private final TimeSource time;
  private final Worker worker;
  private final InFlight inFlight;
  private final Threads pool;

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
  }

  /** Carries a top-up out at most once; {@code wait} is null for the default. */
  public TopUpResult topUp(TopUp topUp, @Nullable Duration wait) {
    Patience patience = new Patience(time, wait == null ? usualWait(topUp) : wait);
    String fingerprint = parts.fingerprints().of(topUp);
    while (true) {
      Known known = Known.read(parts.journal(), topUp.key());
      if (known.isUnreadable()) {
        return Results.unreadable(topUp.key());
      }
      JournalRow earlier = known.row();
      if (earlier != null) {
        return join(earlier, fingerprint, patience);
      }
      Slot slot = inFlight.take(topUp.key());
      if (slot != null) {
        try (slot) {
          return begin(topUp, fingerprint, patience, slot);
        }
      }
      if (!inFlight.awaitIdle(topUp.key(), patience)) {
        return Results.beginning(topUp.key());
      }
    }
  }

  /** Reads the journal only. */
  public Optional<TopUpResult> find(TopUpKey key) {
    return Optional.ofNullable(known(key).row()).map(Results::of);
  }

  /** Asks the carrier once, whatever the schedule says. */
  public TopUpResult refresh(TopUpKey key) {
    JournalRow row = existing(key);
    Slot slot = parts.hasAdapterOf(row) ? inFlight.take(key) : null;
    if (slot == null) {
      return Results.of(row); // Nobody can be asked, or another thread is at it right now.
    }
    try (slot) {
      return Results.of(worker.refresh(row));
    }
  }

  /** Opens a declined top-up again and works on it; anything else is returned as it stands. */
  public TopUpResult retry(TopUpKey key, Instant sendBy, String who) {
    JournalRow row = existing(key);
    if (!time.now().isBefore(sendBy)) {
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
    return drive(existing(key), patience);
  }

  /** Takes no new work to the background; what is under way goes on. */
  @Override
  public void close() {
    pool.close();
  }

  private Duration usualWait(TopUp topUp) {
    return parts.callTimeout(topUp).plus(WAIT_MARGIN);
  }

  private JournalRow existing(TopUpKey key) {
    JournalRow row = known(key).row();
    if (row == null) {
      throw new UnknownKeyException("key: the journal holds nothing under " + key);
    }
    return row;
  }

  private Known known(TopUpKey key) {
    Known known = Known.read(parts.journal(), key);
    if (known.isUnreadable()) {
      throw new JournalException("the journal can't be read now; nothing was asked or sent");
    }
    return known;
  }

  private TopUpResult join(JournalRow row, String fingerprint, Patience patience) {
    if (!row.fingerprint().equals(fingerprint)) {
      throw new KeyConflictException("key: "
          + row.key()
          + " was used before for another line, amount or plan; nothing was sent");
    }
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
    Prepared road = parts.roads().prepare(topUp, parts.roads().of(topUp));
    SendPermit permit = SendPermit.from(time, parts.policy().sendBudget());
    Opened opened = worker.open(topUp, fingerprint, road);
    JournalRow row = opened.row();
    if (row == null) {
      return Results.unreadable(topUp.key());
    }
    if (!opened.isMine()) {
      slot.close();
      return join(row, fingerprint, patience);
    }
    Duration needs = road.adapter().capabilities().callTimeout();
    if (patience.lasts(needs)) {
      JournalRow after = worker.send(row, permit);
      slot.close();
      return drive(after, patience);
    }
    if (!inBackground(slot, () -> worker.send(row, permit))) {
      worker.notSent(row, pool.whyRefused());
    }
    return drive(row, patience);
  }

  private void checkMayBegin(TopUp topUp) {
    Instant sendBy = topUp.sendBy();
    if (sendBy != null && !time.now().isBefore(sendBy)) {
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
      Instant now = time.now();
      Instant due = row.due() == null ? now : row.due();
      if (patience.isOver() || !patience.lasts(Duration.between(now, due))) {
        JournalRow latest = reread(row);
        if (latest.version() == row.version()) {
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
        if (after == null) {
          break;
        }
        row = after;
      }
    }
    return Results.of(row);
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
