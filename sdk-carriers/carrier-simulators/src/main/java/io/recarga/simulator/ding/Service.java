package io.recarga.simulator.ding;

import io.recarga.simulator.wire.HiddenReply;
import io.recarga.simulator.wire.Reply;
import io.recarga.simulator.wire.SimulatorServer;
import java.util.HashMap;
import java.util.Map;
import mockwebserver3.RecordedRequest;

/** The service as a whole: lets calls in, leads them to their answer, and words what fails. */
final class Service implements SimulatorServer.Handler {
  private static final String PREFIX = "/api/V1/";
  private static final String TOKEN = "/connect/token";

  private final Door door;
  private final boolean alwaysOk;
  private final Map<String, Answer> answers = new HashMap<>();

  Service(
      Door door,
      boolean alwaysOk,
      Books books,
      Catalogue catalogue,
      Estimates estimates,
      Transfers transfers) {
    this.door = door;
    this.alwaysOk = alwaysOk;
    TransferList list = new TransferList(books);
    get("GetCountries", call -> catalogue.countries());
    get("GetCurrencies", call -> catalogue.currencies());
    get("GetRegions", catalogue::regions);
    get("GetProviders", catalogue::providers);
    get("GetProviderStatus", catalogue::statuses);
    get("GetProducts", catalogue::products);
    get("GetProductDescriptions", catalogue::productTexts);
    get("GetPromotions", catalogue::promotions);
    get("GetPromotionDescriptions", catalogue::promotionTexts);
    get("GetErrorCodeDescriptions", call -> ErrorTexts.all());
    get("GetAccountLookup", catalogue::accountLookup);
    get("GetBalance", call -> balance(books));
    post("EstimatePrices", estimates::estimate);
    post("LookupBills", estimates::bills);
    post("SendTransfer", transfers::send);
    post("ListTransferRecords", list::list);
    post("CancelTransfers", list::cancel);
  }

  @Override
  public Reply handle(RecordedRequest request) throws InterruptedException {
    String path = request.getUrl().encodedPath();
    if (path.equals(TOKEN) && request.getMethod().equals("POST")) {
      return door.token(request);
    }
    String name = path.startsWith(PREFIX) ? path.substring(PREFIX.length()) : "";
    Answer answer = answers.get(request.getMethod() + " " + name);
    if (answer == null) {
      return HiddenReply.page(404, "Not Found");
    }
    Call call = new Call(request);
    try {
      door.check(call);
      door.count(name);
      Object body = answer.to(call);
      return body instanceof Reply reply ? reply : Reply.json(200, body);
    } catch (Refused refused) {
      Map<String, Object> body = new HashMap<>(Envelope.of(refused));
      return Reply.json(alwaysOk ? 200 : Envelope.status(refused), body);
    }
  }

  private void get(String name, Answer answer) {
    answers.put("GET " + name, answer);
  }

  private void post(String name, Answer answer) {
    answers.put("POST " + name, answer);
  }

  private static Object balance(Books books) {
    var envelope = Envelope.success();
    envelope.put("Balance", books.wallet().balance());
    envelope.put("CurrencyIso", books.wallet().currency());
    return envelope;
  }

  private interface Answer {
    Object to(Call call) throws InterruptedException;
  }
}
