package io.recarga;

import io.recarga.journal.State;
import io.recarga.spi.AdapterId;
import io.recarga.spi.Doubt;
import io.recarga.spi.Evidence;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One decision about one top-up, an adapter or the journal. Holds no personal data. Immutable. */
public final class RechargeEvent {
  private final Kind kind;
  private final Instant at;
  private final @Nullable TopUpKey key;
  private final @Nullable AdapterId adapter;
  private final @Nullable String reference;
  private final int attempt;
  private final @Nullable State state;
  private final @Nullable DeclineReason reason;
  private final @Nullable Proof proof;
  private final @Nullable Doubt doubt;
  private final OpenCase.@Nullable Cause cause;
  private final @Nullable Gate gate;
  private final @Nullable Duration sinceAttempt;
  private final @Nullable Duration sinceAccepted;
  private final @Nullable String detail;

  private RechargeEvent(Builder b) {
    kind = b.kind;
    at = b.at;
    key = b.key;
    adapter = b.adapter;
    reference = b.reference;
    attempt = b.attempt;
    state = b.state;
    reason = b.reason;
    proof = b.proof;
    doubt = b.doubt;
    cause = b.cause;
    gate = b.gate;
    sinceAttempt = b.sinceAttempt;
    sinceAccepted = b.sinceAccepted;
    detail = b.detail;
  }

  /** Begins an event; every other part is null until set. */
  public static Builder builder(Kind kind, Instant at) {
    return new Builder(kind, at);
  }

  /** Returns what happened. */
  public Kind kind() {
    return kind;
  }

  /** Returns when it was decided, by the engine's clock. */
  public Instant at() {
    return at;
  }

  /** Returns the key of the top-up, or null where the event is about none. */
  public @Nullable TopUpKey key() {
    return key;
  }

  /** Returns the adapter, or null where none is concerned. */
  public @Nullable AdapterId adapter() {
    return adapter;
  }

  /** Returns the reference of the latest attempt, or null. */
  public @Nullable String reference() {
    return reference;
  }

  /** Returns the number of the latest attempt; 0 before the first. */
  public int attempt() {
    return attempt;
  }

  /** Returns the state that the top-up is in from now on, or null where the event is about none. */
  public @Nullable State state() {
    return state;
  }

  /** Returns why something had no effect or was declined, or null. */
  public @Nullable DeclineReason reason() {
    return reason;
  }

  /** Returns how that is known, or null. */
  public @Nullable Proof proof() {
    return proof;
  }

  /** Returns why nobody can tell whether something was sold, or null. */
  public @Nullable Doubt doubt() {
    return doubt;
  }

  /** Returns why a case is open, or null. */
  public OpenCase.@Nullable Cause cause() {
    return cause;
  }

  /** Returns what refused to let it be sent, or null. */
  public @Nullable Gate gate() {
    return gate;
  }

  /** Returns the time since the latest attempt was journaled, or null where none was made. */
  public @Nullable Duration sinceAttempt() {
    return sinceAttempt;
  }

  /** Returns the time since the top-up was journaled, or null where the event is about none. */
  public @Nullable Duration sinceAccepted() {
    return sinceAccepted;
  }

  /** Returns what is known besides, in one sentence for a log, or null. */
  public @Nullable String detail() {
    return detail;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(kind.name());
    add(text, "key", key);
    add(text, "adapter", adapter);
    add(text, "attempt", attempt == 0 ? null : attempt);
    add(text, "reference", reference);
    add(text, "state", state);
    add(text, "reason", reason);
    add(text, "proof", proof);
    add(text, "doubt", doubt);
    add(text, "cause", cause);
    add(text, "gate", gate);
    return text.append(detail == null ? "" : ": " + detail).toString();
  }

  private static void add(StringBuilder text, String name, @Nullable Object value) {
    if (value != null) {
      text.append(' ').append(name).append('=').append(value);
    }
  }

