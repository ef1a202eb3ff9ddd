package io.recarga.journal;

import io.recarga.DeclineReason;
import io.recarga.OpenCase;
import io.recarga.Proof;
import io.recarga.Receipt;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.spi.AdapterId;
import io.recarga.spi.Beta;
import io.recarga.spi.Evidence;
import io.recarga.spi.Route;
import java.lang.invoke.VarHandle;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One obligation with its latest attempt, as the journal holds it. Immutable. */
@Beta
public final class JournalRow implements Held {
  private final TopUpKey key;
  private final String fingerprint;
  private TopUp topUp;
  private State state;
  private Instant sendBy;
  private final Instant created;
  private @Nullable AdapterId adapter;
  private @Nullable String reference;
  private Route route;
  private Map<AdapterId, Integer> serials;
  private Set<AdapterId> tried;
  private int attempt;
  private int attemptsBefore;
  private int unsent;
  private int unprepared;
  private long fence;
  private String owner;
  private @Nullable Instant leaseUntil;
  private @Nullable Instant attemptBegan;
  private @Nullable Instant referenceBegan;
  private @Nullable Instant due;
  private int polls;
  private int notFounds;
  private @Nullable Instant lastNotFound;
  private boolean acknowledged;
  private boolean softProven;
  private boolean doubted;
  private @Nullable Instant failedSeen;
  private @Nullable Instant againHere;
  private @Nullable Proof proof;
  private @Nullable DeclineReason reason;
  private Evidence evidence;
  private @Nullable String transactionId;
  private @Nullable String note;
  private @Nullable Receipt receipt;
  private @Nullable OpenCase openCase;
  private @Nullable String paymentId;
  private @Nullable Instant refundBegan;
  private @Nullable String resolvedBy;
  private boolean pinLeftOut;
  private Map<String, Object> extras;
  private Instant updated;
  private long version;

  // Written by a builder before anybody else sees the row, and never again: what is copied for each
  // step would otherwise be copied twice.
  private JournalRow(TopUp topUp, String fingerprint, Instant sendBy, Instant created) {
    this.topUp = Objects.requireNonNull(topUp, "topUp");
    this.key = topUp.key();
    this.fingerprint = Objects.requireNonNull(fingerprint, "fingerprint");
    this.sendBy = Objects.requireNonNull(sendBy, "sendBy");
    this.created = Objects.requireNonNull(created, "created");
    this.updated = created;
    state = State.NEW;
    route = Builder.UNPREPARED;
    serials = Map.of();
    tried = Set.of();
    owner = "";
    evidence = Evidence.none();
    extras = Map.of();
  }

  private JournalRow(JournalRow from) {
    key = from.key;
    fingerprint = from.fingerprint;
    topUp = from.topUp;
    state = from.state;
    sendBy = from.sendBy;
    created = from.created;
    adapter = from.adapter;
    reference = from.reference;
    route = from.route;
    serials = from.serials;
    tried = from.tried;
    attempt = from.attempt;
    attemptsBefore = from.attemptsBefore;
    unsent = from.unsent;
    unprepared = from.unprepared;
    fence = from.fence;
    owner = from.owner;
    leaseUntil = from.leaseUntil;
    attemptBegan = from.attemptBegan;
    referenceBegan = from.referenceBegan;
    due = from.due;
    polls = from.polls;
    notFounds = from.notFounds;
    lastNotFound = from.lastNotFound;
    acknowledged = from.acknowledged;
    softProven = from.softProven;
    doubted = from.doubted;
    failedSeen = from.failedSeen;
    againHere = from.againHere;
    proof = from.proof;
    reason = from.reason;
    evidence = from.evidence;
    transactionId = from.transactionId;
    note = from.note;
    receipt = from.receipt;
    openCase = from.openCase;
    paymentId = from.paymentId;
    refundBegan = from.refundBegan;
    resolvedBy = from.resolvedBy;
    pinLeftOut = from.pinLeftOut;
    extras = from.extras;
    updated = from.updated;
    version = from.version;
  }

  /** Begins the row of a new obligation in state {@link State#NEW}. */
  public static Builder builder(TopUp topUp, String fingerprint, Instant sendBy, Instant created) {
    return new Builder(new JournalRow(topUp, fingerprint, sendBy, created));
  }

