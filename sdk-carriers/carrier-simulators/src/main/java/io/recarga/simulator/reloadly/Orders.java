package io.recarga.simulator.reloadly;

import io.recarga.simulator.Fault;
import io.recarga.simulator.FaultPlan;
import io.recarga.simulator.SaleCourse;
import io.recarga.simulator.WebhookSender;
import io.recarga.simulator.wire.Json;
import io.recarga.simulator.wire.Reply;
import java.math.BigDecimal;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The two ways to order, and what the caller gets when things go wrong. */
final class Orders {
  private final Books books;
  private final Catalogue catalogue;
  private final FaultPlan faults;
  private final Supplier<@Nullable WebhookSender> webhooks;

  Orders(
      Books books,
      Catalogue catalogue,
      FaultPlan faults,
      Supplier<@Nullable WebhookSender> webhooks) {
    this.faults = faults;
    this.books = books;
    this.catalogue = catalogue;
    this.webhooks = webhooks;
  }

  Reply topUp(Call call) throws InterruptedException {
    return order(call, false);
  }

  Reply topUpAsync(Call call) throws InterruptedException {
    return order(call, true);
  }

  private Reply order(Call call, boolean async) throws InterruptedException {
    OrderRequest request = OrderRequest.read(call.body(), catalogue);
    Fault planned = faults.take(request.reference());
    Order order;
    try {
      order = books.begin(request, planned, async);
    } catch (Refused refused) {
      return planned == null
          ? error(call, refused)
          : withoutTruth(call, planned, error(call, refused));
    }
    Fault fault = order.fault;
    if (fault != null && fault.notice() == Fault.Notice.BEFORE_ANSWER) {
      WebhookSender sender = webhooks.get();
      if (sender != null) {
        sender.flush();
      }
    }
    Map<String, @Nullable Object> truth =
        async ? Json.object("transactionId", order.transactionId) : OrderJson.of(order);
    return fault == null ? Reply.json(200, truth) : faulty(call, order, fault, truth);
  }

  private Reply faulty(Call call, Order order, Fault fault, Map<String, @Nullable Object> truth) {
    switch (fault.answer()) {
      case WRONG_REFERENCE -> truth.put("customIdentifier", "another-" + order.transactionId);
      case OTHER_AMOUNT -> {
        truth.put("deliveredAmount", order.price.delivered().add(BigDecimal.ONE));
        truth.put("requestedAmount", order.request.amount().add(BigDecimal.ONE));
      }
      case UNKNOWN_CODE -> truth.put("status", "QUEUED_AT_OPERATOR");
      case FAILURE -> {
        if (fault.httpStatus() != 200) {
          return error(
              call, new Refused(500, "RECIPIENT_PHONE_INACTIVE", "Recipient phone is inactive"));
        }
      }
      case DUPLICATE -> {
        return error(call, Books.duplicate());
      }
      default -> {}
    }
    return withoutTruth(call, fault, Reply.json(200, truth));
  }

  /** Returns what is left of {@code truth} when the fault hides it; all of it if it does not. */
  private Reply withoutTruth(Call call, Fault fault, Reply truth) {
    return switch (fault.answer()) {
      case REFUSED, CLOSED -> Reply.closed();
      case STALLED -> Reply.stalled();
      case STATUS -> status(call, fault);
      case REDIRECT ->
        Reply.empty(fault.httpStatus()).header("Location", call.url().toString());
      case HTML -> Errors.gateway(200, "OK");
      case TRUNCATED -> Reply.text(200, "application/json", half(truth.body()));
      case EMPTY -> Reply.empty(200);
      default -> truth;
    };
  }

  private Reply status(Call call, Fault fault) {
    int status = fault.httpStatus();
    Reply reply = switch (status) {
      case 429 -> error(call, new Refused(429, "RATE_LIMIT_REACHED", "Too many requests"));
      case 500 -> error(call, new Refused(500, "INTERNAL_SERVER_ERROR", "Internal server error"));
      case 503 -> error(call, new Refused(503, "SERVICE_UNAVAILABLE", "Service unavailable"));
      case 502 -> Errors.gateway(502, "Bad Gateway");
      case 504 -> Errors.gateway(504, "Gateway Time-out");
      default -> Reply.empty(status);
    };
    String retryAfter = fault.retryAfterHeader();
    return retryAfter == null ? reply : reply.header("Retry-After", retryAfter);
  }

  private Reply error(Call call, Refused refused) {
    return Errors.application(refused, call.url().encodedPath(), books.clock().now());
  }

  private static String half(String text) {
    return text.substring(0, text.length() / 2);
  }

  /** Says what a search shows of {@code order}; null for nothing. */
  static @Nullable String look(Order order) {
    SaleCourse.View view = order.course.look();
    return switch (view) {
      case NOTHING -> null;
      case ERROR -> throw new Refused(500, "INTERNAL_SERVER_ERROR", "Internal server error");
      case PROCESSING -> "PROCESSING";
      case SUCCESSFUL -> "SUCCESSFUL";
      case FAILED -> "FAILED";
      case REVERSED -> "REFUNDED";
    };
  }
}
