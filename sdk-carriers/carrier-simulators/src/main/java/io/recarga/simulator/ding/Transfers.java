package io.recarga.simulator.ding;

import io.recarga.simulator.Fault;
import io.recarga.simulator.FaultPlan;
import io.recarga.simulator.WebhookSender;
import io.recarga.simulator.wire.HiddenReply;
import io.recarga.simulator.wire.Json;
import io.recarga.simulator.wire.Reply;
import java.math.BigDecimal;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** SendTransfer, and what the caller gets when things go wrong. */
final class Transfers {
  private final Books books;
  private final Catalogue catalogue;
  private final FaultPlan faults;
  private final boolean alwaysOk;
  private final Supplier<@Nullable WebhookSender> webhooks;

  Transfers(
      Books books,
      Catalogue catalogue,
      FaultPlan faults,
      boolean alwaysOk,
      Supplier<@Nullable WebhookSender> webhooks) {
    this.books = books;
    this.catalogue = catalogue;
    this.faults = faults;
    this.alwaysOk = alwaysOk;
    this.webhooks = webhooks;
  }

  Reply send(Call call) throws InterruptedException {
    String wallet = books.wallet().currency();
    TransferRequest request = TransferRequest.read(call.object(), catalogue, wallet);
    Refused forced = UatNumbers.outcome(request.product(), request.number());
    if (request.validateOnly()) {
      return validate(request, forced);
    }
    Fault fault = faults.take(request.reference());
    if (forced != null && fault == null) {
      return forced(request, forced);
    }
    Transfer transfer;
    try {
      transfer = books.begin(request, fault);
    } catch (Refused refused) {
      Reply truth = refusal(refused, null);
      Reply hidden = fault == null ? null : hidden(call, fault, truth);
      return hidden == null ? truth : hidden;
    }
    waitForNotice(fault);
    Map<String, @Nullable Object> truth = TransferJson.wrapped(transfer, transfer.state(), wallet);
    return fault == null ? Reply.json(200, truth) : faulty(call, transfer, fault, truth);
  }

  /** Answers with a refusal; what was on its way to a provider is on record. */
  private Reply forced(TransferRequest request, Refused forced) {
    boolean onRecord = forced.code().contains("Provider");
    return refusal(forced, onRecord ? books.failed(request, forced) : null);
  }

  private Reply validate(TransferRequest request, @Nullable Refused forced) {
    if (forced != null) {
      throw forced;
    }
    if (books.wallet().balance().compareTo(request.product().cost(request.sent())) < 0) {
      throw new Refused(5, "InsufficientBalance", null);
    }
    return Reply.json(200, TransferJson.validated(request, books.wallet().currency()));
  }

  private Reply faulty(
      Call call, Transfer transfer, Fault fault, Map<String, @Nullable Object> truth) {
    Map<String, @Nullable Object> shown =
        TransferJson.record(transfer, transfer.state(), books.wallet().currency());
    truth.put("TransferRecord", shown);
    switch (fault.answer()) {
      case WRONG_REFERENCE ->
        shown.put(
            "TransferId",
            Json.object(
                "TransferRef",
                transfer.transferRef,
                "DistributorRef",
                "another-" + transfer.transferRef));
      case OTHER_AMOUNT -> {
        DingProduct product = transfer.request.product();
        BigDecimal received = product.received(transfer.request.sent()).add(BigDecimal.ONE);
        shown.put(
            "Price",
            product.price(transfer.request.sent(), received, books.wallet().currency()));
        truth.put("ResultCode", 2);
      }
      case UNKNOWN_CODE -> shown.put("ProcessingState", "QueuedAtProvider");
      case FAILURE -> {
        Refused why = fault.httpStatus() == 200
            ? new Refused(5, "ProviderError", "ProviderUnknownError")
            : new Refused(5, "RechargeNotAllowed", "RechargeNotAllowed");
        return fault.httpStatus() == 200
            ? Reply.json(200, failure(why, shown))
            : Reply.json(fault.httpStatus(), failure(why, null));
      }
      case DUPLICATE -> {
        return refusal(new Refused(5, "DuplicateTransactionPrevented", null), null);
      }
      default -> {}
    }
    Reply answer = Reply.json(200, truth);
    Reply hidden = hidden(call, fault, answer);
    return hidden == null ? answer : hidden;
  }

  private static Map<String, @Nullable Object> failure(
      Refused why, @Nullable Map<String, @Nullable Object> shown) {
    Map<String, @Nullable Object> answer = Envelope.of(why);
    answer.put("TransferRecord", shown);
    return answer;
  }

  private @Nullable Reply hidden(Call call, Fault fault, Reply truth) {
    return fault.answer() == Fault.Answer.STATUS
        ? status(fault)
        : HiddenReply.of(fault, truth, call.request().getUrl());
  }

  private static Reply status(Fault fault) {
    int status = fault.httpStatus();
    Reply reply = switch (status) {
      case 429 -> Reply.json(429, Envelope.of(new Refused(3, "RateLimited", null)));
      case 500, 503 -> Reply.json(status, Envelope.of(new Refused(3, "OtherError", null)));
      case 502 -> HiddenReply.page(502, "Bad Gateway");
      case 504 -> HiddenReply.page(504, "Gateway Time-out");
      default -> Reply.empty(status);
    };
    String retryAfter = fault.retryAfterHeader();
    return retryAfter == null ? reply : reply.header("Retry-After", retryAfter);
  }

  private Reply refusal(Refused refused, @Nullable Transfer transfer) {
    Map<String, @Nullable Object> record = transfer == null
        ? null
        : TransferJson.record(transfer, "Failed", books.wallet().currency());
    return Reply.json(alwaysOk ? 200 : Envelope.status(refused), failure(refused, record));
  }

  private void waitForNotice(@Nullable Fault fault) throws InterruptedException {
    WebhookSender sender = webhooks.get();
    if (sender != null && fault != null && fault.notice() == Fault.Notice.BEFORE_ANSWER) {
      sender.flush();
    }
  }
}
