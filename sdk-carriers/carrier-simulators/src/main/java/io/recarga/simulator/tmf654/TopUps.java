package io.recarga.simulator.tmf654;

import io.recarga.simulator.Fault;
import io.recarga.simulator.FaultPlan;
import io.recarga.simulator.SaleCourse;
import io.recarga.simulator.SaleCourse.View;
import io.recarga.simulator.wire.Reply;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Orders a top-up, and what the caller gets when things go wrong. */
final class TopUps {
  private static final String HTML =
      "<html><head><title>Gateway</title></head><body>Please try again later</body></html>";

  private final Books books;
  private final TmfPersonality personality;
  private final FaultPlan faults;
  private final Shapes shapes;

  TopUps(Books books, FaultPlan faults, Shapes shapes) {
    this.books = books;
    this.personality = books.personality();
    this.faults = faults;
    this.shapes = shapes;
  }

  Reply create(Call call) {
    Map<String, @Nullable Object> body = call.body();
    String reference = referenceOf(call, body);
    Fault planned = faults.take(reference);
    TopUp topUp;
    try {
      Line line = books.line(lineOf(body));
      MagicNumbers.check(line);
      checkRequired(body);
      Fault fault = planned == null ? MagicNumbers.fault(line) : planned;
      topUp = books.begin(reference, line, amountOf(body), body, fault);
    } catch (Refused refused) {
      return planned == null ? refused.toReply() : withoutTruth(call, planned, refused.toReply());
    }
    Map<String, @Nullable Object> truth = shapes.topUp(topUp, truth(topUp));
    Fault fault = topUp.fault;
    if (fault == null) {
      return created(truth);
    }
    return faulty(call, topUp, fault, truth);
  }

  /** Reads what a search for one top-up shows of it; null for nothing. */
  @Nullable
  Map<String, @Nullable Object> look(TopUp topUp) {
    View view = topUp.course.look();
    return switch (view) {
      case NOTHING -> null;
      case ERROR -> throw new Refused(500, "INTERNAL_ERROR", "Internal error");
      default -> shapes.topUp(topUp, view);
    };
  }

  /** Reads a top-up as it is. */
  Map<String, @Nullable Object> show(TopUp topUp) {
    return shapes.topUp(topUp, truth(topUp));
  }

  private static View truth(TopUp topUp) {
    return switch (topUp.course.state()) {
      case UNDER_WAY, PROCESSING -> View.PROCESSING;
      case SUCCESSFUL -> View.SUCCESSFUL;
      case REFUSED, FAILED -> View.FAILED;
      case REVERSED -> View.REVERSED;
    };
  }

  private Reply faulty(Call call, TopUp topUp, Fault fault, Map<String, @Nullable Object> truth) {
    switch (fault.answer()) {
      case WRONG_REFERENCE -> wrongReference(topUp, truth);
      case OTHER_AMOUNT ->
        truth.put(
            "amount",
            Map.of("amount", topUp.amount.add(BigDecimal.ONE), "units", personality.unit()));
      case UNKNOWN_CODE -> truth.put("status", "queued at operator");
      case FAILURE -> {
        if (fault.httpStatus() != 200) {
          return new Refused(500, "LINE_INACTIVE", "The line is not active").toReply();
        }
      }
      case DUPLICATE -> {
        return Refused.usedBefore().toReply();
      }
      default -> {}
    }
    return withoutTruth(call, fault, created(truth));
  }

  private void wrongReference(TopUp topUp, Map<String, @Nullable Object> truth) {
    String other = "another-" + topUp.id;
    if (personality.echo().equals("requestor")) {
      truth.put("requestor", Map.of("id", other));
    } else {
      truth.put(personality.echo(), other);
    }
  }

  /** Returns what is left of {@code truth} when the fault hides it; all of it if it does not. */
  private static Reply withoutTruth(Call call, Fault fault, Reply truth) {
    return switch (fault.answer()) {
      case REFUSED, CLOSED -> Reply.closed();
      case STALLED -> Reply.stalled();
      case STATUS -> status(fault);
      case REDIRECT ->
        Reply.empty(fault.httpStatus()).header("Location", call.url().toString());
      case HTML -> Reply.text(200, "text/html", HTML);
      case TRUNCATED ->
        Reply.text(
            201, "application/json", truth.body().substring(0, truth.body().length() / 2));
      case EMPTY -> Reply.empty(201);
      default -> truth;
    };
  }

  private static Reply status(Fault fault) {
    int status = fault.httpStatus();
    Reply reply = switch (status) {
      case 429 -> new Refused(429, "TOO_MANY_REQUESTS", "Too many requests").toReply();
      case 500 -> new Refused(500, "INTERNAL_ERROR", "Internal error").toReply();
      case 503 -> new Refused(503, "UNAVAILABLE", "Unavailable").toReply();
      case 502, 504 -> Reply.text(status, "text/html", HTML);
      default -> Reply.empty(status);
    };
    String retryAfter = fault.retryAfterHeader();
    return retryAfter == null ? reply : reply.header("Retry-After", retryAfter);
  }

  private Reply created(Map<String, @Nullable Object> truth) {
    return Reply.json(201, truth).header("Location", String.valueOf(truth.get("href")));
  }

  private String referenceOf(Call call, Map<String, @Nullable Object> body) {
    String given = personality.isReferenceInHeader()
        ? call.header(personality.reference())
        : Call.text(
            body,
            personality.reference().equals("requestor") ? "requestor.id" : personality.reference());
    return Objects.requireNonNullElse(given, "");
  }

  private String lineOf(Map<String, @Nullable Object> body) {
    boolean r17 = personality.edition() == TmfPersonality.Edition.R17;
    String id = Call.text(body, r17 ? "product.id" : "logicalResource.id");
    if (id == null) {
      throw Refused.badRequest(r17 ? "product is missing" : "logicalResource is missing");
    }
    return id;
  }

  private BigDecimal amountOf(Map<String, @Nullable Object> body) {
    Object amount = Call.at(body, "amount.amount");
    if (!(amount instanceof BigDecimal number) || number.signum() <= 0) {
      throw Refused.badRequest("amount must be a number above 0");
    }
    if (!personality.unit().equals(Call.text(body, "amount.units"))) {
      throw Refused.badRequest("amount: units must be " + personality.unit());
    }
    return number.movePointLeft(personality.decimals());
  }

  private void checkRequired(Map<String, @Nullable Object> body) {
    List<String> required = switch (personality.edition()) {
      case R17 -> List.of("type", "channel.id", "amount.amount");
      case V4_0 -> List.of("usageType", "bucket.id", "partyAccount.id", "amount.amount");
      case V4_1 -> List.of("amount.amount");
    };
    for (String path : required) {
      if (Call.at(body, path) == null) {
        throw Refused.badRequest(path + " is missing");
      }
    }
    if (Call.at(body, "isAutoTopup") instanceof Boolean auto && auto) {
      throw Refused.badRequest("isAutoTopup is not offered");
    }
  }

  /** Says whether the state can still be changed by its caller. */
  Reply cancel(TopUp topUp) {
    if (topUp.course.state() == SaleCourse.State.PROCESSING && topUp.cancel()) {
      books.changed(topUp);
      return Reply.json(200, show(topUp));
    }
    throw new Refused(409, "NOT_CANCELLABLE", "The top-up is finished");
  }
}
