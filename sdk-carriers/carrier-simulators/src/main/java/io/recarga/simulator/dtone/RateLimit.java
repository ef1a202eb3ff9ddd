package io.recarga.simulator.dtone;

import io.recarga.simulator.SimulatorClock;
import io.recarga.simulator.wire.Reply;

/** So many requests per second, told in headers. */
final class RateLimit {
  private final SimulatorClock clock;
  private final int perSecond;
  private long window;
  private int used;

  RateLimit(SimulatorClock clock, int perSecond) {
    this.clock = clock;
    this.perSecond = perSecond;
  }

  /** Counts one request; says false if it is one too many. */
  synchronized boolean take() {
    long current = clock.now().getEpochSecond();
    if (current != window) {
      window = current;
      used = 0;
    }
    return perSecond == 0 || used++ < perSecond;
  }

  synchronized Reply mark(Reply reply) {
    return perSecond == 0
        ? reply
        : reply
            .header("X-RateLimit-Limit", String.valueOf(perSecond))
            .header("X-RateLimit-Remaining", String.valueOf(Math.max(0, perSecond - used)));
  }
}
