package io.recarga.internal;

import static io.recarga.journal.State.FAILED;
import static io.recarga.journal.State.IN_DOUBT;
import static io.recarga.journal.State.NOT_EXECUTED;
import static io.recarga.journal.State.PENDING;
import static io.recarga.journal.State.SUCCEEDED;

import io.recarga.DeclineReason;
import io.recarga.OpenCase;
import io.recarga.Proof;
import io.recarga.internal.Step.Effect;
import io.recarga.journal.JournalRow;
import io.recarga.spi.Answer;
import io.recarga.spi.ProcessingLimits;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the carrier's records say of an attempt. */
final class Questions {
  private Questions() {}

  static Step asked(JournalRow row, Event.Asked asked, Context context) {
    if (asked.attempt() != row.attempt()) {
      return Step.stay(row); // The answer is about an attempt that another one followed.
    }
    if (!row.state().isOpen()) {
      return afterTheEnd(row, asked.answer(), context);
    }
    Answer answer = asked.answer();
    if (row.state() == NOT_EXECUTED
        && Rows.isHardProven(row)
        && answer instanceof Answer.Delivered delivered) {
      return conflict(row, delivered, context);
    }
    // A sale that shows up after "not found" comes in time while nothing went out again.
    boolean waits = row.state() == IN_DOUBT
        || row.state() == PENDING
        || (row.state() == NOT_EXECUTED && answer instanceof Answer.Delivered);
    if (!waits) {
      return Step.stay(row);
    }
    if (answer instanceof Answer.Delivered delivered) {
      String mismatch = Echo.mismatch(row, delivered.delivery());
      return mismatch == null
          ? Ends.sold(row, delivered.delivery(), context)
          : new Step(
              Ends.unknown(
                  Ends.noted(row, delivered.delivery().evidence(), context),
                  OpenCase.Cause.MISMATCH,
                  "the carrier's record does not fit: " + mismatch,
                  context),
              Effect.NONE);
    }
    if (answer instanceof Answer.NotFound notFound) {
      return notFound(row, asked.askedAt(), notFound, context);
    }
    if (answer instanceof Answer.InDoubt || answer instanceof Answer.Rejected) {
      return stillOpen(row, String.valueOf(answer), context);
    }
    return recorded(row, answer, asked.askedAt(), context);
  }

  static Step askFailed(JournalRow row, Event.AskFailed failed, Context context) {
    boolean waits = row.state() == IN_DOUBT || row.state() == PENDING;
    return waits && failed.attempt() == row.attempt()
        ? stillOpen(row, failed.why(), context)
        : Step.stay(row);
  }

  /** Takes a record that is open, failed or given back, as it was at {@code at}. */
  static Step recorded(JournalRow row, Answer answer, Instant at, Context context) {
    if (answer instanceof Answer.GivenBack givenBack) {
      return new Step(Ends.givenBack(row, givenBack.evidence(), context), Effect.NONE);
    }
    if (answer instanceof Answer.Failed failed) {
      return failed(row, failed, at, context);
    }
    Answer.Accepted accepted = (Answer.Accepted) answer;
    JournalRow pending = Ends.noted(row, accepted.evidence(), context)
        .next(context.now())
        .state(PENDING)
        .acknowledged(true)
        .failedSeen(null)
        .leaseUntil(null)
        .build();
    return stillOpen(pending, "the carrier is working on it", context);
  }

  /** A failed record is proof only when read after the wait that the carrier demands. */
  private static Step failed(JournalRow row, Answer.Failed failed, Instant at, Context context) {
    Instant seen = row.failedSeen() == null ? context.now() : row.failedSeen();
    Instant isFinal = seen.plus(Context.bounded(failed.retryAfter()));
    JournalRow noted = Ends.noted(row, failed.evidence(), context);
    if (at.isBefore(isFinal)) {
      JournalRow waiting = noted
          .next(context.now())
          .state(PENDING)
          .acknowledged(true)
          .failedSeen(seen)
          .leaseUntil(null)
          .polls(row.polls() + 1)
          .note("the carrier recorded a failure, which is final from " + isFinal)
          .due(isFinal)
          .build();
      return new Step(waiting, Effect.NONE);
    }
    // What is wrong with the line is wrong again a moment later.
    Duration again = failed.reason().isAboutLine() ? null : Duration.ZERO;
    return Ends.noEffect(noted, failed.reason(), Proof.CARRIER_RECORD, again, true, context);
  }

