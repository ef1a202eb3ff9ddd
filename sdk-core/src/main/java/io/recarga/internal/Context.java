package io.recarga.internal;

import io.recarga.EnginePolicy;
import io.recarga.Environment;
import io.recarga.journal.JournalRow;
import io.recarga.spi.AdapterId;
import io.recarga.spi.Capabilities;
import io.recarga.spi.ProcessingLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a transition may know besides row and event.
 *
 * @param now the time
 * @param jitter a random number from 0 to 999
 * @param capabilities of the adapter of the latest attempt
 * @param environment of the adapter of the latest attempt
 * @param roads the adapters that may serve the obligation, best first
 * @param backupTaken when the backup was taken that the journal was restored from, or null
 */
record Context(
    Instant now,
    int jitter,
    EnginePolicy policy,
    Capabilities capabilities,
    Environment environment,
    List<AdapterId> roads,
    @Nullable Instant backupTaken) {
  private static final Duration LONGEST = Duration.ofDays(365);
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int MOST_DOUBLINGS = 10;

  /** Makes the context of a journal that was not restored from a backup. */
  Context(
      Instant now,
      int jitter,
      EnginePolicy policy,
      Capabilities capabilities,
      Environment environment,
      List<AdapterId> roads) {
    this(now, jitter, policy, capabilities, environment, roads, null);
  }

  Instant leaseUntil() {
    return now.plus(capabilities.callTimeout()).plus(policy.leaseMargin());
  }

  /** Returns the wait that a carrier demands, or a year where it demands more than time can count. */
  static Duration bounded(Duration demanded) {
    return demanded.compareTo(LONGEST) > 0 ? LONGEST : demanded;
  }

  /** Returns the wait before try number {@code tries + 1}: full jitter, never nothing. */
  Duration backoff(int tries) {
    long most = policy.backoff().ceiling(tries).toMillis();
    return Duration.ofMillis(Math.max(1, most * (jitter + 1) / 1000));
  }

  /** Returns the wait for a road after {@code tries} in vain: doubles from 100 ms up to a minute. */
  Duration patience(int tries) {
    long doubled = 100L << Math.min(Math.max(tries, 1) - 1, MOST_DOUBLINGS);
    long most = Math.min(doubled, PATIENCE.toMillis());
    return Duration.ofMillis(Math.max(1, most * (500 + jitter / 2) / 1000));
  }

  /** Returns the wait before question number {@code polls + 1}, 20 % more or less. */
  Duration pollDelay(int polls) {
    List<Duration> delays = policy.pollDelays();
    long millis = delays.get(Math.min(polls, delays.size() - 1)).toMillis();
    return Duration.ofMillis(Math.max(1, millis * (800 + jitter * 400L / 999) / 1000));
  }

  /**
   * Returns the moment from which nothing of the latest attempt is in flight any more and the
   * carrier's records show all of it.
   */
  Instant quietFrom(JournalRow row, ProcessingLimits limits) {
    Duration lease = capabilities.callTimeout().plus(policy.leaseMargin());
    Duration settled =
        limits.maxProcessing().multipliedBy(2).plus(limits.statusLag()).plus(lease);
    Duration least = policy.minQuiescence();
    return Rows.began(row).plus(settled.compareTo(least) > 0 ? settled : least);
  }

  /** Returns the latest moment at which the latest attempt may be executed. */
  Instant lastSale(JournalRow row, ProcessingLimits limits) {
    return Rows.began(row)
        .plus(capabilities.callTimeout())
        .plus(policy.leaseMargin())
        .plus(limits.maxProcessing());
  }
}
