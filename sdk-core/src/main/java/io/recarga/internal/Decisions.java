package io.recarga.internal;

import static io.recarga.journal.State.FAILED;
import static io.recarga.journal.State.IN_DOUBT;
import static io.recarga.journal.State.NEW;
import static io.recarga.journal.State.NOT_EXECUTED;
import static io.recarga.journal.State.PENDING;
import static io.recarga.journal.State.SENDING;
import static io.recarga.journal.State.UNKNOWN;

import io.recarga.DeclineReason;
import io.recarga.OpenCase;
import io.recarga.Proof;
import io.recarga.RechargeEvent;
import io.recarga.RechargeEvent.Kind;
import io.recarga.journal.JournalRow;
import io.recarga.journal.State;
import io.recarga.spi.Doubt;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tells what was decided by comparing a row before and after it was written. Pure. */
final class Decisions {
  private Decisions() {}

  /** Returns what the write decided, in order; empty if it only noted something. */
  static List<RechargeEvent> between(@Nullable JournalRow before, JournalRow after) {
    List<RechargeEvent> events = new ArrayList<>();
    for (Kind kind : kinds(before, after)) {
      events.add(event(kind, after));
    }
    return events;
  }

  /**
   * Says whether the write is one of the two that every top-up makes when all goes well, of which
   * only {@link Kind#SENDING} or {@link Kind#DELIVERED} is told.
   */
  static boolean isUsual(@Nullable JournalRow before, JournalRow after) {
    return before == null
        ? after.state() == SENDING
        : before.state() == SENDING
            && after.state() == State.SUCCEEDED
            && Objects.equals(before.refundBegan(), after.refundBegan());
  }

  private static List<Kind> kinds(@Nullable JournalRow before, JournalRow after) {
    List<Kind> kinds = new ArrayList<>();
    State was = before == null ? null : before.state();
    if (before != null && before.refundBegan() == null && after.refundBegan() != null) {
      kinds.add(Kind.REFUND_BEGUN);
    }
    if (was == UNKNOWN && after.state() != UNKNOWN) {
      kinds.add(Kind.CASE_CLOSED);
    }
    boolean sent = was == SENDING || was == PENDING || was == IN_DOUBT;
    boolean over = after.state() == NOT_EXECUTED || after.state() == FAILED;
    if (sent && over && after.proof() != Proof.GIVEN_BACK) {
      kinds.add(Kind.NOT_EXECUTED);
    }
    if (sent && over && after.reason() == DeclineReason.WALLET_TOO_LOW) {
      kinds.add(Kind.WALLET_LOW);
    }
    if (doubtOf(after) == Doubt.UNCLASSIFIED && isNews(before, after)) {
      kinds.add(Kind.UNCLASSIFIED_CODE);
    }
    if (was == after.state()) {
      unmoved(Objects.requireNonNull(before, "before"), after, kinds);
    } else {
      moved(was, after, kinds);
    }
    return kinds;
  }

  private static void unmoved(JournalRow before, JournalRow after, List<Kind> kinds) {
    boolean waits = after.state() == NEW || after.state() == NOT_EXECUTED;
    if (waits && !Objects.equals(before.due(), after.due())) {
      kinds.add(Kind.RETRY_PLANNED);
    }
    if (after.state() == UNKNOWN && !Objects.equals(newsOf(before), newsOf(after))) {
      kinds.add(Kind.CASE_NEWS);
    }
  }

  private static void moved(@Nullable State was, JournalRow after, List<Kind> kinds) {
    switch (after.state()) {
      case AWAITING_PAYMENT -> kinds.add(Kind.AWAITING_PAYMENT);
      case NEW -> kinds.add(was == null ? Kind.QUEUED : Kind.PAID);
      case SENDING -> kinds.add(Kind.SENDING);
      case PENDING -> kinds.add(Kind.TAKEN);
      case IN_DOUBT -> kinds.add(Kind.IN_DOUBT);
      case NOT_EXECUTED ->
        kinds.add(was == FAILED || was == UNKNOWN ? Kind.REOPENED : Kind.RETRY_PLANNED);
      case SUCCEEDED -> kinds.add(Kind.DELIVERED);
      case FAILED -> {
        if (after.reason() == DeclineReason.CANCELLED) {
          kinds.add(Kind.CANCELLED);
        }
        kinds.add(Kind.DECLINED);
      }
      case REVERSED -> kinds.add(Kind.REVERSED);
      case UNKNOWN -> kinds.add(Kind.CASE_OPENED);
    }
  }

  private static RechargeEvent event(Kind kind, JournalRow row) {
    Instant at = row.updated();
    OpenCase openCase = row.openCase();
    Doubt doubt = kind == Kind.IN_DOUBT || kind == Kind.UNCLASSIFIED_CODE ? doubtOf(row) : null;
    boolean ended = kind != Kind.SENDING && kind != Kind.TAKEN && kind != Kind.DELIVERED;
    return RechargeEvent.builder(kind, at)
        .key(row.key())
        .adapter(row.adapter(), row.reference())
        .attempt(row.attempt())
        .state(row.state())
        .reason(ended ? row.reason() : null, ended ? row.proof() : null)
        .doubt(doubt)
        .cause(openCase == null || row.state() != UNKNOWN ? null : openCase.cause())
        .since(since(row.attemptBegan(), at), since(row.created(), at))
        .detail(row.note())
        .build();
  }

  /** Returns the doubt that the latest note begins with: so the transitions write it. */
  static @Nullable Doubt doubtOf(JournalRow row) {
    String note = row.note();
    if (note != null && (row.state() == IN_DOUBT || row.state() == PENDING)) {
      String first = note.split("[ ,]", 2)[0];
      for (Doubt doubt : Doubt.values()) {
        if (doubt.name().equals(first)) {
          return doubt;
        }
      }
    }
    return null;
  }

  private static boolean isNews(@Nullable JournalRow before, JournalRow after) {
    return before == null || !Objects.equals(before.note(), after.note());
  }

  private static @Nullable String newsOf(JournalRow row) {
    OpenCase openCase = row.openCase();
    return openCase == null ? null : openCase.news();
  }

  private static @Nullable Duration since(@Nullable Instant began, Instant at) {
    if (began == null) {
      return null;
    }
    Duration past = Duration.between(began, at);
    return past.isNegative() ? Duration.ZERO : past;
  }
}
