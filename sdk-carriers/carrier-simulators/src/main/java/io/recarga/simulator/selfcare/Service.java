package io.recarga.simulator.selfcare;

import io.recarga.simulator.Fault;
import io.recarga.simulator.wire.Json;
import io.recarga.simulator.wire.Reply;
import io.recarga.simulator.wire.SimulatorServer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import mockwebserver3.RecordedRequest;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** Lets requests in, leads them to their answer, and spoils that where it is told to. */
final class Service implements SimulatorServer.Handler {
  private final Offers offers;
  private final Reports reports;
  private final Pages pages;
  private final @Nullable String keyHeader;
  private final @Nullable String key;
  private final Map<String, SimulatedLine> lines = new TreeMap<>();
  private final Deque<Fault> faults = new ArrayDeque<>();
  private final Set<Quirk> quirks = EnumSet.noneOf(Quirk.class);
  private int requests;

  Service(
      Offers offers,
      Reports reports,
      Pages pages,
      @Nullable String keyHeader,
      @Nullable String key) {
    this.offers = offers;
    this.reports = reports;
    this.pages = pages;
    this.keyHeader = keyHeader;
    this.key = key;
  }

  synchronized SimulatedLine line(String id) {
    return lines.computeIfAbsent(id, SimulatedLine::new);
  }

  synchronized void next(Fault... some) {
    faults.addAll(List.of(some));
  }

  synchronized void quirks(Quirk... some) {
    quirks.clear();
    quirks.addAll(List.of(some));
  }

  synchronized int requests() {
    return requests;
  }

  @Override
  public Reply handle(RecordedRequest request) {
    Fault fault = take();
    Reply truth;
    try {
      truth = answer(request);
    } catch (Refused refused) {
      truth = refused.reply();
    }
    return fault == null ? truth : spoiled(truth, fault);
  }

  private synchronized @Nullable Fault take() {
    requests++;
    return faults.poll();
  }

  private synchronized Set<Quirk> quirksNow() {
    return quirks.isEmpty() ? Set.of() : EnumSet.copyOf(quirks);
  }

  private synchronized List<SimulatedLine> linesNow() {
    return List.copyOf(lines.values());
  }

  private Reply answer(RecordedRequest request) {
    if (keyHeader != null && !String.valueOf(key).equals(request.getHeaders().get(keyHeader))) {
      throw new Refused(401, "41", "the key is missing or wrong");
    }
    Set<Quirk> now = quirksNow();
    List<String> path = request.getUrl().pathSegments();
    String last = path.get(path.size() - 1);
    String before = path.size() < 2 ? "" : path.get(path.size() - 2);
    if (last.equals("queryUsageConsumption") && request.getMethod().equals("POST")) {
      return reports.ask(asked(request), now);
    }
    if (!request.getMethod().equals("GET")) {
      throw new Refused(405, "61", "method not allowed");
    }
    return before.equals("queryUsageConsumption")
        ? reports.read(last, now)
        : pages.list(request, things(last, now), now);
  }

  private List<Map<String, @Nullable Object>> things(String resource, Set<Quirk> now) {
    return switch (resource) {
      case "productOffering" -> offers.offerings(now.contains(Quirk.PRICES_INLINE));
      case "productOfferingPrice" -> offers.prices();
      case "promotion" -> offers.promotions();
      case "loyaltyBalance" -> ofLines(SimulatedLine::balances);
      case "loyaltyEvent" -> ofLines(SimulatedLine::events);
      case "customerBill" -> ofLines(SimulatedLine::bills);
      default -> throw new Refused(404, "60", "no such resource");
    };
  }

  private List<Map<String, @Nullable Object>> ofLines(
      Function<SimulatedLine, List<Map<String, @Nullable Object>>> part) {
    List<Map<String, @Nullable Object>> all = new ArrayList<>();
    linesNow().forEach(line -> all.addAll(part.apply(line)));
    return all;
  }

  private synchronized @Nullable SimulatedLine asked(RecordedRequest request) {
    ByteString body = request.getBody();
    Map<String, @Nullable Object> question;
    try {
      question = Json.readObject(body == null ? "" : body.utf8());
    } catch (IllegalArgumentException e) {
      throw new Refused(400, "21", "the body is no JSON object");
    }
    if (question.get("searchCriteria") instanceof Map<?, ?> criteria
        && criteria.get("logicalResource") instanceof List<?> resources
        && !resources.isEmpty()
        && resources.get(0) instanceof Map<?, ?> resource) {
      return lines.get(String.valueOf(resource.get("id")));
    }
    throw new Refused(400, "23", "searchCriteria.logicalResource is missing");
  }

  private static Reply spoiled(Reply truth, Fault fault) {
    return switch (fault.answer()) {
      case REFUSED, CLOSED -> Reply.closed();
      case STALLED -> Reply.stalled();
      case STATUS -> {
        Reply bare = Reply.text(fault.httpStatus(), "text/plain", "");
        String wait = fault.retryAfterHeader();
        yield wait == null ? bare : bare.header("Retry-After", wait);
      }
      case REDIRECT ->
        Reply.empty(fault.httpStatus()).header("Location", "https://elsewhere.example/");
      case HTML -> Reply.text(200, "text/html", "<html><body>Gateway</body></html>");
      case TRUNCATED ->
        Reply.text(
            200, "application/json", truth.body().substring(0, truth.body().length() / 2));
      case EMPTY -> Reply.empty(200);
      default -> truth;
    };
  }
}
