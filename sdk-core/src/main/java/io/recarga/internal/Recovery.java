package io.recarga.internal;

import io.recarga.TopUp;
import io.recarga.journal.JournalRow;
import io.recarga.journal.State;
import io.recarga.spi.AdapterId;
import io.recarga.spi.Answer;
import io.recarga.spi.Attempt;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.ProcessingLimits;
import io.recarga.spi.Route;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what was sent after the backup was taken that the journal was restored from. References
 * are derived from keys, so that a carrier can be asked about a key that the journal has lost.
 */
final class Recovery {
  private static final Route NO_ROUTE = Route.of(Map.of(), null);

  private final Parts parts;
  private final @Nullable Instant backupTaken;
  private final Instant began;

  Recovery(Parts parts) {
    this.parts = parts;
    this.backupTaken = parts.backupTaken();
    this.began = parts.now();
  }

  boolean isOn() {
    return backupTaken != null;
  }

  /** Says whether carriers may know more of the row than the journal does. */
  boolean concerns(JournalRow row) {
    boolean idle = row.state() == State.NEW
        || row.state() == State.NOT_EXECUTED
        || row.state() == State.AWAITING_PAYMENT;
    return backupTaken != null && idle && isMistrusted(row, backupTaken);
  }

  /** Says whether the row, or one that was lost before it was inserted anew, is of the backup. */
  static boolean isMistrusted(JournalRow row, Instant backupTaken) {
    return row.attempt() == 0 || !row.created().isAfter(backupTaken);
  }

  /** Asks every carrier that may have had the row. */
  Verdict ask(JournalRow row) {
    Instant since = Objects.requireNonNull(backupTaken, "backupTaken");
    AdapterId here = row.adapter();
    if (here != null && !row.updated().isAfter(since)) {
      return new Verdict.Suspect(here, Rows.reference(row));
    }
    Verdict doubt = null;
    for (AdapterId id : parts.roads().of(row.topUp())) {
      Verdict verdict = id.equals(here)
          ? mayRepeat(parts.adapterOf(row))
          : ask(parts.roads().get(id), row.topUp(), since);
      if (verdict instanceof Verdict.Suspect) {
        return verdict; // Who has it matters more than who does not know yet.
      } else if (verdict instanceof Verdict.Doubtful) {
        doubt = verdict;
      }
    }
    return doubt == null ? new Verdict.Clear() : doubt;
  }

  private static Verdict mayRepeat(CarrierAdapter adapter) {
    return adapter.capabilities().duplicates().mayResend()
        ? new Verdict.Clear()
        : new Verdict.Doubtful(adapter.id() + " would execute a repeat again");
  }

  private Verdict ask(CarrierAdapter adapter, TopUp topUp, Instant since) {
    ProcessingLimits limits = adapter.capabilities().limits();
    if (limits == null || !adapter.capabilities().duplicates().mayResend()) {
      return new Verdict.Doubtful(adapter.id() + " can't prove what it was sent before");
    }
    String reference = parts.references().of(topUp.key(), adapter.id(), 0);
    Answer answer;
    try {
      answer = adapter.find(Attempt.builder(topUp, reference, since, NO_ROUTE).build());
    } catch (RuntimeException e) {
      return new Verdict.Doubtful(adapter.id() + " can't be asked: " + e.getMessage());
    }
    if (!(answer instanceof Answer.NotFound notFound)) {
      return answer instanceof Answer.InDoubt || answer instanceof Answer.Rejected
          ? new Verdict.Doubtful(adapter.id() + " does not say whether it has it")
          : new Verdict.Suspect(adapter.id(), reference);
    }
    Instant settled = began
        .plus(adapter.capabilities().callTimeout())
        .plus(parts.policy().leaseMargin())
        .plus(limits.maxProcessing().multipliedBy(2))
        .plus(limits.statusLag());
    boolean covers = notFound.covers().covers(since) && notFound.covers().covers(began);
    Duration left = Duration.between(parts.now(), settled);
    if (!covers || left.toMillis() > 0) {
      return new Verdict.Doubtful(adapter.id() + " may still show what was sent before");
    }
    return new Verdict.Clear();
  }

  /** What the carriers say of a row of the backup. */
  sealed interface Verdict {
    /** Nobody has it. */
    record Clear() implements Verdict {}

    /** It may have been sent through this adapter: it is asked until that is decided. */
    record Suspect(AdapterId adapter, String reference) implements Verdict {}

    /** Nobody can tell now. */
    record Doubtful(String why) implements Verdict {}
  }
}
