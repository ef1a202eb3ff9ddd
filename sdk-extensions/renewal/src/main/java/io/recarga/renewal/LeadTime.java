package io.recarga.renewal;

import java.time.Duration;
import java.util.Objects;

/**
 * How long it takes from a person's first step until the line is renewed.
 *
 * @param least the shortest
 * @param most the longest that is usual; plan with this one
 */
public record LeadTime(Duration least, Duration most) {
  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException if one is negative or they are upside down
   */
  public LeadTime {
    Objects.requireNonNull(least, "least");
    Objects.requireNonNull(most, "most");
    if (least.isNegative() || most.compareTo(least) < 0) {
      throw new IllegalArgumentException("leadTime: give 0 or more, the shorter first");
    }
  }
}
