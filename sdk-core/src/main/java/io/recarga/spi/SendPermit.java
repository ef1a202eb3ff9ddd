package io.recarga.spi;

import io.recarga.NotSentException;
import io.recarga.retry.TimeSource;
import java.time.Duration;

/**
 * The engine's leave to send one attempt, for a few seconds after it was journaled. The HTTP ring
 * asks for it last, when the connection stands and before the first byte: a process that was
 * suspended in between must not send what a successor may have sent already.
 */
@Beta
public final class SendPermit {
  private final TimeSource time;
  private final Duration budget;
  private final long beganNanos;
  private final long beganMillis;

  private SendPermit(TimeSource time, Duration budget) {
    this.time = time;
    this.budget = budget;
    this.beganNanos = time.nanos();
    this.beganMillis = time.millis();
  }

  /** Grants leave to send from now on for {@code budget}. */
  public static SendPermit from(TimeSource time, Duration budget) {
    return new SendPermit(time, budget);
  }

  /**
   * Says whether the attempt may still be sent, by the monotonic and by the wall clock: one of them
   * stands still while a machine sleeps.
   */
  public boolean isValid() {
    return time.nanos() - beganNanos <= budget.toNanos() && isNear(time.millis());
  }

  /** Says whether the wall clock shows at most the budget before or after the beginning. */
  private boolean isNear(long now) {
    long passed = now - beganMillis;
    long most = budget.toMillis();
    return passed >= -most && passed <= most;
  }

  /**
   * Stops a send whose time is over.
   *
   * @throws NotSentException if the attempt may not be sent any more
   */
  public void check() {
    if (!isValid()) {
      throw new NotSentException("not sent within " + budget + " after it was journaled");
    }
  }
}
