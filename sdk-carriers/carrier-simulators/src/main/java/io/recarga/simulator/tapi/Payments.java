package io.recarga.simulator.tapi;

import io.recarga.simulator.Fault;
import io.recarga.simulator.FaultPlan;
import io.recarga.simulator.SaleCourse;
import io.recarga.simulator.WebhookSender;
import io.recarga.simulator.wire.HiddenReply;
import io.recarga.simulator.wire.Json;
import io.recarga.simulator.wire.Reply;
import java.math.BigDecimal;
import java.util.Map;
import java.util.function.Supplier;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;

/** Payments and their look-up, and what the caller gets when things go wrong. */
final class Payments {
  private final Books books;
  private final Catalogue catalogue;
  private final FaultPlan faults;
  private final Supplier<@Nullable WebhookSender> webhooks;

  Payments(
      Books books,
      Catalogue catalogue,
      FaultPlan faults,
      Supplier<@Nullable WebhookSender> webhooks) {
    this.books = books;
    this.catalogue = catalogue;
    this.faults = faults;
    this.webhooks = webhooks;
  }

  Reply pay(RecordedRequest http) throws InterruptedException {
    PaymentRequest request = PaymentRequest.read(body(http), catalogue);
    Fault fault = faults.take(request.reference());
    Operation operation;
    try {
      operation = books.begin(request, fault);
    } catch (Refused refused) {
      Reply truth = refused.toReply();
      Reply hidden = fault == null ? null : hidden(http, fault, truth);
      return hidden == null ? truth : hidden;
    }
    WebhookSender sender = webhooks.get();
    if (sender != null && fault != null && fault.notice() == Fault.Notice.BEFORE_ANSWER) {
      sender.flush();
    }
    boolean isFinal = operation.course.state() != SaleCourse.State.PROCESSING;
    Map<String, @Nullable Object> truth = operation.paidJson();
    return fault == null
        ? Reply.json(isFinal ? 200 : 202, Service.traced(truth))
        : faulty(http, operation, fault, truth, isFinal);
  }

  Reply find(RecordedRequest http, String id) {
    boolean byReference = "external-payment-id".equals(http.getUrl().queryParameter("type"));
    Operation found = byReference ? books.byReference(id) : books.byId(id);
    if (found == null) {
      throw unknown();
    }
    String status = switch (found.course.look()) {
      case NOTHING -> throw unknown();
      case ERROR -> throw new Refused(500, "XPA05170", "Internal error");
      case PROCESSING -> "processing";
      case SUCCESSFUL -> "confirmed";
      case FAILED, REVERSED -> "failed";
    };
    return Reply.json(200, Service.traced(Json.object("operation", found.json(status))));
  }

  static Map<String, @Nullable Object> body(RecordedRequest request) {
    try {
      return Json.readObject(request.getBody() == null ? "" : request.getBody().utf8());
    } catch (IllegalArgumentException e) {
      throw Refused.field("body");
    }
  }

  private Reply faulty(
      RecordedRequest http,
      Operation operation,
      Fault fault,
      Map<String, @Nullable Object> truth,
      boolean isFinal) {
    switch (fault.answer()) {
      case WRONG_REFERENCE -> truth.put("externalPaymentId", "another-" + operation.id);
      case OTHER_AMOUNT -> truth.put("amount", operation.request.amount().add(BigDecimal.ONE));
      case UNKNOWN_CODE -> truth.put("status", "on_hold");
      case FAILURE -> {
        if (fault.httpStatus() != 200) {
          return new Refused(500, "XX05000", "Provider error").toReply();
        }
        truth.put("status", "failed");
      }
      case DUPLICATE -> {
        return Books.duplicate().toReply();
      }
      default -> {}
    }
    Reply answer = Reply.json(isFinal ? 200 : 202, Service.traced(truth));
    Reply hidden = hidden(http, fault, answer);
    return hidden == null ? answer : hidden;
  }

  private static @Nullable Reply hidden(RecordedRequest http, Fault fault, Reply truth) {
    return fault.answer() == Fault.Answer.STATUS
        ? status(fault)
        : HiddenReply.of(fault, truth, http.getUrl());
  }

  private static Reply status(Fault fault) {
    int status = fault.httpStatus();
    Reply reply = switch (status) {
      case 429 -> Reply.json(429, Json.object("message", "Too Many Requests"));
      case 500 -> new Refused(500, "XPA05170", "Internal error").toReply();
      case 502 -> HiddenReply.page(502, "Bad Gateway");
      case 503 -> Reply.json(503, Json.object("message", "Service Unavailable"));
      case 504 -> HiddenReply.page(504, "Gateway Time-out");
      default -> Reply.empty(status);
    };
    String retryAfter = fault.retryAfterHeader();
    return retryAfter == null ? reply : reply.header("Retry-After", retryAfter);
  }

  /** "Never received"; with which code the real one says so is not published. */
  private static Refused unknown() {
    return new Refused(404, "XPA04404", "Operation not found");
  }
}
