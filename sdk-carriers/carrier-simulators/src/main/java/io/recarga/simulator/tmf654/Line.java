package io.recarga.simulator.tmf654;

import io.recarga.simulator.SimulatorClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/** One line with its balances. Every number is a line, from the first time it is named. */
final class Line {
  private static final Duration MONTH = Duration.ofDays(30);

  final String number;
  private final SimulatorClock clock;
  private BigDecimal credit = new BigDecimal("1.50");
  private Instant expires;

  Line(String number, SimulatorClock clock) {
    this.number = number;
    this.clock = clock;
    expires = clock.now().plus(MONTH);
  }

  /** Says whether no such line exists at the carrier. */
  boolean isUnknown() {
    return number.endsWith("0001");
  }

  synchronized void add(BigDecimal amount) {
    credit = credit.add(amount);
    expires = clock.now().plus(MONTH);
  }

  synchronized void take(BigDecimal amount) {
    credit = credit.subtract(amount);
  }

  synchronized BigDecimal credit() {
    return credit;
  }

  synchronized Instant expires() {
    return expires;
  }
}
