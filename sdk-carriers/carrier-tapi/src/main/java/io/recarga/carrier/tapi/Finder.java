package io.recarga.carrier.tapi;

import io.recarga.retry.TimeSource;
import io.recarga.spi.Answer;
import io.recarga.spi.Attempt;
import io.recarga.spi.Doubt;
import io.recarga.spi.Evidence;
import io.recarga.spi.Window;
import io.recarga.spi.http.HttpReply;
import java.time.Instant;

/** Finds out what TAPI holds of an attempt: by its own id, else by our reference. */
final class Finder {
  private final Api api;
  private final Sales sales;
  private final TimeSource time;

  Finder(Api api, Sales sales, TimeSource time) {
    this.api = api;
    this.sales = sales;
    this.time = time;
  }

  Answer find(Attempt attempt) {
    Instant asked = time.now();
    String known = attempt.transactionId();
    HttpReply reply =
        known != null ? api.operation(known, false) : api.operation(attempt.reference(), true);
    if (reply.status() == 404) {
      return notFound(reply, attempt, asked);
    }
    if (!reply.isSuccessful()) {
      throw api.problem(reply);
    }
    Wire.Found found = reply.json(Wire.FOUND);
    Wire.Operation operation = found == null ? null : found.operation();
    String id = operation == null ? null : operation.operationId();
    if (operation == null || id == null || (known != null && !known.equals(id))) {
      return Answer.inDoubt(Doubt.UNREADABLE, Evidence.of(null, "not the operation asked for"));
    }
    String reference = operation.externalPaymentId();
    if (reference == null || !reference.equals(attempt.reference())) {
      return Answer.inDoubt(
          Doubt.UNREADABLE, Evidence.of(null, "an operation under another reference"));
    }
    return sales.answer(operation.status(), operation, attempt);
  }

  /** 404 in TAPI's own form means that the payment was never received; a gateway's says nothing. */
  private static Answer notFound(HttpReply reply, Attempt attempt, Instant asked) {
    Wire.Failure failure = reply.json(Wire.FAILURE);
    String code = failure == null ? null : failure.code();
    if (code == null || code.isBlank()) {
      return Answer.inDoubt(Doubt.UNREADABLE, Evidence.of("HTTP 404", null));
    }
    String known = attempt.transactionId();
    // TAPI gave us the id, so that "no such operation" contradicts itself.
    return known == null
        ? Answer.notFound(Window.until(asked))
        : Answer.inDoubt(Doubt.AMBIGUOUS, Evidence.of(code, null).withTransaction(known));
  }
}
