package io.recarga.spi;

import io.recarga.DeclineReason;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A carrier's refusal, with what its table says of the code.
 *
 * @param reason the reason in our words
 * @param proves what the code proves about the request that it answers
 * @param burnsReference whether the carrier never takes the same reference again after it
 * @param retryAfter how long to wait before the same may be sent here again, or null if waiting does
 *     not help
 * @param evidence the carrier's code and words
 */
@Beta
public record Rejection(
    DeclineReason reason,
    Proves proves,
    boolean burnsReference,
    @Nullable Duration retryAfter,
    Evidence evidence) {
  /** Checks the parts. */
  public Rejection {
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(proves, "proves");
    Objects.requireNonNull(evidence, "evidence");
    if (retryAfter != null && retryAfter.isNegative()) {
      throw new IllegalArgumentException("retryAfter: is negative");
    }
  }
}
