package io.recarga.spi;

import io.recarga.DeclineReason;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is known after sending or asking. When in doubt, {@link InDoubt}: never a guess. */
@Beta
public sealed interface Answer {

  /** The sale is complete. */
  static Answer delivered(Delivery delivery) {
    return new Delivered(delivery);
  }

  /** The carrier has it and is not finished; {@code evidence} should hold its transaction id. */
  static Answer accepted(Evidence evidence) {
    return new Accepted(evidence);
  }

  /** The carrier refused this request. */
  static Answer rejected(Rejection rejection) {
    return new Rejected(rejection);
  }

  /**
   * The carrier's own record says finally that the sale failed and nothing was charged.
   *
   * @param retryAfter how long the carrier demands to wait before a new attempt; zero if it demands none
   */
  static Answer failed(DeclineReason reason, Duration retryAfter, Evidence evidence) {
    return new Failed(reason, retryAfter, evidence);
  }

  /** The carrier's own record says finally that it was sold and that all was given back. */
  static Answer givenBack(Evidence evidence) {
    return new GivenBack(evidence);
  }

  /** A search that would have shown a sale within {@code covers} shows none. */
  static Answer notFound(Window covers) {
    return new NotFound(covers);
  }

  /** Nobody can tell from this answer. */
  static Answer inDoubt(Doubt doubt, Evidence evidence) {
    return new InDoubt(doubt, evidence);
  }

  /**
   * The sale is complete.
   *
   * @param delivery what the carrier says of it
   */
  record Delivered(Delivery delivery) implements Answer {
    /** Checks the delivery. */
    public Delivered {
      Objects.requireNonNull(delivery, "delivery");
    }
  }

  /**
   * The carrier has it and is not finished.
   *
   * @param evidence its transaction id, if it gave one
   */
  record Accepted(Evidence evidence) implements Answer {
    /** Checks the evidence. */
    public Accepted {
      Objects.requireNonNull(evidence, "evidence");
    }
  }

  /**
   * The carrier refused this request.
   *
   * @param rejection what its table says of the code
   */
  record Rejected(Rejection rejection) implements Answer {
    /** Checks the rejection. */
    public Rejected {
      Objects.requireNonNull(rejection, "rejection");
    }
  }

  /**
   * The carrier's own final record of a failure.
   *
   * @param reason the reason in our words
   * @param retryAfter how long the carrier demands to wait before a new attempt
   * @param evidence its code and words
   */
  record Failed(DeclineReason reason, Duration retryAfter, Evidence evidence) implements Answer {
    /** Checks the parts. */
    public Failed {
      Objects.requireNonNull(reason, "reason");
      Objects.requireNonNull(evidence, "evidence");
      Objects.requireNonNull(retryAfter, "retryAfter");
      if (retryAfter.isNegative()) {
        throw new IllegalArgumentException("retryAfter: is negative");
      }
    }
  }

  /**
   * The carrier's own final record of a sale that was given back.
   *
   * @param evidence its transaction id, code and words
   */
  record GivenBack(Evidence evidence) implements Answer {
    /** Checks the evidence. */
    public GivenBack {
      Objects.requireNonNull(evidence, "evidence");
    }
  }

  /**
   * A search found nothing.
   *
   * @param covers the time of sale that the search covered
   */
  record NotFound(Window covers) implements Answer {
    /** Checks the window. */
    public NotFound {
      Objects.requireNonNull(covers, "covers");
    }
  }

  /**
   * Nobody can tell.
   *
   * @param doubt why not
   * @param evidence what there is
   */
  record InDoubt(Doubt doubt, Evidence evidence) implements Answer {
    /** Checks the parts. */
    public InDoubt {
      Objects.requireNonNull(doubt, "doubt");
      Objects.requireNonNull(evidence, "evidence");
    }

    /** Says why nobody can tell, in a few words. */
    @Override
    public String toString() {
      @Nullable String code = evidence.code();
      return doubt + (code == null ? "" : " " + code);
    }
  }
}
