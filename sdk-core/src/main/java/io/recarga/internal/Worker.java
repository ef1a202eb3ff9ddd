package io.recarga.internal;

import static io.recarga.journal.State.IN_DOUBT;
import static io.recarga.journal.State.PENDING;
import static io.recarga.journal.State.REVERSED;
import static io.recarga.journal.State.SENDING;

import io.recarga.CredentialsException;
import io.recarga.DeclineReason;
import io.recarga.JournalException;
import io.recarga.NotSentException;
import io.recarga.Receipt;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.internal.Roads.Prepared;
import io.recarga.internal.Step.Effect;
import io.recarga.journal.JournalRow;
import io.recarga.spi.AdapterId;
import io.recarga.spi.Answer;
import io.recarga.spi.Attempt;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.Doubt;
import io.recarga.spi.Evidence;
import io.recarga.spi.Route;
import io.recarga.spi.SendPermit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Does what a row asks for: journals, sends, asks. Called by one thread at a time for each key of
 * this process; rivals in other processes are kept off by the journal's conditional writes.
 */
final class Worker {
  private static final int READ_TRIES = 3;
  private static final Duration READ_PAUSE = Duration.ofMillis(50);

  private final Parts parts;
  private final Writer writer;
  private final Recovery recovery;

  Worker(Parts parts) {
    this.parts = parts;
    this.recovery = new Recovery(parts);
    this.writer = new Writer(parts.journal(), parts.time(), parts.emitter());
  }

  /**
   * Journals a new obligation as being sent.
   *
   * @throws JournalException if the journal provably does not hold it
   */
  Opened open(TopUp topUp, String fingerprint, Prepared road) {
    CarrierAdapter adapter = road.adapter();
    Context context = parts.context(adapter, topUp);
    String owner = parts.newOwner();
    String reference = parts.references().of(topUp.key(), adapter.id(), 0);
    Event.Claimed claim =
        new Event.Claimed(adapter.id(), road.route(), reference, owner, road.why());
    Instant wanted = topUp.sendBy();
    Instant sendBy = wanted == null ? context.now().plus(parts.policy().sendBy()) : wanted;
    JournalRow row = Transitions.open(topUp, fingerprint, claim, sendBy, context);
    return opened(row);
  }

  /**
   * Journals an obligation that is not sent now.
   *
   * @throws JournalException if the journal provably does not hold it
   */
  Opened put(JournalRow row) {
    return opened(row);
  }

  private Opened opened(JournalRow row) {
    try {
      return inserted(row);
    } catch (JournalException e) {
      throw e;
    } catch (RuntimeException e) {
      parts.emitter().journalFailed(row.key(), parts.now(), "insert: " + e);
      return readBack(row);
    }
  }

  private Opened inserted(JournalRow row) {
    JournalRow rival = parts.journal().insert(row);
    return rival == null ? mine(row) : held(row, rival);
  }

  private Opened mine(JournalRow row) {
    parts.emitter().written(null, row);
    return new Opened(row, true);
  }

  /** What is there may be ours: from a try that was told as failed. */
  private Opened held(JournalRow row, JournalRow there) {
    boolean isMine = there.owner().equals(row.owner())
        && there.created().equals(row.created())
        && there.state() == row.state();
    return isMine ? mine(there) : new Opened(there, false);
  }

  /**
   * A commit that threw may have happened: only what can be read decides. That nothing can be read is
   * no proof, since a commit that is still under way may come later. A second insert is, because only
   * one of them can be held; where it fails too, nobody knows.
   */
  private Opened readBack(JournalRow row) {
    Known known = patientlyRead(row.key());
    JournalRow held = known.row();
    if (held != null) {
      return held(row, held);
    }
    if (known.isUnreadable()) {
      return new Opened(null, false);
    }
    try {
      return inserted(row);
    } catch (RuntimeException e) {
      parts.emitter().journalFailed(row.key(), parts.now(), "second insert: " + e);
      JournalRow now = patientlyRead(row.key()).row();
      return now == null ? new Opened(null, false) : held(row, now);
    }
  }

  /** What cost one connection its server has often cost the next one it, too. */
  private Known patientlyRead(TopUpKey key) {
    Known known = Known.read(parts.journal(), key);
    for (int tries = 1; known.isUnreadable() && tries < READ_TRIES; tries++) {
      try {
        parts.time().sleep(READ_PAUSE);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return known;
      }
      known = Known.read(parts.journal(), key);
    }
    return known;
  }

  /** Sends the attempt that the row describes; the row must be ours and durable. */
  JournalRow send(JournalRow row, SendPermit permit, Pass pass) {
    try (pass) {
      Event event = sent(row, permit);
      pass.ended(event);
      return keep(row, event);
    }
  }

