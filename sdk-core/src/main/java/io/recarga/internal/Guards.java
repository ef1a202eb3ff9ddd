package io.recarga.internal;

import io.recarga.JournalException;
import io.recarga.NotSentException;
import io.recarga.RechargeEvent.Gate;
import io.recarga.RechargeException;
import io.recarga.SuspectedDuplicateException;
import io.recarga.TopUp;
import io.recarga.TopUpCheck;
import io.recarga.journal.Journal;
import io.recarga.journal.JournalRow;
import io.recarga.journal.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an app may have looked at before a new top-up is taken. Best effort: two callers at the same
 * moment do not see each other.
 *
 * @param repeats how long another key with the same line and product is suspected, or null
 * @param cooldown how long a line rests between top-ups, or null
 * @param checks the app's own
 */
public record Guards(
    @Nullable Duration repeats, @Nullable Duration cooldown, List<TopUpCheck> checks) {
  private static final int LOOKED_AT = 100;

  /** Copies the checks. */
  public Guards {
    checks = List.copyOf(checks);
  }

  /** Says whether there is nothing to look at. */
  boolean isEmpty() {
    return repeats == null && cooldown == null && checks.isEmpty();
  }

  /**
   * Looks at a top-up before it is journaled or, if it was queued, before its first attempt.
   *
   * @throws RechargeException if it may not be made now
   */
  void check(TopUp topUp, Journal journal, Instant now, Emitter emitter) {
    for (TopUpCheck check : checks) {
      String refusal = refusalOf(check, topUp);
      if (refusal != null) {
        emitter.refused(topUp.key(), null, Gate.CHECK, now, refusal);
        throw new NotSentException("not sent: " + refusal);
      }
    }
    if (repeats != null && !topUp.allowsRepeat()) {
      for (JournalRow row : ofLine(journal, topUp, now.minus(repeats))) {
        if (isSameProduct(row.topUp(), topUp)) {
          emitter.refused(topUp.key(), null, Gate.DUPLICATE_GUARD, now, "repeats " + row.key());
          throw new SuspectedDuplicateException(topUp.key(), row.key());
        }
      }
    }
    if (cooldown != null) {
      for (JournalRow row : ofLine(journal, topUp, now.minus(cooldown))) {
        emitter.refused(topUp.key(), null, Gate.COOLDOWN, now, "rests after " + row.key());
        throw new NotSentException("sim: had a top-up at " + row.created() + ", under key "
            + row.key() + ", and rests for " + cooldown + " between two");
      }
    }
  }

  private static @Nullable String refusalOf(TopUpCheck check, TopUp topUp) {
    try {
      return check.refusal(topUp);
    } catch (RechargeException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new NotSentException("not sent: a check of the app failed: " + e, e);
    }
  }

  /** Returns the other top-ups of the line that happened or may still happen. */
  private static List<JournalRow> ofLine(Journal journal, TopUp topUp, Instant since) {
    return read(journal, topUp, since).stream()
        .filter(row -> !row.key().equals(topUp.key()))
        .filter(row -> row.state() != State.FAILED && row.state() != State.REVERSED)
        .toList();
  }

  private static List<JournalRow> read(Journal journal, TopUp topUp, Instant since) {
    try {
      return journal.ofLine(topUp.key().tenant(), topUp.sim(), since, LOOKED_AT);
    } catch (RechargeException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new JournalException(
          "the journal can't tell now what the line had before; nothing was sent: " + e, e);
    }
  }

  private static boolean isSameProduct(TopUp one, TopUp other) {
    return Objects.equals(one.amount(), other.amount()) && Objects.equals(one.plan(), other.plan());
  }
}