  /** Returns a builder that holds this row's values, one version later. */
  public Builder next(Instant now) {
    JournalRow copy = new JournalRow(this);
    copy.updated = now;
    copy.version = version + 1;
    return new Builder(copy);
  }

  /** Returns the same, with less known of what is owed. */
  Builder next(Instant now, TopUp reduced) {
    Builder b = next(now);
    b.row().topUp = reduced;
    return b;
  }

  /** Returns the key. */
  @Override
  public TopUpKey key() {
    return key;
  }

  /** Returns the salted fingerprint of what is owed. */
  public String fingerprint() {
    return fingerprint;
  }

  /** Returns what is owed, as the first caller gave it. */
  @Override
  public TopUp topUp() {
    return topUp;
  }

  /** Returns the state. */
  @Override
  public State state() {
    return state;
  }

  /** Returns the moment after which no attempt begins. */
  public Instant sendBy() {
    return sendBy;
  }

  /** Returns when it was accepted. */
  @Override
  public Instant created() {
    return created;
  }

  /** Returns the adapter of the latest attempt, or null before the first. */
  @Override
  public @Nullable AdapterId adapter() {
    return adapter;
  }

  /** Returns the reference of the latest attempt, or null before the first. */
  @Override
  public @Nullable String reference() {
    return reference;
  }

  /** Returns what the adapter prepared for the latest attempt. */
  public Route route() {
    return route;
  }

  /** Returns the serial of the next reference at each adapter that ended one. */
  public Map<AdapterId, Integer> serials() {
    return serials;
  }

  /** Returns the adapters whose attempt is proven to have had no effect. */
  public Set<AdapterId> tried() {
    return tried;
  }

  /** Returns the number of attempts begun. */
  public int attempt() {
    return attempt;
  }

  /** Returns how many of the attempts were begun before it was last opened again. */
  public int attemptsBefore() {
    return attemptsBefore;
  }

  /** Returns how often the latest attempt provably did not run. */
  public int unsent() {
    return unsent;
  }

  /** Returns how often no adapter could prepare the next attempt. */
  public int unprepared() {
    return unprepared;
  }

  /** Returns the number of leases taken; an outcome is only taken from the latest. */
  public long fence() {
    return fence;
  }

  /** Returns a nonce of the process that took the latest lease. */
  public String owner() {
    return owner;
  }

  /** Returns when the lease of an attempt under way ends, or null. */
  public @Nullable Instant leaseUntil() {
    return leaseUntil;
  }

  /** Returns when the latest attempt was journaled, or null. */
  @Override
  public @Nullable Instant attemptBegan() {
    return attemptBegan;
  }

  /** Returns when the first attempt under this reference was journaled, or null. */
  public @Nullable Instant referenceBegan() {
    return referenceBegan;
  }

  /** Returns when something is to be done next, or null for a closed row. */
  public @Nullable Instant due() {
    return due;
  }

  /** Returns how often the carrier was asked about the latest attempt. */
  public int polls() {
    return polls;
  }

  /** Returns how many counted "not found" the latest attempt has. */
  public int notFounds() {
    return notFounds;
  }

  /** Returns when the latest of them was counted, or null. */
  public @Nullable Instant lastNotFound() {
    return lastNotFound;
  }

  /** Returns whether the carrier ever said that it has the latest attempt. */
  public boolean acknowledged() {
    return acknowledged;
  }

  /** Returns whether an earlier attempt is excluded by soft proof only. */
  public boolean softProven() {
    return softProven;
  }

  /** Returns whether an attempt ever ended in doubt. */
  public boolean doubted() {
    return doubted;
  }

  /** Returns when the carrier's record was first seen as failed, or null. */
  public @Nullable Instant failedSeen() {
    return failedSeen;
  }

  /**
   * Returns from when the adapter of the latest attempt may be tried again if no other one serves the
   * top-up, or null if it may not.
   */
  public @Nullable Instant againHere() {
    return againHere;
  }

  /** Returns the proof that the latest attempt had no effect, or null. */
  public @Nullable Proof proof() {
    return proof;
  }

  /** Returns why the latest attempt had no effect, or null. */
  public @Nullable DeclineReason reason() {
    return reason;
  }