  private Event sent(JournalRow row, SendPermit permit) {
    CarrierAdapter adapter = parts.adapterOf(row);
    try {
      permit.check();
      Attempt attempt = attemptOf(row).permit(permit).build();
      Answer answer = Objects.requireNonNull(adapter.send(attempt), "the adapter's answer");
      return new Event.SendEnded(row.fence(), answer);
    } catch (NotSentException e) {
      return new Event.SendFailed(row.fence(), DeclineReason.NOT_SENT, messageOf(e));
    } catch (CredentialsException e) {
      return new Event.SendFailed(row.fence(), DeclineReason.CREDENTIALS, messageOf(e));
    } catch (RuntimeException e) {
      return adapterFailed(row, e);
    } catch (Error e) {
      apply(row, adapterFailed(row, e));
      throw e;
    }
  }

  /** Does what somebody orders; what is not possible any more leaves the row as it stands. */
  JournalRow order(JournalRow row, Event event) {
    return apply(row, event).row();
  }

  /** Takes it that nothing was sent, because no thread could be had to do it. */
  JournalRow notSent(JournalRow row, String why) {
    return keep(row, new Event.SendFailed(row.fence(), DeclineReason.NOT_SENT, why));
  }

  /** Writes what an attempt came to: now, or when the journal is well again. */
  private JournalRow keep(JournalRow row, Event event) {
    return writer
        .applyOrKeep(row.key(), row, held -> Transitions.step(held, event, parts.context(held)))
        .row();
  }

  /** Says whether new keys have to be looked for at carriers before they are sent. */
  boolean isRecovering() {
    return recovery.isOn();
  }

  /** Writes what could not be written when it happened; returns how much that was. */
  int writeLate() {
    return writer.writeLate();
  }

  /** Writes what it can of that before this process ends. */
  void writeLast() {
    writer.writeLast();
  }

  /** Does what is due. */
  JournalRow work(JournalRow row) {
    JournalRow suspected = suspected(row);
    if (suspected != null) {
      return suspected;
    }
    Step step = apply(row, new Event.TimePassed());
    return switch (step.effect()) {
      case ASK -> ask(step.row());
      case CLAIM -> claim(step.row());
      case SEND, NONE -> step.row();
    };
  }

  /** Asks about a row of a restored backup; null if nobody can have had it since. */
  private @Nullable JournalRow suspected(JournalRow row) {
    if (!recovery.concerns(row)) {
      return null;
    }
    Recovery.Verdict verdict = recovery.ask(row);
    if (verdict instanceof Recovery.Verdict.Suspect suspect) {
      Instant since = Objects.requireNonNull(parts.backupTaken(), "backupTaken");
      return apply(row, new Event.Mistrusted(suspect.adapter(), suspect.reference(), since))
          .row();
    }
    return verdict instanceof Recovery.Verdict.Doubtful doubtful
        ? apply(row, new Event.ClaimFailed("recovery mode: " + doubtful.why(), true))
            .row()
        : null;
  }

  /** Opens a declined row again if its proof permits that. */
  JournalRow retry(JournalRow row, Instant sendBy, String who) {
    return apply(row, new Event.Retried(sendBy, who)).row();
  }

  /** Asks the carrier now, whatever the schedule says, also about a closed row. */
  JournalRow refresh(JournalRow row) {
    JournalRow suspected = suspected(row);
    if (suspected != null) {
      return suspected;
    }
    Step step = apply(row, new Event.TimePassed());
    JournalRow now = step.row();
    if (step.effect() == Effect.CLAIM) {
      return claim(now);
    }
    boolean waits = now.state() == IN_DOUBT || now.state() == PENDING;
    boolean ended = !now.state().isOpen() && now.state() != REVERSED;
    return (waits || ended) && Rows.canBeAskedAbout(now) ? ask(now) : now;
  }

  private JournalRow ask(JournalRow row) {
    Event event = answerOf(row);
    return withPinOf(event, apply(row, event).row());
  }

  private Event answerOf(JournalRow row) {
    Instant askedAt = parts.now();
    try {
      Answer answer = Objects.requireNonNull(
          parts.adapterOf(row).find(attemptOf(row).build()), "the adapter's answer");
      return new Event.Asked(row.attempt(), askedAt, answer);
    } catch (RuntimeException e) {
      return new Event.AskFailed(row.attempt(), "the carrier can't be asked: " + messageOf(e));
    }
  }

  /**
   * Asks the carrier because it sent a notice, and sends nothing.
   *
   * @return whether it answered, or there is nothing that it could be asked about
   */
  boolean consult(JournalRow row) {
    JournalRow now = row;
    if (row.state() == SENDING) {
      now = apply(row, new Event.TimePassed()).row();
      if (now.state() == SENDING) {
        return false; // The attempt will report back.
      }
    }
    if (!Rows.canBeAskedAbout(now)) {
      return true;
    }
    Event event = answerOf(now);
    apply(now, event);
    return event instanceof Event.Asked;
  }

