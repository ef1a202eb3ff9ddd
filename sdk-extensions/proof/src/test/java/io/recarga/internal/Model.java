package io.recarga.internal;

import io.recarga.DeclineReason;
import io.recarga.spi.Answer;
import io.recarga.spi.Delivery;
import io.recarga.spi.Doubt;
import io.recarga.spi.Evidence;
import io.recarga.spi.Proves;
import io.recarga.spi.Rejection;
import io.recarga.spi.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The parts of an explored state besides the journal's row. */
final class Model {
  static final Instant START = Instant.parse("2026-11-22T12:00:00Z");
  static final Duration TICK = Duration.ofMinutes(1);

  static final long START_MILLIS = START.toEpochMilli();
  static final long TICK_MILLIS = TICK.toMillis();
  static final int LAST_TICK = 60;
  private static final List<Instant> MOMENTS =
      Stream.iterate(START, it -> it.plus(TICK)).limit(LAST_TICK + 3).toList();

  private Model() {}

  static Instant at(int tick) {
    return MOMENTS.get(tick);
  }

  /** What a worker holds in its memory: lost when it crashes. */
  record Hand(
      Kind kind,
      int adapter,
      int serial,
      long fence,
      long version,
      int tick,
      @Nullable Say say) {
    static final Hand EMPTY = new Hand(Kind.IDLE, 0, 0, 0, 0, 0, null);

    Hand waiting() {
      return new Hand(Kind.WAITS, adapter, serial, fence, 0, 0, null);
    }

    Hand heard(Say value) {
      return new Hand(Kind.HEARD, adapter, serial, fence, 0, 0, value);
    }
  }

  /** How far a worker is. */
  enum Kind {
    IDLE,
    /** It prepares a road for the row at {@code version}. */
    PREPARES,
    /** It may send since {@code tick}. */
    MAY_SEND,
    /** It sent and waits. */
    WAITS,
    /** It heard what came of its attempt, and has not written it yet. */
    HEARD,
    /** It asked at {@code tick} about attempt {@code fence} and has not written the answer yet. */
    ASKED
  }

  /** A request on its way. */
  record Way(int adapter, int serial, long fence, int arrivesBy) {}

  /** What a carrier's books hold. */
  record Book(int adapter, int serial, Status status, int since) {
    Book as(Status next, int tick) {
      return new Book(adapter, serial, next, tick);
    }

    boolean isSale() {
      return status == Status.SOLD || status == Status.GIVEN_BACK;
    }
  }

  /** Where a sale stands at its carrier. */
  enum Status {
    /** It sells within the next tick; nothing shows it. */
    LATE,
    /** It says that it works on it. */
    WORKING,
    SOLD,
    /** Recorded as failed; within the demanded wait it may sell all the same. */
    FAILED,
    GIVEN_BACK,
    /** Refused, and the reference with it. */
    BURNED
  }

  /** What a carrier may say. */
  enum Say {
    DELIVERED,
    ACCEPTED,
    REFUSED,
    REFUSED_FOR_NOW_AND_BURNED,
    REFUSED_BECAUSE_RECENT,
    FAILED,
    GIVEN_BACK,
    USED,
    NOTHING,
    NOT_FOUND,
    NOT_SENT
  }

  /** The wait that a carrier demands after a failure. */
  static final int DEMANDED = 2;

  static Answer answer(Say say, String reference, Instant askedAt) {
    return switch (say) {
      case DELIVERED ->
        Answer.delivered(
            Delivery.builder(Evidence.ofTransaction("t")).echo(reference, null).build());
      case ACCEPTED -> Answer.accepted(Evidence.ofTransaction("t"));
      case REFUSED -> rejected(Proves.NOTHING_SOLD, false, null);
      case REFUSED_FOR_NOW_AND_BURNED -> rejected(Proves.NOTHING_SOLD, true, TICK);
      case REFUSED_BECAUSE_RECENT -> rejected(Proves.NOTHING_SOLD_NOW, false, null);
      case FAILED ->
        Answer.failed(DeclineReason.CARRIER_FAILED, TICK.multipliedBy(DEMANDED), Evidence.none());
      case GIVEN_BACK -> Answer.givenBack(Evidence.none());
      case USED -> Answer.inDoubt(Doubt.REFERENCE_USED, Evidence.none());
      case NOTHING, NOT_SENT -> Answer.inDoubt(Doubt.NO_ANSWER, Evidence.none());
      case NOT_FOUND -> Answer.notFound(Window.until(askedAt));
    };
  }

  private static Answer rejected(Proves proves, boolean burns, @Nullable Duration again) {
    return Answer.rejected(
        new Rejection(DeclineReason.CARRIER_UNAVAILABLE, proves, burns, again, Evidence.none()));
  }
}
