package io.recarga.renewal.mandate;

import io.recarga.TopUpKey;
import io.recarga.renewal.Message;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a look at one mandate brought.
 *
 * @param mandateId the mandate
 * @param outcome what became of it
 * @param key the key of the top-up that it is about, or null if there is none
 * @param text the same in words
 */
public record Run(
    String mandateId, Outcome outcome, @Nullable TopUpKey key, Message text) {
  /** Checks the parts. */
  public Run {
    Objects.requireNonNull(mandateId, "mandateId");
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(text, "text");
  }

  /** What a look can bring. */
  public enum Outcome {
    /** A renewal was delivered. */
    RENEWED,
    /** A renewal is under way or an open case: the mandate rests. */
    UNDER_WAY,
    /** A renewal was proven not to be made; the mandate goes on with its next period. */
    DECLINED,
    /** Nothing is due. */
    NOT_DUE,
    /** A limit forbids it; the period is skipped. */
    CAPPED,
    /** It can't be done now; it is tried again in the same period. */
    FAILED,
    /** The mandate is revoked or over. */
    ENDED
  }
}
