package io.recarga.spi.http;

import java.util.concurrent.TimeUnit;
import okio.AsyncTimeout;

/**
 * Lets Okio's watchdog sleep. Okio wakes it for each time-out that would be the next to strike, and
 * with a short one for writing and a long one for the answer that is each call of ours: a switch of
 * threads for nothing. While calls are made, a time-out that strikes once a second is always the next.
 */
final class Metronome extends AsyncTimeout {
  private static final Metronome ONLY = new Metronome();

  private volatile boolean beats;
  // Written without a lock: a beat too few or too many changes no outcome.
  private volatile boolean used;

  private Metronome() {
    timeout(1, TimeUnit.SECONDS);
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
      beats = true;
      enter();
    }
  }

  @Override
  protected void timedOut() {
    next();
  }

  private synchronized void next() {
    boolean ignored = exit(); // Else it cannot be entered again.
    beats = used;
    used = false;
    if (beats) {
      enter();
    }
  }
}
