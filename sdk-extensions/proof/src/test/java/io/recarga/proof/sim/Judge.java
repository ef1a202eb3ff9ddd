package io.recarga.proof.sim;

import static io.recarga.journal.State.FAILED;
import static io.recarga.journal.State.NEW;
import static io.recarga.journal.State.NOT_EXECUTED;
import static io.recarga.journal.State.REVERSED;
import static io.recarga.journal.State.SENDING;
import static io.recarga.journal.State.SUCCEEDED;
import static io.recarga.journal.State.UNKNOWN;

import io.recarga.KeyConflictException;
import io.recarga.Proof;
import io.recarga.RechargeException;
import io.recarga.TopUpResult;
import io.recarga.WebhookReply;
import io.recarga.journal.JournalRow;
import io.recarga.journal.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Holds what the journal and the callers are told against what the carriers really did. */
final class Judge {
  private final World world;
  private final List<String> violations = new ArrayList<>();

  Judge(World world) {
    this.world = world;
  }

  List<String> violations() {
    return violations;
  }

  private void hold(boolean kept, String invariant, Obligation about, String what) {
    if (!kept) {
      String violation = invariant + " " + about + ": " + what;
      violations.add(violation);
      world.log(1, about, () -> "VIOLATED " + violation);
    }
  }

  /** A row was written. */
  void written(SimProcess by, Obligation about, @Nullable JournalRow before, JournalRow after) {
    about.row = after;
    if (before == null) {
      about.insertedBy = world.scheduler.current();
    }
    world.log(
        after.state().name().hashCode(),
        about,
        () -> by + " writes " + after + ", due " + after.due() + ", " + after.note());
    hold(
        !after.state().isOpen() || after.due() != null,
        "I5 no stuck",
        about,
        "open without a due: " + after);
    hold(isInTime(after), "I5 no stuck", about, "still open: " + after);
    if (before != null) {
      hold(before.version() + 1 <= after.version(), "I10 fence", about, "version fell");
      hold(before.fence() <= after.fence(), "I10 fence", about, before + " then " + after);
      if (!before.state().isOpen() && after.state().isOpen()) {
        about.opened = world.scheduler.nanos();
      }
      hold(follows(before, after), "I9 monotonic", about, before + " became " + after);
    }
    boolean claimed = after.state() == SENDING && (before == null || before.state() != SENDING);
    hold(!claimed || after.refundBegan() == null, "T15 refund bars sending", about, "claimed");
    if (claimed && before != null && before.softProven()) {
      boolean stays = Objects.equals(before.adapter(), after.adapter());
      hold(stays, "R fail-over needs hard proof", about, before + " became " + after);
    }
    if (claimed && after.attempt() > 1) {
      long now = world.scheduler.nanos();
      boolean quiet = about.requests.stream().allMatch(it -> it.worksUntil <= now);
      hold(quiet || !trusted(about), "I7 single sender", about, "next attempt while one works");
    }
    if (after.state() == SUCCEEDED && (before == null || before.state() != SUCCEEDED)) {
      boolean sold = about.sales.stream().anyMatch(it -> it.amount.equals(about.topUp.amount()));
      hold(sold, "I3 no phantom success", about, "nothing was sold as owed");
    }
    if (isNegative(after) && (trusted(about) || Objects.equals(hard(after), true))) {
      hold(about.executed() == 0, "I4 no false failure", about, after + " but it was sold");
    }
    world.written(after);
  }

  /** Says whether nothing is open for longer than a day, a question's pause, and a repair. */
  private boolean isInTime(JournalRow row) {
    Instant began = row.attemptBegan();
    boolean sends = row.state() == NOT_EXECUTED || row.state() == NEW;
    Instant since = sends || began == null ? row.sendBy() : began;
    Duration most = sends ? Duration.ofHours(2) : Duration.ofHours(26);
    return !row.state().isOpen() || world.scheduler.now().isBefore(since.plus(most));
  }

  private static boolean isNegative(JournalRow row) {
    return row.state() == FAILED || row.state() == NOT_EXECUTED || row.state() == REVERSED;
  }

  private static @Nullable Boolean hard(JournalRow row) {
    Proof proof = row.proof();
    return proof == null ? null : proof.isHard() && !row.softProven();
  }

  /** Carriers that break their own limits may make a "not found" wrong, and nothing else. */
  private boolean trusted(Obligation about) {
    return about.requests.stream().allMatch(it -> it.carrier.keepsLimits);
  }

  private boolean follows(JournalRow before, JournalRow after) {
    State from = before.state();
    State to = after.state();
    if (from.isOpen()) {
      return true;
    }
    return switch (from) {
      case SUCCEEDED -> to == SUCCEEDED || to == REVERSED;
      case FAILED ->
        to == FAILED
            || to == NOT_EXECUTED
            || (to == UNKNOWN
                && (before.refundBegan() != null || !trusted(world.of(before.key()))));
      case UNKNOWN -> to == UNKNOWN || after.resolvedBy() != null;
      default -> to == from;
    };
  }

