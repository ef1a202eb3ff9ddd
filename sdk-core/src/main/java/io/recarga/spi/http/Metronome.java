package io.recarga.spi.http;

import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okio.AsyncTimeout;
import org.jspecify.annotations.Nullable;

/**
 * Lets Okio's watchdog sleep. Okio wakes it for each time-out that would be the next to strike, and
 * with a short one for writing and a long one for the answer that is each call of ours: a switch of
 * threads for nothing. While calls are made, a time-out that strikes once a second is always the
 * next, and looks after the time of whole calls at that.
 */
final class Metronome extends AsyncTimeout {
  /** Calls that may take no longer than this are too short for being looked after like that. */
  static final long SHORTEST = TimeUnit.SECONDS.toNanos(2);

  private static final long BEAT = TimeUnit.SECONDS.toNanos(1);
  private static final Metronome ONLY = new Metronome();

  private final Deadlines deadlines = new Deadlines();
  private volatile boolean beats;
  // Written without a lock: a beat too few or too many changes no outcome.
  private volatile boolean used;

  private Metronome() {}

  /**
   * Beats for a second or two from now on, and has {@code call} cancelled in {@code nanos}, which are
   * at least {@link #SHORTEST}.
   *
   * @return what {@link #leave} takes when the call is over, or null if it can't be looked after
   */
  static Deadlines.@Nullable Deadline enter(Call call, long nanos) {
    Deadlines.Deadline deadline = ONLY.deadlines.enter(call, System.nanoTime() + nanos);
    beat();
    return deadline;
  }

  /** Ends the watch over a call, whatever became of it. */
  static void leave(Deadlines.Deadline deadline) {
    ONLY.deadlines.leave(deadline);
  }

  /** Beats for a second or two from now on. */
  static void beat() {
    if (!ONLY.used) {
      ONLY.used = true;
    }
    if (!ONLY.beats) {
      ONLY.begin();
    }
  }

  private synchronized void begin() {
    if (!beats) {
      beatIn(BEAT);
    }
  }

  @Override
  protected void timedOut() {
    next();
  }

  private synchronized void next() {
    boolean ignored = exit(); // Else it cannot be entered again.
    // First this and then the look around: whoever comes in between begins anew.
    beats = false;
    long wait = deadlines.strike(System.nanoTime(), BEAT);
    if (used || wait > 0) {
      used = false;
      beatIn(wait > 0 ? wait : BEAT);
    }
  }

  private void beatIn(long nanos) {
    beats = true;
    timeout(nanos, TimeUnit.NANOSECONDS);
    enter();
  }
}
