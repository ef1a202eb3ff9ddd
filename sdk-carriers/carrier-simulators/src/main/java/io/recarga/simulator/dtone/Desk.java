package io.recarga.simulator.dtone;

import io.recarga.simulator.Fault;
import io.recarga.simulator.FaultPlan;
import io.recarga.simulator.wire.Json;
import io.recarga.simulator.wire.Reply;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Creates, confirms and cancels, and answers as it went or as a fault has it. */
final class Desk {
  private static final int CREATED = 201;
  private static final int ACCEPTED = 202;

  private final Books books;
  private final Catalogue catalogue;
  private final FaultPlan faults;
  private final FaultPlan cancelFaults;
  private final Callbacks callbacks;

  Desk(
      Books books,
      Catalogue catalogue,
      FaultPlan faults,
      FaultPlan cancelFaults,
      Callbacks callbacks) {
    this.books = books;
    this.catalogue = catalogue;
    this.faults = faults;
    this.cancelFaults = cancelFaults;
    this.callbacks = callbacks;
  }

  Reply create(Call call, boolean sync) throws InterruptedException {
    TransactionRequest request = TransactionRequest.read(call.body(), catalogue);
    Fault fault = faults.take(request.externalId());
    Transaction created;
    try {
      created = books.create(request, fault);
    } catch (Refused refused) {
      return hidden(call, fault, refused.toReply());
    }
    return answer(call, created, fault, CREATED, sync && request.autoConfirm());
  }

  Reply confirm(Call call, long id, boolean sync) throws InterruptedException {
    Transaction transaction = books.known(id);
    Fault fault = faults.take(transaction.request.externalId());
    try {
      transaction.confirm(fault);
    } catch (Refused refused) {
      return hidden(call, fault, refused.toReply());
    }
    return answer(call, transaction, fault, ACCEPTED, sync);
  }

  Reply cancel(Call call, long id) {
    Transaction transaction = books.known(id);
    Fault fault = cancelFaults.take(transaction.request.externalId());
    try {
      if (fault == null || fault.executes() == Fault.When.AT_ONCE) {
        transaction.cancel();
      }
    } catch (Refused refused) {
      return hidden(call, fault, refused.toReply());
    }
    Map<String, @Nullable Object> truth = json(transaction, transaction.status(Status.SUBMITTED));
    return fault == null
        ? Reply.json(ACCEPTED, truth)
        : faulty(call, fault, transaction, ACCEPTED, truth);
  }

  private Reply answer(
      Call call, Transaction transaction, @Nullable Fault fault, int status, boolean waits)
      throws InterruptedException {
    if (fault != null && fault.notice() == Fault.Notice.BEFORE_ANSWER) {
      callbacks.flush();
    }
    // Nobody sets a virtual clock forward while the caller waits.
    if (waits && !books.clock().isVirtual() && hasAnswer(fault) && !books.isClosed()) {
      transaction.awaitEnd(books.settings().syncHold());
    }
    Status shown = transaction.status(waits ? Status.SUBMITTED : Status.CONFIRMED);
    // Who does not wait is answered before the operator is asked.
    boolean early = !waits && shown.equals(Status.COMPLETED) && !transaction.isForeign();
    Map<String, @Nullable Object> truth = json(transaction, early ? Status.CONFIRMED : shown);
    return fault == null
        ? Reply.json(status, truth)
        : faulty(call, fault, transaction, status, truth);
  }

  private static boolean hasAnswer(@Nullable Fault fault) {
    return fault == null || fault.answer() == Fault.Answer.TRUTH;
  }

  private Reply faulty(
      Call call,
      Fault fault,
      Transaction transaction,
      int status,
      Map<String, @Nullable Object> truth) {
    switch (fault.answer()) {
      case WRONG_REFERENCE -> truth.put("external_id", "another-" + transaction.id);
      case OTHER_AMOUNT -> addOne(transaction, truth);
      case UNKNOWN_CODE ->
        truth.put(
            "status",
            Json.object(
                "id",
                60_000,
                "message",
                "QUEUED",
                "class",
                Json.object("id", 6, "message", "QUEUED")));
      case FAILURE -> {
        if (fault.httpStatus() != 200) {
          return Refused.reply(
              500, Problem.INVALID_CREDIT_PARTY, Problem.INVALID_CREDIT_PARTY.message());
        }
      }
      case DUPLICATE -> {
        return (status == CREATED ? Problem.EXTERNAL_ID_USED : Problem.ALREADY_CONFIRMED)
            .refused()
            .toReply();
      }
      default -> {}
    }
    return hidden(call, fault, Reply.json(status, truth));
  }

  private void addOne(Transaction transaction, Map<String, @Nullable Object> truth) {
    DtOneProduct product = transaction.request.product();
    BigDecimal other = transaction.request.destination().add(BigDecimal.ONE);
    truth.put("benefits", ProductJson.benefits(product, other));
    if (product.type().isRanged()) {
      Object value = ProductJson.value(product.currency(), other);
      truth.put("requested_values", Json.object("destination", value));
      truth.put("adjusted_values", Json.object("destination", value));
    }
  }

  /** Returns what is left of {@code truth} when the fault hides it; all of it if it does not. */
  private static Reply hidden(Call call, @Nullable Fault fault, Reply truth) {
    if (fault == null) {
      return truth;
    }
    return switch (fault.answer()) {
      case REFUSED, CLOSED -> Reply.closed();
      case STALLED -> Reply.stalled();
      case STATUS -> status(fault);
      case REDIRECT ->
        Reply.empty(fault.httpStatus()).header("Location", call.url().toString());
      case HTML -> gateway(200, "OK");
      case TRUNCATED ->
        Reply.text(
            200, "application/json", truth.body().substring(0, truth.body().length() / 2));
      case EMPTY -> Reply.empty(200);
      default -> truth;
    };
  }

  private static Reply status(Fault fault) {
    int status = fault.httpStatus();
    Reply reply = switch (status) {
      case 429 -> Problem.TOO_MANY_REQUESTS.refused().toReply();
      case 500 -> Problem.UNEXPECTED.refused().toReply();
      case 503 -> Problem.UNAVAILABLE.refused().toReply();
      case 502 -> gateway(502, "Bad Gateway");
      case 504 -> gateway(504, "Gateway Time-out");
      default -> Reply.empty(status);
    };
    String retryAfter = fault.retryAfterHeader();
    return retryAfter == null ? reply : reply.header("Retry-After", retryAfter);
  }

  private static Reply gateway(int status, String title) {
    return Reply.text(
        status,
        "text/html",
        "<html><head><title>" + title + "</title></head><body><h1>" + title
            + "</h1></body></html>");
  }

  private Map<String, @Nullable Object> json(Transaction transaction, Status status) {
    return TransactionJson.of(transaction, status, books.walletCurrency());
  }
}
