package io.recarga.simulator.reloadly;

import io.recarga.simulator.SimulatorClock;
import io.recarga.simulator.wire.Json;
import io.recarga.simulator.wire.Reply;
import io.recarga.simulator.wire.SimulatorServer;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** The service as a whole: lets requests in, leads them to their answer, and words what fails. */
final class Service implements SimulatorServer.Handler {
  private static final String AIRTIME = "application/com.reloadly.topups-v1+json";

  private final SimulatorClock clock;
  private final Tokens tokens;
  private final RateLimit limit;
  private final Router router = new Router();

  Service(SimulatorClock clock, Tokens tokens, RateLimit limit, Catalogue catalogue, Books books) {
    this.clock = clock;
    this.tokens = tokens;
    this.limit = limit;
    router.get("accounts/balance", call -> balance(books));
    router.get("countries", catalogue::countries);
    router.get("countries/{country}", catalogue::country);
    router.get("operators", catalogue::page);
    router.get("operators/commissions", catalogue::commissions);
    router.post("operators/fx-rate", catalogue::fxRateOfBody);
    router.get("operators/countries/{country}", catalogue::ofCountry);
    router.get("operators/auto-detect/phone/{phone}/countries/{country}", catalogue::autoDetect);
    router.get("operators/mnp-lookup/phone/{phone}/countries/{country}", catalogue::mnpLookup);
    router.get("operators/{id}", catalogue::one);
    router.post("operators/{id}/fx-rate", catalogue::fxRateOfPath);
    router.get("operators/{id}/commissions", catalogue::commission);
    router.post("mnp-lookup/operators", catalogue::mnpLookupByBody);
    router.get("promotions", catalogue::promotions);
    router.get("promotions/operators/{id}", catalogue::promotionsOfOperator);
    router.get("promotions/country-codes/{country}", catalogue::promotionsOfCountry);
    router.get("promotions/countries/{country}", catalogue::promotionsOfCountry);
    router.get("promotions/{id}", catalogue::promotion);
  }

  void orders(Orders orders, Reports reports) {
    router.post("topups", orders::topUp);
    router.post("topups-async", orders::topUpAsync);
    router.get("topups/reports/transactions", reports::page);
    router.get("topups/reports/transactions/{id}", reports::one);
    router.get("topups/{id}/status", reports::status);
  }

  @Override
  public Reply handle(RecordedRequest request) throws InterruptedException {
    HttpUrl url = request.getUrl();
    String path = url.encodedPath();
    try {
      return limit.mark(letIn(request, url, path));
    } catch (Refused refused) {
      return limit.mark(Errors.application(refused, path, clock.now()));
    } catch (RuntimeException e) {
      return Errors.framework(500, "Internal Server Error", path, clock.now());
    }
  }

  private Reply letIn(RecordedRequest request, HttpUrl url, String path)
      throws InterruptedException {
    if (!limit.take()) {
      throw new Refused(429, "RATE_LIMIT_REACHED", "Too many requests");
    }
    String own = url.scheme() + "://" + request.getHeaders().get("Host") + "/";
    if (path.equals("/oauth/token")) {
      return token(request, own);
    }
    tokens.check(request.getHeaders().get("Authorization"), own);
    checkAccept(request.getHeaders().get("Accept"));
    checkContent(request);
    Reply reply = router.route(request);
    return reply == null ? Errors.framework(404, "Not Found", path, clock.now()) : reply;
  }

  private Reply token(RecordedRequest request, String own) {
    if (!request.getMethod().equals("POST")) {
      throw new Refused(405, "METHOD_NOT_SUPPORTED", "Request method not supported");
    }
    checkContent(request);
    return tokens.issue(new Call(request, Map.of()).body(), own);
  }

  private static void checkAccept(@Nullable String accept) {
    if (accept == null || accept.isBlank()) {
      return;
    }
    for (String range : accept.toLowerCase(Locale.ROOT).split(",", -1)) {
      String type = range.split(";", 2)[0].strip();
      boolean served = type.equals("*/*")
          || type.equals("application/*")
          || type.equals("application/json")
          || type.equals(AIRTIME);
      if (served) {
        return;
      }
    }
    throw new Refused(406, "MEDIA_TYPE_NOT_ACCEPTABLE", "Could not find acceptable representation");
  }

  private static void checkContent(RecordedRequest request) {
    if (!request.getMethod().equals("POST")) {
      return;
    }
    String type = request.getHeaders().get("Content-Type");
    String bare = type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (!bare.equals("application/json") && !bare.equals(AIRTIME)) {
      throw new Refused(415, "UNSUPPORTED_MEDIA_TYPE", "Content type '" + type + "' not supported");
    }
  }

  private Object balance(Books books) {
    return Json.object(
        "balance",
        books.wallet().balance(),
        "frozenBalance",
        null,
        "currencyCode",
        books.wallet().currency(),
        "currencyName",
        "US Dollar",
        "updatedAt",
        Dates.formatBalance(clock.now()),
        "lowBalanceThreshold",
        new BigDecimal("0.000000"),
        "maxLowBalanceThreshold",
        new BigDecimal("0.000000"));
  }
}
