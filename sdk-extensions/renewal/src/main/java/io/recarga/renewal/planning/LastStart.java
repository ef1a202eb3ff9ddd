package io.recarga.renewal.planning;

import io.recarga.renewal.ChannelEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * The last moment at which a renewal by one channel can be begun safely.
 *
 * @param entry the channel
 * @param at the moment; the channel is open then, as far as its hours are known
 * @param counted the time that was counted from there to the deadline
 * @param assumed whether nobody states how long it takes, so that the time is this library's guess to
 *     be safe
 */
public record LastStart(ChannelEntry entry, Instant at, Duration counted, boolean assumed) {
  private static final Duration WEEK = Duration.ofDays(7);
  private static final Duration DAY = Duration.ofDays(1);

  /** Checks the parts. */
  public LastStart {
    Objects.requireNonNull(entry, "entry");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(counted, "counted");
  }

  /** Says how urgent it is at {@code now}. */
  public Urgency urgency(Instant now) {
    Duration left = Duration.between(now, at);
    if (left.isNegative()) {
      return Urgency.MISSED;
    }
    if (left.compareTo(DAY) <= 0) {
      return Urgency.LAST_CALL;
    }
    return left.compareTo(WEEK) <= 0 ? Urgency.SOON : Urgency.EARLY;
  }
}