  /** Returns the carrier's latest words. */
  public Evidence evidence() {
    return evidence;
  }

  /** Returns the carrier's own id of the sale, or null. */
  public @Nullable String transactionId() {
    return transactionId;
  }

  /** Returns what is known, in one sentence, or null. */
  public @Nullable String note() {
    return note;
  }

  /** Returns the receipt of a delivered top-up, or null. */
  public @Nullable Receipt receipt() {
    return receipt;
  }

  /** Returns the case of an unknown top-up, or null. */
  public @Nullable OpenCase openCase() {
    return openCase;
  }

  /** Returns the id of the evidence that it was paid, or null where no payment was awaited yet. */
  public @Nullable String paymentId() {
    return paymentId;
  }

  /** Returns when the payer's refund was begun, which bars sending for ever; null if it was not. */
  public @Nullable Instant refundBegan() {
    return refundBegan;
  }

  /** Returns who closed the case, or null where no person did. */
  public @Nullable String resolvedBy() {
    return resolvedBy;
  }

  /**
   * Returns whether the receipt has a PIN that the journal did not keep, because it has no key to
   * seal it with. The carrier can be asked for it.
   */
  public boolean pinLeftOut() {
    return pinLeftOut;
  }

  /** Returns what a later version of this library wrote into the row beside what this one knows. */
  Map<String, Object> extras() {
    return extras;
  }

  /** Returns when the row was last written. */
  @Override
  public Instant updated() {
    return updated;
  }

  /** Returns a number that rises with each write. */
  @Override
  public long version() {
    return version;
  }

  @Override
  public String toString() {
    return key + " " + state + " attempt " + attempt + " fence " + fence + " version " + version;
  }

  /** Builds a {@link JournalRow}. */
  public static final class Builder {
    private static final Route UNPREPARED = Route.of(Map.of(), null);

    private JournalRow row;
    private boolean built;

    private Builder(JournalRow row) {
      this.row = row;
    }

    /** Returns the row that is being built; one that was handed out does not change any more. */
    private JournalRow row() {
      if (built) {
        row = new JournalRow(row);
        built = false;
      }
      return row;
    }

    /** Sets the state. */
    public Builder state(State value) {
      row().state = value;
      return this;
    }

    /** Sets the moment after which no attempt begins. */
    public Builder sendBy(Instant value) {
      row().sendBy = value;
      return this;
    }

    /** Sets the adapter of the latest attempt, or null before the first. */
    public Builder adapter(@Nullable AdapterId value) {
      row().adapter = value;
      return this;
    }

    /** Sets the reference of the latest attempt, or null before the first. */
    public Builder reference(@Nullable String value) {
      row().reference = value;
      return this;
    }

    /** Sets what the adapter prepared for the latest attempt. */
    public Builder route(Route value) {
      row().route = value;
      return this;
    }

    /** Sets the serial of the next reference at each adapter that ended one. */
    public Builder serials(Map<AdapterId, Integer> value) {
      row().serials = value;
      return this;
    }

    /** Sets the adapters whose attempt is proven to have had no effect. */
    public Builder tried(Set<AdapterId> value) {
      row().tried = value;
      return this;
    }

    /** Sets the number of attempts begun. */
    public Builder attempt(int value) {
      row().attempt = value;
      return this;
    }

    /** Sets how many of the attempts were begun before it was last opened again. */
    public Builder attemptsBefore(int value) {
      row().attemptsBefore = value;
      return this;
    }

    /** Sets how often the latest attempt provably did not run. */
    public Builder unsent(int value) {
      row().unsent = value;
      return this;
    }

    /** Sets how often no adapter could prepare the next attempt. */
    public Builder unprepared(int value) {
      row().unprepared = value;
      return this;
    }

    /** Sets the number of leases taken; an outcome is only taken from the latest. */
    public Builder fence(long value) {
      row().fence = value;
      return this;
    }

    /** Sets a nonce of the process that took the latest lease. */
    public Builder owner(String value) {
      row().owner = value;
      return this;
    }

    /** Sets when the lease of an attempt under way ends, or null. */
    public Builder leaseUntil(@Nullable Instant value) {
      row().leaseUntil = value;
      return this;
    }

