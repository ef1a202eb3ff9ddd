package io.recarga.proof.chaos;

import io.recarga.EnginePolicy;
import io.recarga.spi.DuplicateLevel;
import io.recarga.spi.ProcessingLimits;
import java.time.Duration;
import java.util.List;

/** The engine's and the carriers' figures, hours scaled to seconds. */
final class Figures {
  private static final int MANY = 20_000;
  private static final Duration LEASE_MARGIN = Duration.ofSeconds(1);

  /**
   * A run of many lasts long enough to wait for long; one of few should not.
   *
   * @param standstill how long the database may stand still by itself
   */
  static EnginePolicy policy(int topUps, Duration standstill) {
    Duration unknownAfter = Duration.ofSeconds(topUps < MANY ? 30 : 90);
    return EnginePolicy.builder()
        .sendBudget(Duration.ofSeconds(2))
        .sendBy(Duration.ofSeconds(120))
        .leaseMargin(standstill.plus(LEASE_MARGIN))
        .minQuiescence(Duration.ofSeconds(1))
        .notFound(2, Duration.ofMillis(300))
        .pollDelays(List.of(
            Duration.ofMillis(200),
            Duration.ofMillis(400),
            Duration.ofMillis(800),
            Duration.ofMillis(1500)))
        .backoff(Duration.ofMillis(50), Duration.ofMillis(400))
        .sendTries(10)
        .maxAttempts(5)
        .workers(48)
        .unknownAfter(unknownAfter)
        .build();
  }

  /** What the carriers promise, and keep. */
  static final ProcessingLimits LIMITS =
      new ProcessingLimits(Duration.ofSeconds(2), Duration.ofMillis(400), "its code");

  /** How much later than a caller's patience an answer comes that comes too late. */
  private static final Duration TOO_LATE = Duration.ofMillis(400);

  private Figures() {}

  /**
   * Who never sends again gets time: on a machine that is too busy to answer soon, a healthy call
   * would otherwise end as unknown.
   */
  static Duration callTimeout(DuplicateLevel level) {
    return level.mayResend() ? Duration.ofMillis(1500) : Duration.ofSeconds(5);
  }

  /**
   * After how long the engine takes it that nothing of an attempt is in flight any more, on a database
   * that does not stand still by itself.
   */
  static long quietMillis(DuplicateLevel level) {
    return LIMITS
        .maxProcessing()
        .multipliedBy(2)
        .plus(LIMITS.statusLag())
        .plus(callTimeout(level))
        .plus(LEASE_MARGIN)
        .toMillis();
  }

  static long tooLateMillis(DuplicateLevel level) {
    return callTimeout(level).plus(TOO_LATE).toMillis();
  }
}
