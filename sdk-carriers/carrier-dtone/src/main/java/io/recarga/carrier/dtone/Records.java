package io.recarga.carrier.dtone;

import io.recarga.HistoryEntry;
import io.recarga.Money;
import io.recarga.PhoneNumber;
import io.recarga.Pin;
import io.recarga.spi.Answer;
import io.recarga.spi.Attempt;
import io.recarga.spi.Delivery;
import io.recarga.spi.Doubt;
import io.recarga.spi.Evidence;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads DT One's record of one transaction. The class of its status decides, as DT One recommends;
 * the message explains. An unknown class decides nothing.
 */
final class Records {
  private static final int LONGEST_CONFIRMATION = 100;
  private static final int LONGEST_PIN = 100;

  private Records() {}

  /** Answers by a record that stands alone. */
  static Answer answer(Wire.Transaction t, Attempt attempt) {
    Evidence evidence = evidence(t);
    State state = State.of(t.status());
    if (state != State.COMPLETED && isForeign(t, attempt)) {
      // A delivery is compared by the engine; the end of another sale must not end this one.
      return Answer.inDoubt(Doubt.UNREADABLE, Evidence.of(null, "a record of another reference"));
    }
    return switch (state) {
      case CREATED, CONFIRMED, SUBMITTED -> Answer.accepted(evidence);
      case COMPLETED -> delivered(t, evidence);
      case REVERSED -> Answer.givenBack(evidence);
      case REJECTED, DECLINED ->
        Answer.failed(Errors.reasonOf(evidence.code()), Duration.ZERO, evidence);
      case CANCELLED -> Answer.failed(Errors.NOT_CONFIRMED, Duration.ZERO, evidence);
      case UNKNOWN -> Answer.inDoubt(Doubt.UNCLASSIFIED, evidence);
    };
  }

  /** Returns the carrier's id and status of a record. */
  static Evidence evidence(Wire.Transaction t) {
    Wire.Status status = t.status();
    String message = status == null ? null : PlainText.line(status.message());
    return Evidence.of(message, null).withTransaction(t.id());
  }

  /** Says whether a record names another reference than the attempt's. */
  static boolean isForeign(Wire.Transaction t, Attempt attempt) {
    return t.externalId() != null && !t.externalId().equals(attempt.reference());
  }

  /** Says what a created transaction has in other ways than it was ordered, or returns null. */
  static @Nullable String difference(Wire.Transaction t, Attempt attempt) {
    if (isForeign(t, attempt)) {
      return "another reference";
    }
    PhoneNumber served = numberOf(t);
    if (served != null && !served.equals(attempt.topUp().sim().number())) {
      return "another line";
    }
    if (!Order.isOf(attempt, t.product())) {
      return "another product";
    }
    Money amount = attempt.topUp().amount();
    Money delivered = deliveredBy(t);
    if (amount != null && delivered != null && !delivered.equals(amount)) {
      return delivered + " instead of " + amount;
    }
    Money limit = attempt.topUp().maxCost();
    Money cost = costOf(t);
    boolean tooMuch = limit != null
        && cost != null
        && cost.currency().equals(limit.currency())
        && cost.compareTo(limit) > 0;
    return tooMuch ? "a cost of " + cost + ", more than maxCost" : null;
  }

  /** Makes an entry of the history, or returns null for a record without id. */
  static @Nullable HistoryEntry entry(Wire.Transaction t) {
    String id = t.id();
    if (id == null) {
      return null;
    }
    HistoryEntry.Status status = switch (State.of(t.status())) {
      case CREATED, CONFIRMED, SUBMITTED -> HistoryEntry.Status.OPEN;
      case COMPLETED -> HistoryEntry.Status.DELIVERED;
      case REJECTED, CANCELLED, DECLINED -> HistoryEntry.Status.FAILED;
      case REVERSED -> HistoryEntry.Status.GIVEN_BACK;
      case UNKNOWN -> HistoryEntry.Status.OTHER;
    };
    return HistoryEntry.builder(
            id, status, Objects.requireNonNullElse(evidence(t).code(), ""))
        .reference(t.externalId())
        .number(numberOf(t))
        .money(deliveredBy(t), costOf(t))
        .carrierTime(t.created())
        .build();
  }

  private static Answer delivered(Wire.Transaction t, Evidence evidence) {
    String confirmation = PlainText.line(t.operatorReference());
    return Answer.delivered(Delivery.builder(evidence)
        .echo(t.externalId(), numberOf(t))
        .delivered(deliveredBy(t))
        .cost(costOf(t), feeOf(t))
        .confirmation(
            confirmation == null ? null : PlainText.cut(confirmation, LONGEST_CONFIRMATION))
        .pin(pinOf(t))
        .build());
  }

  /** Returns what arrives: as adjusted, else as asked for, else the credit among the benefits. */
  private static @Nullable Money deliveredBy(Wire.Transaction t) {
    Money adjusted = destinationOf(t.adjusted());
    Money asked = adjusted == null ? destinationOf(t.requested()) : adjusted;
    return asked == null ? Benefits.credit(t.benefits()) : asked;
  }

  private static @Nullable Money destinationOf(Wire.@Nullable Values values) {
    return values == null ? null : Amounts.orNull(values.destination());
  }

  private static @Nullable PhoneNumber numberOf(Wire.Transaction t) {
    Wire.Party party = t.creditParty();
    String text = party == null ? null : party.mobileNumber();
    try {
      return text == null ? null : PhoneNumber.parse(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static @Nullable Money costOf(Wire.Transaction t) {
    return t.prices() == null ? null : Amounts.cost(t.prices().wholesale());
  }

  private static @Nullable Money feeOf(Wire.Transaction t) {
    Wire.Price price = t.prices() == null ? null : t.prices().wholesale();
    return price == null ? null : Amounts.orNull(price.unitType(), price.unit(), price.fee());
  }

  private static @Nullable Pin pinOf(Wire.Transaction t) {
    Wire.PinCode pin = t.pin();
    String code = pin == null ? null : pin.code();
    if (pin == null || code == null || code.isBlank() || code.strip().length() > LONGEST_PIN) {
      return null;
    }
    Wire.PinInfo info = t.product() == null ? null : t.product().pin();
    List<@Nullable String> lines = info == null ? null : info.usage();
    String how = (lines == null ? List.<@Nullable String>of() : lines)
        .stream().map(PlainText::line).filter(Objects::nonNull).collect(Collectors.joining("; "));
    return Pin.of(code, pin.serial(), how.isEmpty() ? null : how);
  }
}