    /** Sets when the latest attempt was journaled, or null. */
    public Builder attemptBegan(@Nullable Instant value) {
      row().attemptBegan = value;
      return this;
    }

    /** Sets when the first attempt under this reference was journaled, or null. */
    public Builder referenceBegan(@Nullable Instant value) {
      row().referenceBegan = value;
      return this;
    }

    /** Sets when something is to be done next, or null for a closed row. */
    public Builder due(@Nullable Instant value) {
      row().due = value;
      return this;
    }

    /** Sets how often the carrier was asked about the latest attempt. */
    public Builder polls(int value) {
      row().polls = value;
      return this;
    }

    /** Sets how many counted "not found" the latest attempt has. */
    public Builder notFounds(int value) {
      row().notFounds = value;
      return this;
    }

    /** Sets when the latest of them was counted, or null. */
    public Builder lastNotFound(@Nullable Instant value) {
      row().lastNotFound = value;
      return this;
    }

    /** Sets whether the carrier ever said that it has the latest attempt. */
    public Builder acknowledged(boolean value) {
      row().acknowledged = value;
      return this;
    }

    /** Sets whether an earlier attempt is excluded by soft proof only. */
    public Builder softProven(boolean value) {
      row().softProven = value;
      return this;
    }

    /** Sets whether an attempt ever ended in doubt. */
    public Builder doubted(boolean value) {
      row().doubted = value;
      return this;
    }

    /** Sets when the carrier's record was first seen as failed, or null. */
    public Builder failedSeen(@Nullable Instant value) {
      row().failedSeen = value;
      return this;
    }

    /** Sets from when the adapter of the latest attempt may be tried again, or null. */
    public Builder againHere(@Nullable Instant value) {
      row().againHere = value;
      return this;
    }

    /** Sets the proof that the latest attempt had no effect, or null. */
    public Builder proof(@Nullable Proof value) {
      row().proof = value;
      return this;
    }

    /** Sets why the latest attempt had no effect, or null. */
    public Builder reason(@Nullable DeclineReason value) {
      row().reason = value;
      return this;
    }

    /** Sets the carrier's latest words. */
    public Builder evidence(Evidence value) {
      row().evidence = value;
      return this;
    }

    /** Sets the carrier's own id of the sale, or null. */
    public Builder transactionId(@Nullable String value) {
      row().transactionId = value;
      return this;
    }

    /** Sets what is known, in one sentence, or null. */
    public Builder note(@Nullable String value) {
      row().note = value;
      return this;
    }

    /** Sets the receipt of a delivered top-up, or null. */
    public Builder receipt(@Nullable Receipt value) {
      row().receipt = value;
      return this;
    }

    /** Sets the case of an unknown top-up, or null. */
    public Builder openCase(@Nullable OpenCase value) {
      row().openCase = value;
      return this;
    }

    /** Sets the id of the evidence that it was paid, or null. */
    public Builder paymentId(@Nullable String value) {
      row().paymentId = value;
      return this;
    }

    /** Sets when the payer's refund was begun, or null. */
    public Builder refundBegan(@Nullable Instant value) {
      row().refundBegan = value;
      return this;
    }

    /** Sets who closed the case, or null. */
    public Builder resolvedBy(@Nullable String value) {
      row().resolvedBy = value;
      return this;
    }

    /** Sets whether the journal did not keep the PIN of the receipt. */
    Builder pinLeftOut(boolean value) {
      row().pinLeftOut = value;
      return this;
    }

    /** Sets what a later version of this library wrote. */
    Builder extras(Map<String, Object> value) {
      row().extras = value;
      return this;
    }

    /** Sets when the row was last written; {@link JournalRow#next} does it by itself. */
    public Builder updated(Instant value) {
      row().updated = value;
      return this;
    }

    /** Sets the number that rises with each write; {@link JournalRow#next} does it by itself. */
    public Builder version(long value) {
      row().version = value;
      return this;
    }

    /** Builds the row. */
    public JournalRow build() {
      row.serials = Map.copyOf(row.serials);
      row.tried = Set.copyOf(row.tried);
      row.extras = Map.copyOf(row.extras);
      built = true;
      // Whoever gets hold of the row sees it whole, as if its fields were final.
      VarHandle.releaseFence();
      return row;
    }
  }
}