  private static Step notFound(
      JournalRow row, Instant askedAt, Answer.NotFound answer, Context context) {
    ProcessingLimits limits = context.capabilities().limits();
    Instant referenceBegan = row.referenceBegan();
    if (limits == null
        || row.acknowledged()
        || referenceBegan == null
        || !answer.covers().covers(referenceBegan)
        || !answer.covers().covers(context.lastSale(row, limits))
        || askedAt.isBefore(context.quietFrom(row, limits))) {
      return stillOpen(row, "the carrier shows no trace of it yet", context);
    }
    Instant last = row.lastNotFound();
    Duration spacing = context.policy().notFoundSpacing();
    if (last != null && askedAt.isBefore(last.plus(spacing))) {
      return stillOpen(row, "the carrier shows no trace of it", context);
    }
    int count = row.notFounds() + 1;
    JournalRow counted = row.next(context.now())
        .notFounds(count)
        .lastNotFound(askedAt)
        .polls(row.polls() + 1)
        .note("the carrier shows no trace of it")
        .due(context.now().plus(spacing))
        .build();
    if (count < context.policy().notFoundReads()) {
      return new Step(counted, Effect.NONE);
    }
    if (!context.capabilities().duplicates().mayResend()) {
      String known = "the carrier shows no trace of it, and would execute a repeat again";
      return new Step(Ends.unknown(counted, OpenCase.Cause.NO_ANSWER, known, context), Effect.NONE);
    }
    return Ends.noEffect(
        counted, DeclineReason.NOT_FOUND, Proof.NOT_FOUND, Duration.ZERO, false, context);
  }

  /** Nothing new: asks again later, or gives up when the attempt is too old. */
  private static Step stillOpen(JournalRow row, String why, Context context) {
    JournalRow waiting = row.next(context.now())
        .polls(row.polls() + 1)
        .note(why)
        .due(context.now().plus(context.pollDelay(row.polls())))
        .build();
    Duration limit = context.policy().unknownAfter();
    if (!context.now().isBefore(Rows.began(row).plus(limit))) {
      String known = "no final answer within " + limit.toHours() + " hours: " + why;
      return new Step(Ends.unknown(waiting, OpenCase.Cause.NO_ANSWER, known, context), Effect.NONE);
    }
    return new Step(waiting, Effect.NONE);
  }

  /** A sale shows up where proof said that there is none: nothing more may be sent. */
  static Step conflict(JournalRow row, Answer.Delivered delivered, Context context) {
    JournalRow noted = Ends.noted(row, delivered.delivery().evidence(), context);
    String known = row.state() == FAILED
        ? "declined for " + row.reason() + ", but the carrier now shows a sale"
        : "an attempt that was proven to have had no effect now shows a sale";
    return new Step(Ends.unknown(noted, OpenCase.Cause.CONFLICT, known, context), Effect.NONE);
  }

  /** Late evidence about a closed row: a reversal, a conflict, or a word for the open case. */
  private static Step afterTheEnd(JournalRow row, Answer answer, Context context) {
    if (row.state() == SUCCEEDED && answer instanceof Answer.GivenBack givenBack) {
      return new Step(Ends.reversed(row, givenBack.evidence(), context), Effect.NONE);
    }
    if (row.state() == FAILED
        && row.proof() != Proof.GIVEN_BACK
        && answer instanceof Answer.Delivered delivered) {
      return conflict(row, delivered, context);
    }
    String news = newsOf(answer);
    OpenCase openCase = row.openCase(); // Only an open case has one.
    if (news != null && openCase != null && !news.equals(openCase.news())) {
      // A case is closed by a person only; what the carrier says now is laid beside it.
      JournalRow told = row.next(context.now())
          .openCase(openCase.withNews(news, context.now()))
          .note(news)
          .build();
      return new Step(told, Effect.NONE);
    }
    return Step.stay(row);
  }

  private static @Nullable String newsOf(Answer answer) {
    if (answer instanceof Answer.Delivered delivered) {
      return "the carrier now shows a sale: " + delivered.delivery();
    }
    if (answer instanceof Answer.Failed failed) {
      return "the carrier now shows a failure: " + failed.evidence();
    }
    return answer instanceof Answer.GivenBack back
        ? "the carrier now shows a sale that was given back: " + back.evidence()
        : null;
  }
}
