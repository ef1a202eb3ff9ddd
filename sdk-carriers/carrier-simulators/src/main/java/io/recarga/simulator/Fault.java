package io.recarga.simulator;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing that goes wrong with one money call, named after what happens. A fault says when the
 * sale is executed, what the caller gets as answer, how the sale ends, and what searches and
 * notices show of it; what it does not mention goes as usual.
 *
 * <p>F1 to F16 are the rows of the fault matrix: {@link #row}.
 */
public final class Fault {
  /** F1: the connection is refused; nothing is executed. */
  public static final Fault CONNECTION_REFUSED =
      named("F1", "CONNECTION_REFUSED").never().answer(Answer.REFUSED).build();

  /** F2: the connection is cut before the carrier took the request; nothing is executed. */
  public static final Fault REQUEST_CUT =
      named("F2", "REQUEST_CUT").never().answer(Answer.CLOSED).build();

  /** F3: executed, then the connection is closed without an answer. */
  public static final Fault ANSWER_LOST =
      named("F3", "ANSWER_LOST").answer(Answer.CLOSED).build();

  /** F4: executed, and no answer comes until the caller gives up. */
  public static final Fault ANSWER_STALLED =
      named("F4", "ANSWER_STALLED").answer(Answer.STALLED).build();

  /** F5: not executed, and no answer comes until the caller gives up. */
  public static final Fault REQUEST_SWALLOWED =
      named("F5", "REQUEST_SWALLOWED").never().answer(Answer.STALLED).build();

  /** F6: no answer; the first search shows nothing, and the sale is executed right after it. */
  public static final Fault EXECUTED_UPON_FIRST_QUERY = named("F6", "EXECUTED_UPON_FIRST_QUERY")
      .uponQuery(1)
      .answer(Answer.CLOSED)
      .build();

  /** F6: no answer; two searches show nothing, and the sale is executed right after the second. */
  public static final Fault EXECUTED_UPON_SECOND_QUERY = named("F6", "EXECUTED_UPON_SECOND_QUERY")
      .uponQuery(2)
      .answer(Answer.CLOSED)
      .build();

  /** F7: 503 with {@code Retry-After: 0}, which makes many HTTP clients send again on their own. */
  public static final Fault OVERLOADED_RETRY_AT_ONCE = status(503).retryAfter("0");

  /** F9: executed, answered with 200 and a page for people. */
  public static final Fault HTML_ANSWER =
      named("F9", "HTML_ANSWER").answer(Answer.HTML).build();

  /** F9: executed, answered with 200 and half of the JSON. */
  public static final Fault TRUNCATED_ANSWER =
      named("F9", "TRUNCATED_ANSWER").answer(Answer.TRUNCATED).build();

  /** F9: executed, answered with 200 and nothing. */
  public static final Fault EMPTY_ANSWER =
      named("F9", "EMPTY_ANSWER").answer(Answer.EMPTY).build();

  /** F9: executed, but the answer repeats another reference. */
  public static final Fault WRONG_REFERENCE =
      named("F9", "WRONG_REFERENCE").answer(Answer.WRONG_REFERENCE).build();

  /** F9: executed, but the answer tells of another amount. */
  public static final Fault OTHER_AMOUNT =
      named("F9", "OTHER_AMOUNT").answer(Answer.OTHER_AMOUNT).build();

  /** F9: executed, answered with a code that no document lists. */
  public static final Fault UNKNOWN_CODE =
      named("F9", "UNKNOWN_CODE").answer(Answer.UNKNOWN_CODE).build();

  /** F10: a permanent refusal, sent with status 500. Nothing is executed. */
  public static final Fault FAILURE_AS_500 =
      named("F10", "FAILURE_AS_500").never().answer(Answer.FAILURE).status(500).build();

  /** F10: a final failure, sent with status 200 and on record. Nothing is executed. */
  public static final Fault FAILURE_AS_200 = named("F10", "FAILURE_AS_200")
      .executes(When.BURNED)
      .answer(Answer.FAILURE)
      .status(200)
      .build();

  /** F11: executed, but answered with "reference used before". */
  public static final Fault DUPLICATE_EXECUTED =
      named("F11", "DUPLICATE_EXECUTED").answer(Answer.DUPLICATE).build();

  /** F11: answered with "reference used before"; the record under it is a failure. */
  public static final Fault DUPLICATE_BURNED = named("F11", "DUPLICATE_BURNED")
      .executes(When.BURNED)
      .answer(Answer.DUPLICATE)
      .build();

  /** F11: answered with "reference used before"; the record under it is somebody else's sale. */
  public static final Fault DUPLICATE_FOREIGN = named("F11", "DUPLICATE_FOREIGN")
      .executes(When.FOREIGN)
      .answer(Answer.DUPLICATE)
      .build();

  /** F12: executed, answer lost, and a repeat is refused with "recharged moments ago". */
  public static final Fault RECENTLY_RECHARGED =
      named("F12", "RECENTLY_RECHARGED").answer(Answer.CLOSED).blamesRepeat().build();

  /** F13: accepted, and never finished. */
  public static final Fault PENDING_FOR_EVER =
      named("F13", "PENDING_FOR_EVER").ends(End.NEVER, Duration.ZERO).build();

  /** F14: executed, answer lost; every other search, the first one too, shows nothing. */
  public static final Fault SEARCH_FLAPS =
      named("F14", "SEARCH_FLAPS").answer(Answer.CLOSED).search(Search.FLAPS).build();

  /** F14: executed, answer lost; searches say "processing", then nothing, then the truth. */
  public static final Fault SEARCH_CONTRADICTS = named("F14", "SEARCH_CONTRADICTS")
      .answer(Answer.CLOSED)
      .search(Search.CONTRADICTS)
      .build();

  /** F16: the notice is never sent. */
  public static final Fault NOTICE_LOST =
      named("F16", "NOTICE_LOST").notice(Notice.LOST, Duration.ZERO).build();

  /** F16: the notice is sent three times. */
  public static final Fault NOTICE_REPEATED =
      named("F16", "NOTICE_REPEATED").notice(Notice.REPEATED, Duration.ZERO).build();

  /** F16: the notice arrives before the answer to the request. */
  public static final Fault NOTICE_BEFORE_ANSWER = named("F16", "NOTICE_BEFORE_ANSWER")
      .notice(Notice.BEFORE_ANSWER, Duration.ZERO)
      .build();

  /** F16: a notice about a reference that nobody knows precedes the right one. */
  public static final Fault NOTICE_OF_STRANGER = named("F16", "NOTICE_OF_STRANGER")
      .notice(Notice.OF_STRANGER, Duration.ZERO)
      .build();

  final FaultParts parts;

  Fault(FaultParts parts) {
    this.parts = parts;
  }

  /** F6: no answer; the sale is executed when {@code delay} has passed. */
  public static Fault executedAfter(Duration delay) {
    return named("F6", "EXECUTED_AFTER_" + delay)
        .after(delay)
        .answer(Answer.CLOSED)
        .build();
  }

  /** F7: answered with HTTP status {@code code} before execution; see {@link #executed}. */
  public static Fault status(int code) {
    return named("F7", "STATUS_" + code)
        .never()
        .answer(Answer.STATUS)
        .status(code)
        .build();
  }

  /** F8: answered with a redirect of status {@code code}; nothing is executed. */
  public static Fault redirect(int code) {
    return named("F8", "REDIRECT_" + code)
        .never()
        .answer(Answer.REDIRECT)
        .status(code)
        .build();
  }

  /** F13: accepted, and delivered when {@code delay} has passed. */
  public static Fault pendingThenDelivered(Duration delay) {
    return named("F13", "PENDING_THEN_DELIVERED_" + delay)
        .ends(End.DELIVERED, delay)
        .build();
  }

  /** F13: accepted, and failed when {@code delay} has passed. */
  public static Fault pendingThenFailed(Duration delay) {
    return named("F13", "PENDING_THEN_FAILED_" + delay).ends(End.FAILED, delay).build();
  }

  /** F14: executed, answer lost; searches show nothing until {@code delay} has passed. */
  public static Fault searchLags(Duration delay) {
    return named("F14", "SEARCH_LAGS_" + delay)
        .answer(Answer.CLOSED)
        .search(Search.LAGS)
        .searchDelay(delay)
        .build();
  }

  /** F14: executed, answer lost; the first {@code times} searches answer with a server error. */
  public static Fault searchFails(int times) {
    return named("F14", "SEARCH_FAILS_" + times)
        .answer(Answer.CLOSED)
        .search(Search.FAILS)
        .searchCount(times)
        .build();
  }

  /** F15: delivered, and given back when {@code delay} has passed. */
  public static Fault reversedAfter(Duration delay) {
    return named("F15", "REVERSED_AFTER_" + delay).ends(End.REVERSED, delay).build();
  }

  /** F16: the notice comes {@code delay} late; with several sales it so comes out of order. */
  public static Fault noticeLate(Duration delay) {
    return named("F16", "NOTICE_LATE_" + delay).notice(Notice.LATE, delay).build();
  }

  /** Returns one fault of each kind, with short delays: for tests that go through all of them. */
  public static List<Fault> matrix() {
    return FaultMatrix.ALL;
  }

  /** Returns the same fault, but the sale is executed before the answer. */
  public Fault executed() {
    return parts.toBuilder(parts.name() + "_EXECUTED").executes(When.AT_ONCE).build();
  }

  /** Returns the same fault with a {@code Retry-After} header in its answer. */
  public Fault retryAfter(String header) {
    Objects.requireNonNull(header, "header");
    return parts.toBuilder(parts.name() + "_RETRY_AFTER_" + header)
        .retryAfter(header)
        .build();
  }

  /** Returns the same fault, but the first {@code times} searches answer with a server error. */
  public Fault searchesFailing(int times) {
    return parts.toBuilder(parts.name() + "_SEARCHES_FAILING_" + times)
        .search(Search.FAILS)
        .searchCount(times)
        .build();
  }

  /** Returns its name, such as "ANSWER_LOST". */
  public String name() {
    return parts.name();
  }

  /** Returns its row of the fault matrix, such as "F3". */
  public String row() {
    return parts.row();
  }

  /** Returns when the sale is executed. */
  public When executes() {
    return parts.executes();
  }

  /** Returns what the caller gets. */
  public Answer answer() {
    return parts.answer();
  }

  /** Returns the HTTP status of the answer, or 0 where the fault does not set one. */
  public int httpStatus() {
    return parts.httpStatus();
  }

  /** Returns the {@code Retry-After} header of the answer, or null. */
  public @Nullable String retryAfterHeader() {
    return parts.retryAfter();
  }

  /** Returns what notices do. */
  public Notice notice() {
    return parts.notice();
  }

  /** Returns how late a notice comes. */
  public Duration noticeDelay() {
    return parts.noticeDelay();
  }

  /** Says whether the carrier holds, at once or in the end, a failed record of the sale. */
  public boolean isFailureOnRecord() {
    return parts.executes() == When.BURNED || parts.end() == End.FAILED;
  }

  /** Says whether the sale stays pending for ever. */
  public boolean isEndless() {
    return parts.end() == End.NEVER;
  }

  /** Says whether a repeat of the request is refused with "recharged moments ago". */
  public boolean isBlamedOnRepeat() {
    return parts.blamesRepeat();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Fault that && parts.equals(that.parts);
  }

  @Override
  public int hashCode() {
    return parts.hashCode();
  }

  @Override
  public String toString() {
    return row() + " " + name();
  }

  private static FaultParts.Builder named(String row, String name) {
    return new FaultParts.Builder(row, name);
  }

  /** When the sale is executed. */
  public enum When {
    /** While the caller waits. */
    AT_ONCE,
    /** When a delay has passed, or after a search. */
    LATER,
    /** Not at all. */
    NEVER,
    /** Not at all; the carrier holds a failed record under the reference. */
    BURNED,
    /** Not at all; the carrier holds somebody else's sale under the reference. */
    FOREIGN
  }

  /** What the caller gets. */
  public enum Answer {
    /** What is true. */
    TRUTH,
    /** No connection. */
    REFUSED,
    /** A closed connection. */
    CLOSED,
    /** Nothing, until it gives up. */
    STALLED,
    /** A bare HTTP status. */
    STATUS,
    /** A redirect. */
    REDIRECT,
    /** A page for people. */
    HTML,
    /** Half of the truth. */
    TRUNCATED,
    /** No body. */
    EMPTY,
    /** The truth with another reference. */
    WRONG_REFERENCE,
    /** The truth with another amount. */
    OTHER_AMOUNT,
    /** A code that no document lists. */
    UNKNOWN_CODE,
    /** A failure. */
    FAILURE,
    /** "Reference used before". */
    DUPLICATE
  }

  /** How an accepted sale ends. */
  enum End {
    DELIVERED,
    FAILED,
    NEVER,
    REVERSED
  }

  /** What searches show. */
  enum Search {
    TRUTH,
    LAGS,
    FLAPS,
    FAILS,
    CONTRADICTS
  }

  /** What notices do. */
  public enum Notice {
    /** They come once, after the answer. */
    ONCE,
    /** They never come. */
    LOST,
    /** Each comes three times. */
    REPEATED,
    /** They come late. */
    LATE,
    /** They come before the answer. */
    BEFORE_ANSWER,
    /** One about an unknown sale comes first. */
    OF_STRANGER
  }
}
