package io.recarga.carrier.ding;

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
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads Ding's record of one transfer. Its state decides; an unknown one decides nothing. */
final class Transfers {
  private static final int LONGEST_PIN = 100;
  private static final int SHORTEST_ECHO = 6;

  private final Duration failedWait;

  Transfers(Duration failedWait) {
    this.failedWait = failedWait;
  }

  Answer answer(Wire.Transfer transfer, Attempt attempt) {
    Evidence evidence = evidence(transfer);
    Wire.TransferRecord sale = transfer.transferRecord();
    String reference = referenceOf(transfer);
    String state = state(transfer);
    if (sale == null || evidence.transactionId() == null) {
      // A validation that was asked for nowhere looks like this: nothing is on record.
      return Answer.inDoubt(Doubt.UNREADABLE, evidence);
    }
    if (isComplete(state)) {
      return delivered(transfer, sale, evidence, attempt);
    }
    if (reference != null && !reference.equals(attempt.reference())) {
      // A delivery is compared by the engine; the end of another sale must not end this one.
      return Answer.inDoubt(Doubt.UNREADABLE, Evidence.of(null, "a record of another reference"));
    }
    if (isUnderWay(state)) {
      return Answer.accepted(evidence);
    }
    return switch (state) {
      case "FAILED" -> Answer.failed(Errors.reasonOf(transfer), failedWait, evidence);
      case "CANCELLED" -> Answer.givenBack(evidence);
      default ->
        Answer.inDoubt(
            state.isEmpty() ? Doubt.UNREADABLE : Doubt.UNCLASSIFIED,
            Evidence.of(sale.processingState(), null).withTransaction(evidence.transactionId()));
    };
  }

  /** Makes an entry of the history, or returns null for a record without id. */
  static @Nullable HistoryEntry entry(Wire.Transfer transfer) {
    Wire.TransferRecord sale = transfer.transferRecord();
    String transactionId = evidence(transfer).transactionId();
    if (sale == null || transactionId == null) {
      return null;
    }
    String state = sale.processingState();
    return HistoryEntry.builder(
            transactionId, statusOf(state(transfer)), state == null ? "" : state)
        .reference(referenceOf(transfer))
        .number(numberOf(sale))
        .money(Amounts.received(sale.price()), Amounts.cost(sale.price(), sale.commissionApplied()))
        .carrierTime(sale.startedUtc())
        .build();
  }

  static String state(Wire.Transfer transfer) {
    Wire.TransferRecord sale = transfer.transferRecord();
    String state = sale == null ? null : sale.processingState();
    return state == null ? "" : state.strip().toUpperCase(Locale.ROOT);
  }

  // "Complete" on the wire, "Completed" in some of Ding's pages. (Read 2026)
  static boolean isComplete(String state) {
    return state.equals("COMPLETE") || state.equals("COMPLETED");
  }

  static boolean isUnderWay(String state) {
    return state.equals("SUBMITTED") || state.equals("PROCESSING") || state.equals("CANCELLING");
  }

  static boolean isOver(String state) {
    return state.equals("FAILED") || state.equals("CANCELLED");
  }

  static boolean isRecorded(Wire.Transfer transfer) {
    return evidence(transfer).transactionId() != null;
  }

  static @Nullable String referenceOf(Wire.Transfer transfer) {
    Wire.TransferRecord sale = transfer.transferRecord();
    Wire.TransferId id = sale == null ? null : sale.transferId();
    return id == null ? null : id.distributorRef();
  }

  /** Returns Ding's id and codes. The receipt's text is no evidence: it may hold a PIN. */
  static Evidence evidence(Wire.Transfer transfer) {
    Wire.TransferRecord sale = transfer.transferRecord();
    Wire.TransferId id = sale == null ? null : sale.transferId();
    List<Wire.ErrorCode> errors = Errors.of(transfer);
    return Evidence.of(errors.isEmpty() ? null : Errors.text(errors.get(0)), null)
        .withTransaction(id == null ? null : id.transferRef());
  }