  /** Bytes left a machine. */
  void left(SimProcess by, Request request) {
    Obligation about = request.obligation;
    JournalRow row = about.row;
    keepsReference(request);
    about.requests.add(request);
    world.log(
        31, about, () -> by + " sends " + request.reference + " of " + about + ", row " + row);
    hold(row != null, "I6 write-ahead", about, "sent without a row");
    if (row != null) {
      boolean journaled = row.state() == SENDING && request.reference.equals(row.reference());
      hold(journaled, "I6 write-ahead", about, "sent " + request.reference + " from " + row);
    }
  }

  /** A carrier that does not know a reference may know another. */
  private void keepsReference(Request request) {
    Obligation about = request.obligation;
    for (Request earlier : about.requests) {
      if (earlier.carrier == request.carrier && !earlier.reference.equals(request.reference)) {
        hold(
            earlier.carrier.hasEnded(earlier.reference),
            "R the same reference",
            about,
            request.reference + " after " + earlier.reference);
      }
    }
  }

  /** A request arrived at its carrier. */
  void arrived(Request request) {
    Obligation about = request.obligation;
    long now = world.scheduler.nanos();
    for (Request other : about.requests) {
      boolean works = other != request && other.arrives <= now && other.worksUntil > now;
      hold(
          !works || !trusted(about),
          "I7 single sender",
          about,
          "two requests at the carrier: " + other.reference + ", " + request.reference);
    }
  }

  /** A carrier executed. */
  void sold(Obligation about, SimCarrier carrier) {
    hold(
        about.executed() <= 1 || !carrier.keepsLimits || !trusted(about),
        "I1 no double",
        about,
        "executed " + about.executed() + " times");
    JournalRow row = about.row;
    hold(row != null, "I2 no lost success", about, "sold without a row");
    if (row != null && isNegative(row)) {
      boolean wrong = trusted(about) || Objects.equals(hard(row), true);
      hold(!wrong, "I4 no false failure", about, "sold while " + row);
    }
  }

  /** A caller was told how it stands; what was opened again during the call may have been told before. */
  void told(Obligation about, TopUpResult result, long callBegan) {
    world.log(60, about, () -> "a caller of " + about + " is told " + result);
    if (result instanceof TopUpResult.Delivered) {
      hold(!about.sales.isEmpty(), "I3 no phantom success", about, "told " + result);
    } else if (result instanceof TopUpResult.Declined declined) {
      boolean wrong = trusted(about) || declined.refusal().proof().isHard();
      hold(
          about.executed() == 0 || !wrong || about.opened >= callBegan,
          "I4 no false failure",
          about,
          "told " + result);
    }
  }

  /** A caller got an exception: no money may have moved, and the key is free. */
  void threw(Obligation about, RuntimeException thrown, int requestsOfCall, boolean inserted) {
    world.log(61, about, () -> "a caller of " + about + " gets " + thrown);
    hold(thrown instanceof RechargeException, "API", about, "an exception of ours: " + thrown);
    hold(requestsOfCall == 0, "API an exception means not sent", about, String.valueOf(thrown));
    hold(!inserted, "API an exception means the key is free", about, String.valueOf(thrown));
  }

  /** Somebody used the key for something else. */
  void misused(Obligation about, @Nullable RuntimeException thrown, boolean known) {
    hold(
        !known || thrown instanceof KeyConflictException,
        "I8 replay",
        about,
        "the same key for something else: " + thrown);
  }

  /** A process answered a notice. */
  void noticed(Obligation about, boolean signed, WebhookReply reply) {
    hold(signed || reply.status() == 401, "I12 forged notice", about, "answered " + reply);
  }

  /** Everything is quiet. */
  void settled(Obligation about) {
    JournalRow row = about.row;
    if (row == null) {
      hold(about.requests.isEmpty(), "I2 no lost success", about, "requests without a row");
      return;
    }
    hold(!row.state().isOpen(), "I5 no stuck", about, "still open: " + row);
    long gross = about.sales.size();
    if (row.state() == SUCCEEDED || row.state() == REVERSED) {
      boolean held = gross > 0 && about.executed() <= (row.state() == SUCCEEDED ? 1 : 0);
      hold(held || !trusted(about), "I13 conservation", about, gross + " sales");
    }
    if (row.state() == UNKNOWN) {
      boolean explained = about.mayStayUnknown != null || !alwaysTells(about);
      hold(explained, "I18 liveness", about, "unknown without need: " + row.note());
    }
  }

  private boolean alwaysTells(Obligation about) {
    return about.requests.stream().allMatch(it -> it.carrier.canAlwaysTell())
        && world.carriers.stream().allMatch(SimCarrier::canAlwaysTell);
  }

  void sentAfterTheEnd(Obligation about) {
    hold(false, "I8 replay", about, "sent again after its end");
  }

  /** The same key again, when all is over. */
  void replayed(Obligation about, TopUpResult once, TopUpResult again) {
    hold(once.equals(again), "I8 replay", about, once + " then " + again);
  }
}