  /** What can happen; the set grows, so have a branch for the rest. */
  public enum Kind {
    /** A top-up is journaled, and workers will send it. */
    QUEUED,
    /** A top-up is journaled, and waits for its payer's money. */
    AWAITING_PAYMENT,
    /** The payer's money came. */
    PAID,
    /** An attempt is journaled and is sent now. */
    SENDING,
    /** The carrier has it and is working. */
    TAKEN,
    /** An attempt ended, and nobody knows whether something was sold; the carrier is being asked. */
    IN_DOUBT,
    /** An attempt provably had no effect. */
    NOT_EXECUTED,
    /** A further try is planned, or was put off. */
    RETRY_PLANNED,
    /** The credit arrived. */
    DELIVERED,
    /** It ended without a sale. */
    DECLINED,
    /** It was cancelled before anything was sent; {@link #DECLINED} follows. */
    CANCELLED,
    /** A delivered top-up was given back. */
    REVERSED,
    /** A declined top-up was opened again. */
    REOPENED,
    /** No machine can find out how it ended: a person is needed. */
    CASE_OPENED,
    /** The carrier said something new about an open case. */
    CASE_NEWS,
    /** A person closed a case; what it was closed as follows. */
    CASE_CLOSED,
    /** The payer's refund was begun: it is never sent again. */
    REFUND_BEGUN,
    /** The carrier answered with a code that its table does not list. */
    UNCLASSIFIED_CODE,
    /** Something refused to let it be sent; {@link RechargeEvent#gate} tells which. */
    REFUSED,
    /** A circuit breaker opened, closed or lets probes through. */
    BREAKER_CHANGED,
    /** An adapter's wallet is below what the app set. */
    WALLET_LOW,
    /** A carrier's notice was kept. */
    NOTICE_TAKEN,
    /** A notice was forged, stale, malformed or unwanted. */
    NOTICE_REFUSED,
    /** A notice was given up: no top-up of this journal is meant, or too many wait. */
    NOTICE_UNMATCHED,
    /** Something is due at an adapter that is not set up here. */
    ADAPTER_MISSING,
    /** The journal failed; what was done is read again. */
    JOURNAL_FAILED
  }

  /** What can refuse to let something be sent. */
  public enum Gate {
    /** A person switched the adapter off. */
    KILL_SWITCH,
    /** Too many calls in a period. */
    RATE_LIMIT,
    /** Too many calls at one time. */
    BULKHEAD,
    /** The carrier fails too often. */
    BREAKER,
    /** The same line had the same top-up moments ago under another key. */
    DUPLICATE_GUARD,
    /** The line had a top-up moments ago. */
    COOLDOWN,
    /** Too many retries. */
    RETRY_BUDGET,
    /** A check of the app's own. */
    CHECK
  }

  /** Builds a {@link RechargeEvent}. */
  public static final class Builder {
    private final Kind kind;
    private final Instant at;
    private @Nullable TopUpKey key;
    private @Nullable AdapterId adapter;
    private @Nullable String reference;
    private int attempt;
    private @Nullable State state;
    private @Nullable DeclineReason reason;
    private @Nullable Proof proof;
    private @Nullable Doubt doubt;
    private OpenCase.@Nullable Cause cause;
    private @Nullable Gate gate;
    private @Nullable Duration sinceAttempt;
    private @Nullable Duration sinceAccepted;
    private @Nullable String detail;

    private Builder(Kind kind, Instant at) {
      this.kind = Objects.requireNonNull(kind, "kind");
      this.at = Objects.requireNonNull(at, "at");
    }

    /** Sets the key of the top-up; may be null. */
    public Builder key(@Nullable TopUpKey value) {
      key = value;
      return this;
    }

    /** Sets the adapter and the reference of the latest attempt there; both may be null. */
    public Builder adapter(@Nullable AdapterId adapter, @Nullable String reference) {
      this.adapter = adapter;
      this.reference = reference;
      return this;
    }

    /** Sets the number of the latest attempt. */
    public Builder attempt(int value) {
      attempt = value;
      return this;
    }

    /** Sets the state that the top-up is in from now on; may be null. */
    public Builder state(@Nullable State value) {
      state = value;
      return this;
    }

    /** Sets why something had no effect and how that is known; both may be null. */
    public Builder reason(@Nullable DeclineReason reason, @Nullable Proof proof) {
      this.reason = reason;
      this.proof = proof;
      return this;
    }

    /** Sets why nobody can tell whether something was sold; may be null. */
    public Builder doubt(@Nullable Doubt value) {
      doubt = value;
      return this;
    }

    /** Sets why a case is open; may be null. */
    public Builder cause(OpenCase.@Nullable Cause value) {
      cause = value;
      return this;
    }

    /** Sets what refused to let it be sent; may be null. */
    public Builder gate(@Nullable Gate value) {
      gate = value;
      return this;
    }

    /** Sets the times since the latest attempt and the top-up were journaled; both may be null. */
    public Builder since(@Nullable Duration attempt, @Nullable Duration accepted) {
      sinceAttempt = attempt;
      sinceAccepted = accepted;
      return this;
    }

    /** Sets what is known besides; what looks like a phone number is taken out, long texts are cut. */
    public Builder detail(@Nullable String value) {
      detail = Evidence.of(null, value).words();
      return this;
    }

    /** Builds the event. */
    public RechargeEvent build() {
      return new RechargeEvent(this);
    }
  }
}