  private static HistoryEntry.Status statusOf(String state) {
    if (isComplete(state)) {
      return HistoryEntry.Status.DELIVERED;
    }
    if (isUnderWay(state)) {
      return HistoryEntry.Status.OPEN;
    }
    return switch (state) {
      case "FAILED" -> HistoryEntry.Status.FAILED;
      case "CANCELLED" -> HistoryEntry.Status.GIVEN_BACK;
      default -> HistoryEntry.Status.OTHER;
    };
  }

  private static Answer delivered(
      Wire.Transfer transfer, Wire.TransferRecord sale, Evidence evidence, Attempt attempt) {
    Wire.Price price = sale.price();
    Money delivered;
    try {
      delivered =
          price == null ? null : Amounts.of(price.receiveValue(), price.receiveCurrencyIso());
    } catch (IllegalArgumentException e) {
      // It says something of the amount that nobody understands: that is not silence.
      return Answer.inDoubt(Doubt.UNREADABLE, evidence);
    }
    String sku = sale.skuCode();
    String ordered = attempt.route().notes().get(Order.SKU);
    boolean another = sku != null && ordered != null && !sku.equals(ordered);
    boolean nearly = Integer.valueOf(Errors.NEAREST).equals(transfer.resultCode());
    if (another || (nearly && !isAsOrdered(delivered, attempt))) {
      // Something was sold, but not what was ordered: a person has to look.
      return Answer.inDoubt(Doubt.AMBIGUOUS, evidence);
    }
    Params params = sale.receiptParams();
    return Answer.delivered(Delivery.builder(evidence)
        .echo(referenceOf(transfer), echoOf(sale, attempt))
        .delivered(delivered)
        .cost(Amounts.cost(price, sale.commissionApplied()), Amounts.fee(price))
        .confirmation(params == null ? null : confirmation(params))
        .pin(Order.isPin(attempt.route()) ? pin(sale, params) : null)
        .build());
  }

  /** Says whether what arrived is what was ordered; the engine compares amounts by itself. */
  private static boolean isAsOrdered(@Nullable Money delivered, Attempt attempt) {
    return attempt.topUp().amount() != null
        || String.valueOf(delivered).equals(attempt.route().notes().get(Order.RECEIVE));
  }

  private static @Nullable String confirmation(Params params) {
    return PlainText.line(params.first("providerRef", "operatorRef", "providerReference"));
  }

  /** Takes the PIN by the names that are known; else the whole receipt, which holds it. */
  private static @Nullable Pin pin(Wire.TransferRecord sale, @Nullable Params params) {
    String text = PlainText.of(sale.receiptText());
    String code = params == null
        ? null
        : params.first("pin", "pinCode", "pinNumber", "voucherCode", "voucher");
    String shown = code != null ? code : text;
    if (shown == null) {
      return null;
    }
    String serial = params == null ? null : params.first("serial", "serialNumber");
    return Pin.of(PlainText.cut(shown.replace('\n', ' '), LONGEST_PIN), serial, text);
  }

  /** Takes a national form of the number that was asked for as that number. */
  private static @Nullable PhoneNumber echoOf(Wire.TransferRecord sale, Attempt attempt) {
    PhoneNumber asked = attempt.topUp().sim().number();
    String echoed = sale.accountNumber();
    if (echoed == null || asked == null) {
      return null;
    }
    String bare = echoed.replaceAll("[^0-9]", "").replaceAll("^0+", "");
    boolean same = bare.length() >= SHORTEST_ECHO && asked.digits().endsWith(bare);
    return same ? asked : numberOf(sale);
  }

  private static @Nullable PhoneNumber numberOf(Wire.TransferRecord sale) {
    String text = sale.accountNumber();
    String digits = text == null ? "" : text.replaceAll("[^0-9]", "");
    try {
      return digits.isEmpty() ? null : PhoneNumber.parse("+" + digits);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
