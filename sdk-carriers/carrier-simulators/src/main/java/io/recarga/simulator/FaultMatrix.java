package io.recarga.simulator;

import java.time.Duration;
import java.util.List;

/** One fault of each kind. */
final class FaultMatrix {
  private static final Duration SHORT = Duration.ofSeconds(5);

  static final List<Fault> ALL = List.of(
      Fault.CONNECTION_REFUSED,
      Fault.REQUEST_CUT,
      Fault.ANSWER_LOST,
      Fault.ANSWER_STALLED,
      Fault.REQUEST_SWALLOWED,
      Fault.executedAfter(SHORT),
      Fault.EXECUTED_UPON_FIRST_QUERY,
      Fault.EXECUTED_UPON_SECOND_QUERY,
      Fault.status(500),
      Fault.status(500).executed(),
      Fault.status(502),
      Fault.status(502).executed(),
      Fault.status(503),
      Fault.status(503).executed(),
      Fault.OVERLOADED_RETRY_AT_ONCE,
      Fault.OVERLOADED_RETRY_AT_ONCE.executed(),
      Fault.status(504),
      Fault.status(504).executed(),
      Fault.status(408),
      Fault.status(408).executed(),
      Fault.status(425),
      Fault.status(429),
      Fault.status(429).retryAfter("1"),
      Fault.redirect(301),
      Fault.redirect(302),
      Fault.redirect(307),
      Fault.redirect(308),
      Fault.HTML_ANSWER,
      Fault.TRUNCATED_ANSWER,
      Fault.EMPTY_ANSWER,
      Fault.WRONG_REFERENCE,
      Fault.OTHER_AMOUNT,
      Fault.UNKNOWN_CODE,
      Fault.FAILURE_AS_500,
      Fault.FAILURE_AS_200,
      Fault.DUPLICATE_EXECUTED,
      Fault.DUPLICATE_BURNED,
      Fault.DUPLICATE_FOREIGN,
      Fault.RECENTLY_RECHARGED,
      Fault.pendingThenDelivered(SHORT),
      Fault.pendingThenFailed(SHORT),
      Fault.PENDING_FOR_EVER,
      Fault.searchLags(SHORT),
      Fault.SEARCH_FLAPS,
      Fault.searchFails(2),
      Fault.SEARCH_CONTRADICTS,
      Fault.reversedAfter(SHORT),
      Fault.NOTICE_LOST,
      Fault.NOTICE_REPEATED,
      Fault.noticeLate(SHORT),
      Fault.NOTICE_BEFORE_ANSWER,
      Fault.NOTICE_OF_STRANGER);

  private FaultMatrix() {}
}
