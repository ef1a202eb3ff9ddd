package io.recarga.carrier.tmf654;

import io.recarga.DeclineReason;
import io.recarga.HistoryEntry;
import io.recarga.Money;
import io.recarga.PhoneNumber;
import io.recarga.Pin;
import io.recarga.spi.Answer;
import io.recarga.spi.Attempt;
import io.recarga.spi.Delivery;
import io.recarga.spi.Doubt;
import io.recarga.spi.Evidence;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads a carrier's record of one top-up. Its status decides; a word nobody listed decides nothing. */
final class Records {
  private static final int LONGEST_PIN = 100;

  private final TmfDialect dialect;
  private final Lines lines;

  Records(TmfDialect dialect, Lines lines) {
    this.dialect = dialect;
    this.lines = lines;
  }

  /** Answers by a record that was found or returned for {@code attempt}. */
  Answer answer(Seen seen, Attempt attempt) {
    Wire.TopUp topUp = seen.topUp();
    Evidence evidence = Evidence.of(topUp.status(), topUp.reason()).withTransaction(topUp.id());
    if (topUp.status() == null || topUp.status().isBlank()) {
      // The edition demands a status: without it nothing is said but that there is a record.
      return Answer.accepted(evidence);
    }
    TmfStatus status = dialect.statusOf(topUp.status());
    String echo = seen.echo(dialect.reference());
    if (status != TmfStatus.DELIVERED && echo != null && !echo.equals(attempt.reference())) {
      // A delivery is compared by the engine; the end of another top-up must not end this one.
      return Answer.inDoubt(Doubt.UNREADABLE, Evidence.of(null, "a record of another reference"));
    }
    if (status == null) {
      return Answer.inDoubt(Doubt.UNCLASSIFIED, evidence);
    }
    return switch (status) {
      case OPEN -> Answer.accepted(evidence);
      case DELIVERED -> delivered(seen, evidence, echo, attempt);
      case FAILED -> Answer.failed(DeclineReason.CARRIER_FAILED, dialect.failedWait(), evidence);
      // TMF654 does not say whether a cancellation gives money back: one of a top-up that was
      // confirmed before proves nothing.
      case CANCELLED ->
        topUp.confirmationDate() == null
            ? Answer.failed(cancelled(), dialect.failedWait(), evidence)
            : Answer.inDoubt(Doubt.AMBIGUOUS, evidence);
    };
  }

  /** R17 has no other word for a failure. */
  private DeclineReason cancelled() {
    return dialect.version() == TmfVersion.R17
        ? DeclineReason.CARRIER_FAILED
        : DeclineReason.CANCELLED;
  }

  private Answer delivered(Seen seen, Evidence evidence, @Nullable String echo, Attempt attempt) {
    Wire.TopUp topUp = seen.topUp();
    PhoneNumber asked = Objects.requireNonNull(attempt.topUp().sim().number(), "number");
    Quantity amount = topUp.amount();
    Money delivered = null;
    if (amount != null && amount.amount() != null) {
      delivered = money(amount);
      if (delivered == null) {
        // It says something of the amount that nobody understands: that is not silence.
        return Answer.inDoubt(Doubt.UNREADABLE, evidence);
      }
    }
    return Answer.delivered(Delivery.builder(evidence)
        .echo(echo, lines.read(topUp.logicalResource(), asked))
        .delivered(delivered)
        .cost(null, fee(topUp))
        .pin(Requests.hasVoucher(attempt) ? null : pin(topUp.voucher()))
        .build());
  }

  /** Makes an entry of a line's activity, or returns null for a record without id. */
  @Nullable
  HistoryEntry entry(Seen seen, @Nullable PhoneNumber number) {
    Wire.TopUp topUp = seen.topUp();
    if (topUp.id() == null) {
      return null;
    }
    String status = Objects.requireNonNullElse(topUp.status(), "");
    return HistoryEntry.builder(topUp.id(), statusOf(topUp, status), status)
        .reference(seen.echo(dialect.reference()))
        .number(number)
        .money(topUp.amount() == null ? null : money(topUp.amount()), null)
        .carrierTime(topUp.requestedDate())
        .build();
  }

  private HistoryEntry.Status statusOf(Wire.TopUp topUp, String word) {
    TmfStatus status = dialect.statusOf(word);
    if (status == null) {
      return HistoryEntry.Status.OTHER;
    }
    return switch (status) {
      case OPEN -> HistoryEntry.Status.OPEN;
      case DELIVERED -> HistoryEntry.Status.DELIVERED;
      case FAILED -> HistoryEntry.Status.FAILED;
      case CANCELLED ->
        topUp.confirmationDate() == null ? HistoryEntry.Status.FAILED : HistoryEntry.Status.OTHER;
    };
  }

  /** Returns the money of a quantity, or null where it is of another unit or beyond all bounds. */
  private @Nullable Money money(Quantity quantity) {
    if (!dialect.unit().isOf(quantity)) {
      return null;
    }
    try {
      return dialect.unit().toMoney(quantity, dialect.carrier().currency());
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** v4.1 tells what a top-up did to each bucket; a fee is one of its items. */
  private @Nullable Money fee(Wire.TopUp topUp) {
    Money fee = null;
    for (Wire.Impact impact : orEmpty(topUp.impactedBucket())) {
      for (Wire.Item item : orEmpty(impact == null ? null : impact.item())) {
        Quantity amount = item == null ? null : item.amount();
        if (item != null && amount != null && "fee".equalsIgnoreCase(item.name())) {
          Money one = money(amount);
          fee = fee == null || one == null ? one : fee.plus(one);
        }
      }
    }
    return fee;
  }

  private static <T> List<@Nullable T> orEmpty(@Nullable List<@Nullable T> list) {
    return list == null ? List.of() : list;
  }

  /** A voucher that we did not send is a card that was sold. */
  private static @Nullable Pin pin(@Nullable String voucher) {
    return voucher == null || voucher.isBlank() || voucher.strip().length() > LONGEST_PIN
        ? null
        : Pin.of(voucher, null, null);
  }
}
