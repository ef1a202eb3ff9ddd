package io.recarga.simulator.tmf654;

import io.recarga.simulator.wire.Json;
import io.recarga.simulator.wire.Reply;
import io.recarga.simulator.wire.SimulatorServer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;

/** The service as a whole: lets requests in and leads them to their answer. */
final class Service implements SimulatorServer.Handler {
  private final Books books;
  private final TmfPersonality personality;
  private final Guard guard;
  private final Shapes shapes;
  private final TopUps topUps;
  private final Lists lists;
  private final Hub hub;

  Service(Books books, Guard guard, Shapes shapes, TopUps topUps, Hub hub) {
    this.books = books;
    this.personality = books.personality();
    this.guard = guard;
    this.shapes = shapes;
    this.topUps = topUps;
    this.lists = new Lists(books, topUps);
    this.hub = hub;
  }

  @Override
  public Reply handle(RecordedRequest request) throws InterruptedException {
    if (request.getUrl().encodedPath().equals("/oauth/token")) {
      return guard.token(request.getBody());
    }
    Call call = Call.of(request, personality.path());
    if (call == null) {
      return Refused.notFound().toReply();
    }
    try {
      Reply refusal = guard.refusal(call);
      return refusal == null ? answer(call) : refusal;
    } catch (Refused refused) {
      return refused.toReply();
    } catch (RuntimeException e) {
      return new Refused(500, "INTERNAL_ERROR", "Internal error").toReply();
    }
  }

  private Reply answer(Call call) {
    String resource = call.resource();
    if (resource.equals(personality.edition().topUps())) {
      return topUp(call);
    }
    if (resource.equals("hub")) {
      return switch (call.method()) {
        case "POST" -> hub.register(call);
        case "DELETE" -> hub.unregister(call.id());
        default -> throw notAllowed(call);
      };
    }
    if (!call.method().equals("GET")) {
      throw notAllowed(call);
    }
    if (resource.equals("bucket")) {
      return listOrOne(call, shapes.buckets(line(call)));
    }
    if (resource.equals("accumulatedBalance")) {
      return listOrOne(call, List.of(shapes.accumulated(line(call))));
    }
    if (resource.equals(personality.edition().activity())) {
      return listOrOne(call, actions(line(call)));
    }
    throw Refused.notFound();
  }

  private Reply topUp(Call call) {
    String id = call.id();
    if (id == null) {
      return switch (call.method()) {
        case "POST" -> topUps.create(call);
        case "GET" -> lists.topUps(call);
        default -> throw notAllowed(call);
      };
    }
    TopUp topUp = books.topUp(id);
    if (topUp == null) {
      throw Refused.notFound();
    }
    if (call.method().equals("GET")) {
      return one(topUps.look(topUp));
    }
    boolean cancels =
        call.method().equals("DELETE") || "cancelled".equals(Call.text(call.body(), "status"));
    if (!cancels || !List.of("PATCH", "PUT", "DELETE").contains(call.method())) {
      throw notAllowed(call);
    }
    Reply cancelled = topUps.cancel(topUp);
    return call.method().equals("DELETE") ? Reply.empty(204) : cancelled;
  }

  private static Reply one(@Nullable Map<String, @Nullable Object> record) {
    if (record == null) {
      throw Refused.notFound();
    }
    return Reply.json(200, record);
  }

  private Reply listOrOne(Call call, List<Map<String, @Nullable Object>> records) {
    String id = call.id();
    if (id == null) {
      return lists.page(call, records);
    }
    return one(records.stream()
        .filter(record -> id.equals(record.get("id")))
        .findFirst()
        .orElse(null));
  }

  private List<Map<String, @Nullable Object>> actions(Line line) {
    Stream<TopUp> arrived =
        books.all().stream().filter(topUp -> topUp.line == line && topUp.course.hasArrived());
    return arrived.map(topUp -> action(topUps.show(topUp))).toList();
  }

  // A sample of TM Forum's has the other shape of an amount here: {unit, value}.
  private static Map<String, @Nullable Object> action(Map<String, @Nullable Object> topUp) {
    topUp.put(
        "amount",
        Json.object(
            "unit", Call.text(topUp, "amount.units"), "value", Call.at(topUp, "amount.amount")));
    topUp.put("@type", "TopupBalance");
    return topUp;
  }

  /** Returns the line that is asked about: by the query, or by the id that ends in its number. */
  private Line line(Call call) {
    String named = call.url().queryParameter(lists.lineFilter());
    String id = call.id();
    if (named == null && id != null) {
      named = id.replaceAll("^[a-z]+-", "");
    }
    if (named == null) {
      throw Refused.badRequest(lists.lineFilter() + " is missing");
    }
    return books.line(named);
  }

  private static Refused notAllowed(Call call) {
    return new Refused(
        405, "METHOD_NOT_ALLOWED", call.method().toLowerCase(Locale.ROOT) + " is not allowed");
  }
}
