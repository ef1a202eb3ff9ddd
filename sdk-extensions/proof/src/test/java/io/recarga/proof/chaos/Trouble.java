package io.recarga.proof.chaos;

import static io.recarga.proof.chaos.Effect.BURNED;
import static io.recarga.proof.chaos.Effect.ENDLESS;
import static io.recarga.proof.chaos.Effect.FAILED_LATER;
import static io.recarga.proof.chaos.Effect.NONE;
import static io.recarga.proof.chaos.Effect.OTHER_SALE;
import static io.recarga.proof.chaos.Effect.REFUSED;
import static io.recarga.proof.chaos.Effect.REFUSED_LINE;
import static io.recarga.proof.chaos.Effect.STRANGE;
import static io.recarga.proof.chaos.Effect.SWALLOWED;
import static io.recarga.proof.chaos.Effect.UNHEARD;
import static io.recarga.proof.chaos.Effect.UNSENT;

/** What goes wrong with one top-up: a kind of one of the faults that the matrix numbers. */
enum Trouble {
  /** All goes well. */
  HEALTHY(0, NONE),

  CONNECTION_REFUSED(1, UNSENT),
  CONNECTION_REFUSED_ONCE(1, NONE),
  NAME_NOT_FOUND(1, UNSENT),
  NO_ANSWER_TO_CONNECT(1, NONE),

  /** The connection is reset in the middle of the request. */
  CUT_IN_REQUEST(2, SWALLOWED),

  SOLD_THEN_CLOSED(3, UNHEARD),
  SOLD_THEN_RESET(3, UNHEARD),

  SOLD_THEN_SILENT(4, UNHEARD),

  SILENT(5, SWALLOWED),

  SOLD_LATER(6, UNHEARD),
  SOLD_AFTER_FIRST_LOOK(6, UNHEARD),
  SOLD_AFTER_SECOND_LOOK(6, UNHEARD),

  STATUS_BEFORE_SALE(7, SWALLOWED),
  STATUS_AFTER_SALE(7, UNHEARD),
  THROTTLED(7, NONE),

  REDIRECTED(8, SWALLOWED),

  HTML(9, UNHEARD),
  TRUNCATED(9, UNHEARD),
  EMPTY(9, UNHEARD),
  OTHER_REFERENCE(9, UNHEARD),
  OTHER_AMOUNT(9, UNHEARD),
  UNKNOWN_CODE(9, UNHEARD),
  OTHER_AMOUNT_SOLD(9, OTHER_SALE),

  REFUSED_AS_500(10, REFUSED),
  REFUSED_AS_200(10, REFUSED_LINE),

  USED_AND_SOLD(11, UNHEARD),
  USED_AND_BURNED(11, BURNED),
  USED_BY_STRANGER(11, STRANGE),

  RECENT_AFTER_SALE(12, UNHEARD),
  RECENT_WITHOUT_SALE(12, SWALLOWED),

  PENDING_SHORTLY(13, UNHEARD),
  PENDING_LONG(13, UNHEARD),
  PENDING_THEN_FAILED(13, FAILED_LATER),
  PENDING_FOR_EVER(13, ENDLESS),

  SEARCH_LAGS(14, UNHEARD),
  SEARCH_FLAPS(14, UNHEARD),
  SEARCH_FAILS(14, UNHEARD),
  SEARCH_IS_STALE(14, UNHEARD),
  SEARCH_CONTRADICTS(14, UNHEARD),

  REVERSED(15, Effect.REVERSED),

  NOTICES_REPEATED(16, NONE),
  NOTICE_BEFORE_ANSWER(16, NONE),
  NOTICE_TELLS_FIRST(16, UNHEARD),
  NOTICE_LOST(16, UNHEARD),

  NOTICES_FORGED(17, NONE),

  MANY_CALLERS(18, NONE),

  SAME_KEY_FOR_ANOTHER(19, NONE),
  OTHER_KEY_FOR_THE_SAME(19, NONE),

  /** The database commits the insert, and its answer is lost. */
  COMMIT_UNHEARD_AT_INSERT(24, NONE),
  /** The database commits the outcome, and its answer is lost. */
  COMMIT_UNHEARD_AT_OUTCOME(24, NONE),
  /** The insert is lost on its way to the database. */
  INSERT_LOST(24, NONE),

  NET_HELD(28, UNHEARD),
  NET_HALF_OPEN(28, SWALLOWED),
  NET_TRICKLES_ANSWER(28, UNHEARD),
  NET_TRICKLES_REQUEST(28, SWALLOWED),
  NET_SLOW(28, NONE),
  DATABASE_SLOW(28, NONE),
  DATABASE_HALF_OPEN(28, NONE),

  STREAM_REFUSED(29, NONE),
  GO_AWAY(29, NONE),
  STREAM_RESET_AFTER_SALE(29, UNHEARD),
  STREAM_RESET_BEFORE_SALE(29, SWALLOWED),
  MISDIRECTED(29, SWALLOWED),

  TLS_EXPIRED(30, UNSENT),
  TLS_OTHER_HOST(30, UNSENT),
  TLS_OLD(30, UNSENT),
  TLS_DROPPED(30, UNSENT),

  TOKEN_EXPIRED(31, NONE),

  INTERRUPTED(33, NONE),
  FUTURE_CANCELLED(33, NONE);

  private final int fault;
  private final Effect effect;

  Trouble(int fault, Effect effect) {
    this.fault = fault;
    this.effect = effect;
  }

  /** Returns the row of the fault matrix; 0 for none. */
  int fault() {
    return fault;
  }

  Effect effect() {
    return effect;
  }

  /** Says whether callers or the database make it, whatever carrier is behind. */
  boolean isCallers() {
    return fault == 18 || fault == 19 || fault == 24 || this == FUTURE_CANCELLED;
  }

  /** Says whether it makes a call time out. */
  boolean holds() {
    return switch (this) {
      case SOLD_THEN_SILENT,
          SILENT,
          NET_HELD,
          NET_HALF_OPEN,
          NET_TRICKLES_ANSWER,
          NET_TRICKLES_REQUEST -> true;
      default -> false;
    };
  }

  /** Says whether it takes seconds until its end is known, so that a run should begin with it. */
  boolean isSlow() {
    return effect != NONE || fault == 28 || this == NO_ANSWER_TO_CONNECT;
  }
}
