package io.recarga.simulator;

import io.recarga.DeclineReason;
import io.recarga.HistoryEntry;
import io.recarga.Money;
import io.recarga.PhoneNumber;
import io.recarga.spi.Answer;
import io.recarga.spi.Delivery;
import io.recarga.spi.Doubt;
import io.recarga.spi.Evidence;
import io.recarga.spi.Proves;
import io.recarga.spi.Rejection;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The words of a {@link FakeCarrier}: what a good adapter would make of each fault's answer. */
final class FakeAnswers {
  private static final Duration PAUSE = Duration.ofMinutes(2);
  private static final int THROTTLED = 429;

  private FakeAnswers() {}

  static Answer toSend(FakeSale sale) {
    Fault fault = sale.fault;
    if (fault == null || isTooDear(sale, fault)) {
      return truth(sale);
    }
    return switch (fault.answer()) {
      case WRONG_REFERENCE -> delivered(sale, "X" + sale.reference.substring(1), "0");
      case OTHER_AMOUNT -> delivered(sale, sale.reference, "1");
      case TRUTH -> truth(sale);
      case FAILURE -> fault.executes() == Fault.When.BURNED ? failed(sale) : withoutTruth(fault);
      default -> withoutTruth(fault);
    };
  }

  /** Returns what the caller gets when a repeat and a fault meet: the fault may hide the answer. */
  static Answer afterRepeat(Fault fault, Answer repeat) {
    return switch (fault.answer()) {
      case TRUTH, WRONG_REFERENCE, OTHER_AMOUNT -> repeat;
      default -> withoutTruth(fault);
    };
  }

  static Answer toFind(FakeSale sale, Answer nothing) {
    return switch (sale.course.look()) {
      case NOTHING -> nothing;
      case ERROR -> Answer.inDoubt(Doubt.AMBIGUOUS, Evidence.of("HTTP 503", null));
      case PROCESSING -> Answer.accepted(evidence(sale));
      case SUCCESSFUL -> delivered(sale, sale.reference, "0");
      case FAILED -> failed(sale);
      case REVERSED -> Answer.givenBack(evidence(sale));
    };
  }

  static Answer truth(FakeSale sale) {
    return switch (sale.course.state()) {
      case UNDER_WAY, PROCESSING -> Answer.accepted(evidence(sale));
      case REFUSED -> FakeBooks.walletTooLow();
      case SUCCESSFUL -> delivered(sale, sale.reference, "0");
      case FAILED -> failed(sale);
      case REVERSED -> Answer.givenBack(evidence(sale));
    };
  }

  static Answer recentlyRecharged() {
    return Answer.rejected(new Rejection(
        DeclineReason.RECENTLY_RECHARGED,
        Proves.NOTHING_SOLD_NOW,
        false,
        PAUSE,
        Evidence.of("RECENTLY_RECHARGED", null)));
  }

  static Answer refused(DeclineReason reason, String code) {
    return Answer.rejected(
        new Rejection(reason, Proves.NOTHING_SOLD, false, null, Evidence.of(code, null)));
  }

  static HistoryEntry toHistory(FakeSale sale) {
    HistoryEntry.Status status = switch (sale.course.state()) {
      case SUCCESSFUL -> HistoryEntry.Status.DELIVERED;
      case FAILED -> HistoryEntry.Status.FAILED;
      case REVERSED -> HistoryEntry.Status.GIVEN_BACK;
      case UNDER_WAY, REFUSED, PROCESSING -> HistoryEntry.Status.OPEN;
    };
    return HistoryEntry.builder(sale.transactionId, status, sale.course.state().name())
        .reference(sale.reference)
        .number(echoedNumber(sale))
        .money(FakeBooks.faceValue(sale.topUp), sale.cost)
        .carrierTime(sale.began.toString())
        .build();
  }

  private static Answer withoutTruth(Fault fault) {
    return switch (fault.answer()) {
      case STATUS -> status(fault);
      case REDIRECT ->
        Answer.inDoubt(Doubt.AMBIGUOUS, Evidence.of("HTTP " + fault.httpStatus(), null));
      case HTML, TRUNCATED, EMPTY -> Answer.inDoubt(Doubt.UNREADABLE, Evidence.none());
      case UNKNOWN_CODE -> Answer.inDoubt(Doubt.UNCLASSIFIED, Evidence.of("E-4711", null));
      case FAILURE -> refused(DeclineReason.LINE_BLOCKED, "LINE_BLOCKED");
      case DUPLICATE -> Answer.inDoubt(Doubt.REFERENCE_USED, Evidence.of("REFERENCE_USED", null));
      default -> Answer.inDoubt(Doubt.NO_ANSWER, Evidence.none());
    };
  }

  private static boolean isTooDear(FakeSale sale, Fault fault) {
    return fault.executes() == Fault.When.AT_ONCE
        && sale.course.state() == SaleCourse.State.REFUSED
        && fault.answer() != Fault.Answer.CLOSED
        && fault.answer() != Fault.Answer.STALLED;
  }

  /** A 429 that sold nothing is the carrier's own and certified; one that sold is a gateway's. */
  private static Answer status(Fault fault) {
    if (fault.httpStatus() != THROTTLED || fault.executes() != Fault.When.NEVER) {
      return Answer.inDoubt(Doubt.AMBIGUOUS, Evidence.of("HTTP " + fault.httpStatus(), null));
    }
    String header = fault.retryAfterHeader();
    long seconds = header != null && header.matches("[0-9]{1,6}") ? Long.parseLong(header) : 1;
    return Answer.rejected(new Rejection(
        DeclineReason.THROTTLED,
        Proves.NOTHING_SOLD,
        false,
        Duration.ofSeconds(seconds),
        Evidence.of("HTTP 429", null)));
  }

  private static Answer delivered(FakeSale sale, String reference, String surplus) {
    Money face = FakeBooks.faceValue(sale.topUp);
    Money told = new Money(face.amount().add(new BigDecimal(surplus)), face.currency());
    Money arrived = sale.topUp.amount() == null ? null : told;
    return Answer.delivered(Delivery.builder(evidence(sale))
        .echo(reference, echoedNumber(sale))
        .delivered(arrived)
        .cost(sale.cost, null)
        .confirmation("C" + sale.transactionId)
        .build());
  }

  private static Answer failed(FakeSale sale) {
    return Answer.failed(DeclineReason.CARRIER_FAILED, Duration.ofMinutes(30), evidence(sale));
  }

  private static Evidence evidence(FakeSale sale) {
    return Evidence.ofTransaction(sale.transactionId);
  }

  private static @Nullable PhoneNumber echoedNumber(FakeSale sale) {
    PhoneNumber number = sale.topUp.sim().number();
    boolean foreign = sale.fault != null && sale.fault.executes() == Fault.When.FOREIGN;
    return foreign ? PhoneNumber.parse("+51900000000") : number;
  }
}
