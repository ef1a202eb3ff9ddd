package io.recarga.internal;

import io.recarga.journal.Inbox;
import io.recarga.retry.TimeSource;
import java.time.Duration;

/**
 * Bounds what strangers can make us keep. Counting asks the journal, so a count serves for some
 * seconds or some thousand notices, whichever is over first.
 */
final class NoticeFlood {
  /** So many may wait; further ones are not kept. */
  static final long FULL = 50_000;

  /** When so many wait, those that match nothing are given up at their second try. */
  static final long CROWDED = 5_000;

  private static final int USES = 1_000;
  private static final long NANOS = Duration.ofSeconds(5).toNanos();

  private final TimeSource time;
  private long waiting;
  private int usesLeft;
  private long countedAt;

  NoticeFlood(TimeSource time) {
    this.time = time;
  }

  boolean isFull(Inbox inbox) {
    return waiting(inbox) >= FULL;
  }

  boolean isCrowded(Inbox inbox) {
    return waiting(inbox) >= CROWDED;
  }

  private synchronized long waiting(Inbox inbox) {
    if (usesLeft == 0 || time.nanos() - countedAt > NANOS) {
      waiting = inbox.waiting();
      usesLeft = USES;
      countedAt = time.nanos();
    }
    usesLeft--;
    return waiting;
  }
}
