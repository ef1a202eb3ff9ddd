package io.recarga.internal;

import io.recarga.TopUpKey;
import io.recarga.journal.Journal;
import io.recarga.journal.JournalRow;
import io.recarga.journal.State;
import io.recarga.retry.TimeSource;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/** Carries steps into the journal, as often as rivals and failing commits make it necessary. */
final class Writer {
  private static final Logger LOG = System.getLogger("io.recarga");
  private static final int TRIES = 5;
  private static final Duration PAUSE = Duration.ofMillis(50);

  private static final int MOST_LATER = 10_000;

  private final Journal journal;
  private final TimeSource time;
  private final Queue<Unwritten> later = new ConcurrentLinkedQueue<>();
  private final Emitter emitter;

  Writer(Journal journal, TimeSource time, Emitter emitter) {
    this.journal = journal;
    this.time = time;
    this.emitter = emitter;
  }

  /**
   * Applies {@code step} to the row as it stands, again if a rival wrote in between.
   *
   * @param last the row as last read, for the case that the journal cannot be read now
   * @return what the step yields. If the journal failed to the end, the row is returned as it would
   *     have been written, with nothing left to do: what it tells the caller is true, and recovery
   *     finds it out again. But a decline that is not written is not told: recovery knows nothing of
   *     it, and may send again.
   */
  Step apply(TopUpKey key, JournalRow last, Function<JournalRow, Step> step) {
    return apply(key, last, step, false);
  }

  /**
   * Applies {@code step}, and keeps it for {@link #writeLate} if the journal fails to the end. An
   * interrupt waits until that is done: a pool lends no connection to an interrupted thread, and what
   * is known of an attempt is lost if this process ends before it is written.
   */
  Step applyOrKeep(TopUpKey key, JournalRow last, Function<JournalRow, Step> step) {
    boolean interrupted = Thread.interrupted();
    try {
      return apply(key, last, step, true);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private Step apply(TopUpKey key, JournalRow last, Function<JournalRow, Step> step, boolean keep) {
    JournalRow known = last;
    boolean fresh = false;
    JournalRow before = null; // A write of which nobody knows yet whether it happened.
    JournalRow after = null;
    for (int failures = 0; ; ) {
      try {
        JournalRow row = fresh ? journal.find(key).orElse(known) : known;
        known = row;
        if (before != null && after != null && isSameWrite(after, row)) {
          emitter.written(before, row); // Its commit threw, and happened.
        }
        before = null;
        Step next = step.apply(row);
        boolean writes = next.row() != row;
        if (!writes && fresh) {
          return next;
        }
        // What was read before serves for a write, which is conditional, but not for an answer.
        if (writes) {
          before = row;
          after = next.row();
          if (journal.replace(row, next.row())) {
            emitter.written(row, next.row());
            return next;
          }
          before = null;
        }
        fresh = true;
      } catch (RuntimeException e) {
        // A write that throws may have happened: read again, and decide on what is there.
        fresh = true;
        failures++;
        LOG.log(Level.DEBUG, "journal failed for " + key, e);
        emitter.journalFailed(key, time.now(), "try " + failures + ": " + e);
        if (failures >= TRIES || !paused()) {
          if (keep && later.size() < MOST_LATER) {
            later.add(new Unwritten(key, known, step));
          }
          return unwritten(known, step);
        }
      }
    }
  }

  /**
   * Tries again to write what could not be written. Each is a conditional step, so that what
   * recovery found out meanwhile stands. Returns how much was tried.
   */
  int writeLate() {
    int tried = 0;
    for (int left = later.size(); left > 0; left--) {
      Unwritten next = later.poll();
      if (next == null) {
        break;
      }
      tried++;
      applyOrKeep(next.key(), next.last(), next.step());
    }
    return tried;
  }

  /** Writes what it can before this process ends; gives up at the first that fails again. */
  void writeLast() {
    for (Unwritten next = later.poll(); next != null; next = later.poll()) {
      int others = later.size();
      applyOrKeep(next.key(), next.last(), next.step());
      if (later.size() > others) {
        LOG.log(
            Level.WARNING,
            "closed with " + later.size() + " outcomes that the journal did not take;"
                + " their carriers will be asked");
        return;
      }
    }
  }

  private record Unwritten(TopUpKey key, JournalRow last, Function<JournalRow, Step> step) {}

  private static Step unwritten(JournalRow known, Function<JournalRow, Step> step) {
    try {
      JournalRow row = step.apply(known).row();
      return Step.stay(row.state() == State.FAILED ? known : row);
    } catch (RuntimeException e) {
      // Not the journal but the step failed. Bytes may have left, so that nobody gets an exception.
      LOG.log(Level.ERROR, "no step can be made from " + known, e);
      return Step.stay(known);
    }
  }

  private boolean paused() {
    try {
      time.sleep(PAUSE);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static boolean isSameWrite(JournalRow after, JournalRow row) {
    return row.version() == after.version()
        && row.state() == after.state()
        && row.updated().equals(after.updated());
  }
}
