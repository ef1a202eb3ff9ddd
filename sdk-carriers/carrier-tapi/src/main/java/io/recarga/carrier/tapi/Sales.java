package io.recarga.carrier.tapi;

import io.recarga.DeclineReason;
import io.recarga.Money;
import io.recarga.PhoneNumber;
import io.recarga.spi.Answer;
import io.recarga.spi.Attempt;
import io.recarga.spi.Delivery;
import io.recarga.spi.Doubt;
import io.recarga.spi.ErrorTable.Row;
import io.recarga.spi.Evidence;
import io.recarga.spi.http.HttpReply;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads TAPI's answers about one operation: to a payment, and to a look-up. */
final class Sales {
  private static final int FINAL = 200;
  private static final int PROCESSING = 202;
  private static final int SHORTEST_ECHO = 6;

  private final Duration failedWait;

  Sales(Duration failedWait) {
    this.failedWait = failedWait;
  }

  /**
   * Reads the answer to a payment: 200 is final, 202 is not, and a status in the body goes before
   * both. Whatever else comes is looked up in the table.
   */
  Answer paid(HttpReply reply, Attempt attempt) {
    Wire.Operation operation = reply.json(Wire.OPERATION);
    int http = reply.status();
    if (operation == null || operation.operationId() == null || http >= 300) {
      return refused(reply, operation);
    }
    String status = operation.status();
    if (status != null) {
      return answer(status, operation, attempt);
    }
    Evidence evidence = Evidence.none().withTransaction(operation.operationId());
    return switch (http) {
      // A sale without a status is what TAPI documents for 200. (Integrator material, 2026-02-23)
      case FINAL -> answer("confirmed", operation, attempt);
      case PROCESSING -> Answer.accepted(evidence);
      default -> Answer.inDoubt(Doubt.UNCLASSIFIED, evidence);
    };
  }

  /** Answers by an operation's status; one that nobody documented decides nothing. */
  Answer answer(@Nullable String status, Wire.Operation operation, Attempt attempt) {
    Evidence evidence =
        Evidence.of(operation.code(), operation.message()).withTransaction(operation.operationId());
    String word = status == null ? "" : status.strip().toLowerCase(Locale.ROOT);
    String reference = operation.externalPaymentId();
    boolean foreign = reference != null && !reference.equals(attempt.reference());
    if (foreign && !word.equals("confirmed")) {
      // A delivery is compared by the engine; the end of another sale must not end this one.
      return Answer.inDoubt(Doubt.UNREADABLE, Evidence.of(null, "a record of another reference"));
    }
    return switch (word) {
      case "confirmed" -> delivered(operation, evidence, attempt);
      case "processing", "pending" -> Answer.accepted(evidence);
      case "failed" -> Answer.failed(DeclineReason.CARRIER_FAILED, failedWait, evidence);
      case "" -> Answer.inDoubt(Doubt.UNREADABLE, evidence);
      default ->
        Answer.inDoubt(
            Doubt.UNCLASSIFIED, Evidence.of(word, null).withTransaction(operation.operationId()));
    };
  }

  private static Answer refused(HttpReply reply, Wire.@Nullable Operation body) {
    String code = body == null ? null : body.code();
    Evidence evidence = Evidence.of(
        code == null ? "HTTP " + reply.status() : code, body == null ? null : body.message());
    if (body == null || code == null) {
      return Answer.inDoubt(Doubt.UNREADABLE, evidence);
    }
    Row row = Errors.TABLE.find(code, reply.status());
    return row == null
        ? Answer.inDoubt(Doubt.UNCLASSIFIED, evidence)
        : row.toAnswer(evidence.words());
  }

  private static Answer delivered(Wire.Operation operation, Evidence evidence, Attempt attempt) {
    String company = operation.companyCode();
    String ordered = attempt.route().notes().get(Order.COMPANY);
    if (company != null && ordered != null && !company.equals(ordered)) {
      return Answer.inDoubt(Doubt.AMBIGUOUS, evidence);
    }
    Money delivered = null;
    if (operation.amount() != null) {
      try {
        // TAPI tells no currency: an account knows one country's only.
        delivered =
            new Money(operation.amount(), attempt.topUp().sim().carrier().currency());
      } catch (IllegalArgumentException e) {
        return Answer.inDoubt(Doubt.UNREADABLE, evidence);
      }
    }
    return Answer.delivered(Delivery.builder(evidence)
        .echo(operation.externalPaymentId(), echoOf(operation, attempt))
        .delivered(delivered)
        .build());
  }

  /** Takes a national form of the number that was asked for as that number. */
  private static @Nullable PhoneNumber echoOf(Wire.Operation operation, Attempt attempt) {
    PhoneNumber asked = attempt.topUp().sim().number();
    String digits = identifierOf(operation).replaceAll("[^0-9]", "").replaceAll("^0+", "");
    if (asked == null || digits.isEmpty()) {
      return null;
    }
    if (digits.length() >= SHORTEST_ECHO && asked.digits().endsWith(digits)) {
      return asked;
    }
    return Numbers.parse(digits, attempt.topUp().sim().carrier().country());
  }

  private static String identifierOf(Wire.Operation operation) {
    List<Wire.@Nullable Identifier> all = operation.identifiers();
    Wire.Identifier first = all == null || all.isEmpty() ? null : all.get(0);
    String value = first == null ? null : first.identifierValue();
    return value == null ? "" : value;
  }
}
