package io.recarga.carrier.reloadly;

import io.recarga.HistoryEntry;
import io.recarga.Money;
import io.recarga.PhoneNumber;
import io.recarga.Pin;
import io.recarga.spi.Answer;
import io.recarga.spi.Attempt;
import io.recarga.spi.Delivery;
import io.recarga.spi.Doubt;
import io.recarga.spi.Evidence;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads Reloadly's record of one top-up. Its status decides; an unknown one decides nothing. */
final class Sales {
  private static final int LONGEST_CONFIRMATION = 100;

  private final Duration failedWait;

  Sales(Duration failedWait) {
    this.failedWait = failedWait;
  }

  /** Answers by a record that stands alone. */
  Answer answer(Wire.Sale sale, Attempt attempt) {
    return answer(
        sale.status(), sale, Evidence.none().withTransaction(sale.transactionId()), attempt);
  }

  /**
   * Answers by a status.
   *
   * @param sale the record, or null where the answer holds the status only
   * @param evidence transaction id, and the reason of a failure where one is stated
   */
  Answer answer(
      @Nullable String status, Wire.@Nullable Sale sale, Evidence evidence, Attempt attempt) {
    if (status == null || status.isBlank()) {
      // Answers of 2021 had no status; the report has one. (Reloadly's Java client, 2025-02-26)
      return Answer.accepted(evidence);
    }
    HistoryEntry.Status known = statusOf(status);
    if (known != HistoryEntry.Status.DELIVERED && isForeign(sale, attempt)) {
      // A delivery is compared by the engine; the end of another sale must not end this one.
      return Answer.inDoubt(Doubt.UNREADABLE, Evidence.of(null, "a record of another reference"));
    }
    return switch (known) {
      case OPEN -> Answer.accepted(evidence);
      case DELIVERED -> delivered(sale, evidence, attempt);
      case FAILED -> Answer.failed(Errors.reasonOf(evidence.code()), failedWait, evidence);
      case GIVEN_BACK -> Answer.givenBack(evidence);
      case OTHER ->
        Answer.inDoubt(
            Doubt.UNCLASSIFIED,
            Evidence.of(status, evidence.words()).withTransaction(evidence.transactionId()));
    };
  }

  /** Makes an entry of the history, or returns null for a record without id. */
  static @Nullable HistoryEntry entry(Wire.Sale sale) {
    String transactionId = sale.transactionId();
    if (transactionId == null) {
      return null;
    }
    String status = Objects.requireNonNullElse(sale.status(), "");
    return HistoryEntry.builder(transactionId, statusOf(status), status)
        .reference(sale.customIdentifier())
        .number(numberOf(sale))
        .money(
            Amounts.orNull(sale.deliveredAmount(), sale.deliveredAmountCurrencyCode()),
            costOf(sale.balanceInfo()))
        .carrierTime(sale.transactionDate())
        .build();
  }

  private static HistoryEntry.Status statusOf(String status) {
    return switch (status.equals("SUCCESSFUL") ? status : status.strip().toUpperCase(Locale.ROOT)) {
      case "PROCESSING", "PENDING" -> HistoryEntry.Status.OPEN;
      case "SUCCESSFUL" -> HistoryEntry.Status.DELIVERED;
      case "FAILED" -> HistoryEntry.Status.FAILED;
      case "REFUNDED" -> HistoryEntry.Status.GIVEN_BACK;
      default -> HistoryEntry.Status.OTHER;
    };
  }

  private static boolean isForeign(Wire.@Nullable Sale sale, Attempt attempt) {
    String reference = sale == null ? null : sale.customIdentifier();
    return reference != null && !reference.equals(attempt.reference());
  }

  private static Answer delivered(Wire.@Nullable Sale sale, Evidence evidence, Attempt attempt) {
    if (sale == null) {
      return Answer.delivered(Delivery.builder(evidence).build());
    }
    Money delivered;
    try {
      delivered = Amounts.of(sale.deliveredAmount(), sale.deliveredAmountCurrencyCode());
    } catch (IllegalArgumentException e) {
      // It says something of the amount that nobody understands: that is not silence.
      return Answer.inDoubt(Doubt.UNREADABLE, evidence);
    }
    PhoneNumber asked = attempt.topUp().sim().number();
    return Answer.delivered(Delivery.builder(evidence)
        .echo(sale.customIdentifier(), echoOf(sale, asked))
        .delivered(delivered)
        .cost(costOf(sale.balanceInfo()), feeOf(sale))
        .confirmation(confirmationOf(sale))
        .pin(pinOf(sale.pinDetail()))
        .build());
  }

  private static @Nullable String confirmationOf(Wire.Sale sale) {
    String text = PlainText.line(sale.operatorTransactionId());
    return text == null ? null : PlainText.cut(text, LONGEST_CONFIRMATION);
  }

  /** Takes a national form of the number that was asked for as that number. */
  private static @Nullable PhoneNumber echoOf(Wire.Sale sale, @Nullable PhoneNumber asked) {
    String echoed = sale.recipientPhone();
    if (echoed == null || asked == null) {
      return null;
    }
    if (asked.e164().equals(echoed)
        || (asked.e164().length() == echoed.length() + 1 && asked.e164().endsWith(echoed))) {
      return asked;
    }
    String bare = echoed.replaceAll("[^0-9]", "").replaceAll("^0+", "");
    boolean same = bare.length() >= 6 && asked.digits().endsWith(bare);
    return same ? asked : numberOf(sale);
  }

  private static @Nullable PhoneNumber numberOf(Wire.Sale sale) {
    String text = sale.recipientPhone();
    if (text == null) {
      return null;
    }
    for (String form : List.of(text, "+" + text)) {
      try {
        return PhoneNumber.parse(form, sale.countryCode());
      } catch (IllegalArgumentException e) {
        // Not in this form.
      }
    }
    return null;
  }

  private static @Nullable Money costOf(Wire.@Nullable BalanceInfo info) {
    if (info == null) {
      return null;
    }
    BigDecimal cost = info.cost();
    BigDecimal before = info.oldBalance();
    BigDecimal after = info.newBalance();
    if (cost == null && before != null && after != null) {
      cost = before.subtract(after);
    }
    return Amounts.orNull(cost, info.currencyCode());
  }

  private static @Nullable Money feeOf(Wire.Sale sale) {
    Wire.BalanceInfo info = sale.balanceInfo();
    String currency = info == null ? null : info.currencyCode();
    return Amounts.orNull(sale.fee(), currency == null ? sale.discountCurrencyCode() : currency);
  }

  private static @Nullable Pin pinOf(Wire.@Nullable PinDetail detail) {
    String code = detail == null ? null : detail.code();
    if (detail == null || code == null || code.isBlank() || code.strip().length() > 100) {
      return null;
    }
    String how = Stream.of(
            detail.info1(), detail.info2(), detail.info3(), detail.ivr(), detail.validity())
        .map(PlainText::line)
        .filter(Objects::nonNull)
        .distinct()
        .collect(Collectors.joining("; "));
    return Pin.of(code, detail.serial(), how.isEmpty() ? null : how);
  }
}
