package io.recarga.simulator.tapi;

import io.recarga.simulator.wire.HiddenReply;
import io.recarga.simulator.wire.Json;
import io.recarga.simulator.wire.Reply;
import io.recarga.simulator.wire.SimulatorServer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;

/** The services as a whole, on one port: what the host names tell apart, the paths do here. */
final class Service implements SimulatorServer.Handler {
  private final Door door;
  private final RateLimit limit;
  private final Books books;
  private final Catalogue catalogue;
  private final Payments payments;

  Service(Door door, RateLimit limit, Books books, Catalogue catalogue, Payments payments) {
    this.door = door;
    this.limit = limit;
    this.books = books;
    this.catalogue = catalogue;
    this.payments = payments;
  }

  /** Adds the ids of step and transaction that every answer bears. */
  static Map<String, @Nullable Object> traced(Map<String, @Nullable Object> body) {
    body.put("tx", UUID.randomUUID().toString());
    body.put("mainTx", UUID.randomUUID().toString());
    return body;
  }

  @Override
  public Reply handle(RecordedRequest request) throws InterruptedException {
    try {
      if (!limit.take()) {
        return limit.mark(Reply.json(429, Json.object("message", "Too Many Requests")));
      }
      return limit.mark(answer(request));
    } catch (Refused refused) {
      return limit.mark(refused.toReply());
    }
  }

  private Reply answer(RecordedRequest request) throws InterruptedException {
    List<String> path =
        request.getUrl().pathSegments().stream().filter(part -> !part.isEmpty()).toList();
    String call = request.getMethod() + " " + (path.isEmpty() ? "" : path.get(0));
    switch (call + "/" + path.size()) {
      case "POST login/1" -> {
        return door.login(request);
      }
      case "GET recharges/1" -> {
        door.check(request, "companies");
        return catalogue.page(request);
      }
      case "POST payment/1" -> {
        door.check(request, "recharge");
        return payments.pay(request);
      }
      case "GET operation/2" -> {
        door.check(request, "recharge");
        return payments.find(request, path.get(1));
      }
      case "POST wallet/2" -> {
        door.check(request, "tools");
        return wallet();
      }
      case "POST exchange/2" -> {
        door.check(request, "tools");
        return rate();
      }
      default -> {}
    }
    if (path.size() == 1 && path.get(0).matches("[A-Z]{2}-R-[0-9]{1,6}")) {
      door.check(request, "companies");
      return catalogue.one(path.get(0));
    }
    return HiddenReply.page(404, "Not Found");
  }

  /** The form of this answer is the simulator's own: the real one's is not published. */
  private Reply wallet() {
    return Reply.json(
        200,
        traced(Json.object(
            "balance", books.wallet().balance(), "currency", books.wallet().currency())));
  }

  private Reply rate() {
    return Reply.json(
        200,
        traced(Json.object(
            "exchanges",
            List.of(Json.object(
                "localCurrency", books.wallet().currency(),
                "currency", "USD",
                "exchangeRate", new BigDecimal("3.75"),
                "countryCode", "PE",
                "companyType", "RECHARGE")))));
  }
}
