package io.recarga.simulator.tapi;

import io.recarga.simulator.SimulatorClock;
import io.recarga.simulator.wire.Reply;

/** So many requests per minute, told in headers. */
final class RateLimit {
  private static final long WINDOW = 60;

  private final SimulatorClock clock;
  private final int perMinute;
  private long window;
  private int used;

  RateLimit(SimulatorClock clock, int perMinute) {
    this.clock = clock;
    this.perMinute = perMinute;
  }

  /** Counts one request; says false if it is one too many. */
  synchronized boolean take() {
    if (perMinute == 0) {
      return true;
    }
    long current = clock.now().getEpochSecond() / WINDOW;
    if (current != window) {
      window = current;
      used = 0;
    }
    return used++ < perMinute;
  }

  synchronized Reply mark(Reply reply) {
    return perMinute == 0
        ? reply
        : reply
            .header("X-RateLimit-Limit", String.valueOf(perMinute))
            .header("X-RateLimit-Remaining", String.valueOf(Math.max(0, perMinute - used)));
  }
}