  /** Adds the PIN that the journal has no key to keep; it is told to the caller and not written. */
  private JournalRow withPinOf(Event event, JournalRow row) {
    Receipt receipt = row.receipt();
    if (receipt == null
        || !row.pinLeftOut()
        || !(event instanceof Event.Asked asked)
        || !(asked.answer() instanceof Answer.Delivered delivered)
        || delivered.delivery().pin() == null) {
      return row;
    }
    return row.next(row.updated())
        .receipt(receipt.withPin(delivered.delivery().pin()))
        .build();
  }

  private JournalRow claim(JournalRow row) {
    Prepared road;
    String reference;
    try {
      if (row.attempt() == 0) {
        parts.checkGuards(row.topUp());
      } else if (isAutomatic(row)) {
        parts.roads().gateOf(Rows.adapter(row)).retry(row.key());
      }
      road = prepared(row);
    } catch (RuntimeException e) {
      return claimFailed(row, e);
    }
    try (road) {
      AdapterId id = road.adapter().id();
      try {
        reference = parts.references().of(row.key(), id, Rows.serial(row, id));
      } catch (IllegalStateException e) {
        // The carrier burned all references there are: earlier attempts bar an exception.
        return claimFailed(row, e);
      }
      return claim(row, road, reference);
    }
  }

  private JournalRow claim(JournalRow row, Prepared road, String reference) {
    // What soft proof excludes may still be found by the carrier: it must see the same again.
    boolean sameAgain = row.softProven() && reference.equals(row.reference());
    Route route = sameAgain ? row.route() : road.route();
    String owner = parts.newOwner();
    Event.Claimed claim =
        new Event.Claimed(road.adapter().id(), route, reference, owner, road.why());
    SendPermit permit = SendPermit.from(parts.time(), parts.policy().sendBudget());
    Step step = writer.apply(
        row.key(),
        row,
        held -> held.state() == SENDING && held.owner().equals(owner)
            ? new Step(held, Effect.SEND) // Our claim was written though its commit threw.
            : held.version() == row.version()
                ? Transitions.step(held, claim, parts.context(road.adapter(), held.topUp()))
                : Step.stay(held)); // A rival moved on: what was prepared may not fit any more.
    return step.effect() == Effect.SEND ? send(step.row(), permit, road.pass()) : step.row();
  }

  /** Says whether the next attempt is a retry of ours, and not one that a person ordered. */
  private static boolean isAutomatic(JournalRow row) {
    return row.attempt() > row.attemptsBefore() || row.unsent() > 0;
  }

  private JournalRow claimFailed(JournalRow row, RuntimeException e) {
    return apply(row, new Event.ClaimFailed(messageOf(e), e instanceof NotSentException))
        .row();
  }

  /** Prepares an adapter that was not tried yet, or where none serves it now, the same one again. */
  private Prepared prepared(JournalRow row) {
    List<AdapterId> candidates = candidates(row);
    AdapterId here = row.adapter();
    Instant again = row.againHere();
    try {
      return parts.roads().prepare(row.topUp(), candidates);
    } catch (RuntimeException e) {
      boolean mayStay = here != null && again != null && !again.isAfter(parts.now());
      if (!mayStay || candidates.contains(here)) {
        throw e;
      }
      return parts.roads().prepare(row.topUp(), List.of(here));
    }
  }

  /** Returns the adapters that the next attempt may use. */
  private List<AdapterId> candidates(JournalRow row) {
    List<AdapterId> roads = parts.roads().of(row.topUp());
    AdapterId here = row.adapter();
    if (here == null) {
      return roads;
    }
    List<AdapterId> fresh =
        roads.stream().filter(id -> !row.tried().contains(id)).toList();
    boolean stay = row.unsent() > 0 || !Ends.mayGoElsewhere(row) || fresh.isEmpty();
    return stay ? List.of(here) : fresh;
  }

  private Step apply(JournalRow row, Event event) {
    return writer.apply(row.key(), row, held -> Transitions.step(held, event, parts.context(held)));
  }

  private static Attempt.Builder attemptOf(JournalRow row) {
    Instant referenceBegan = row.referenceBegan();
    Instant began = referenceBegan == null ? Rows.began(row) : referenceBegan;
    return Attempt.builder(row.topUp(), Rows.reference(row), began, row.route())
        .transactionId(row.transactionId());
  }

  private static Event adapterFailed(JournalRow row, Throwable failure) {
    Evidence evidence = Evidence.of(null, failure.toString());
    return new Event.SendEnded(row.fence(), Answer.inDoubt(Doubt.ADAPTER_FAILED, evidence));
  }

  /** Returns what an exception says, without what may be a phone number, for people to read. */
  private static String messageOf(RuntimeException e) {
    String message = Evidence.of(null, e.getMessage()).words();
    return message == null ? e.getClass().getSimpleName() : message;
  }

  /**
   * What became of an insert.
   *
   * @param row the row that is held under the key, or null if the journal can't be read
   * @param isMine whether this call inserted it, so that it must send
   */
  record Opened(@Nullable JournalRow row, boolean isMine) {}
}
