package io.recarga.carrier.reloadly;

import static io.recarga.carrier.reloadly.FakeReloadly.bodyOf;
import static io.recarga.carrier.reloadly.FakeReloadly.callOf;
import static io.recarga.carrier.reloadly.FakeReloadly.error;
import static io.recarga.carrier.reloadly.FakeReloadly.resource;
import static io.recarga.carrier.reloadly.FakeReloadly.sale;

import io.recarga.TopUp;
import io.recarga.spi.Attempt;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.ErrorTable.Row;
import io.recarga.spi.Proves;
import io.recarga.spi.http.HttpSettings;
import io.recarga.testkit.AdapterContract;
import io.recarga.testkit.Decline;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

class ReloadlyAdapterContractTest extends AdapterContract {
  private static final Pattern REFERENCE = Pattern.compile("\"customIdentifier\":\"([^\"]+)\"");

  private final AtomicInteger tokens = new AtomicInteger();

  @Override
  protected CarrierAdapter adapterAt(
      HttpUrl baseUrl, OkHttpClient appClient, Duration callTimeout) {
    HttpSettings http =
        HttpSettings.builder().client(appClient).callTimeout(callTimeout).build();
    return Reloadly.connect(Reloadly.Account.sandbox("demo-id", "demo-secret")
        .authUrl(baseUrl)
        .topupsUrl(baseUrl)
        .webhookSecret("hook-secret")
        .http(http)
        .build());
  }

  @Override
  protected TopUp topUp() {
    return Given.topUp(Given.CLARO, "20.00");
  }

  @Override
  protected List<String> secrets() {
    return List.of("demo-secret", "hook-secret", "token-1");
  }

  @Override
  protected boolean isMoneyCall(RecordedRequest request) {
    return callOf(request).equals("POST /topups");
  }

  @Override
  protected boolean isStatusCall(RecordedRequest request) {
    return callOf(request).startsWith("GET /topups/");
  }

  @Override
  protected boolean isTokenCall(RecordedRequest request) {
    return callOf(request).equals("POST /oauth/token");
  }

  @Override
  protected MockResponse supporting(RecordedRequest request) {
    return switch (callOf(request)) {
      case "POST /oauth/token" ->
        json(
            200,
            "{\"access_token\":\"token-" + tokens.incrementAndGet()
                + "\",\"expires_in\":3600,\"token_type\":\"Bearer\"}");
      case "GET /operators/countries/PE" -> json(200, resource("operators-pe.json"));
      case "GET /accounts/balance" -> json(200, resource("balance.json"));
      case "GET /countries" -> json(200, resource("countries.json"));
      case "GET /promotions/operators/9001" -> json(200, resource("promotions.json"));
      default -> json(404, resource("error-spring.json"));
    };
  }

  @Override
  protected MockResponse delivered(RecordedRequest moneyCall) {
    return json(200, sale(referenceOf(moneyCall)));
  }

  @Override
  protected MockResponse pending(RecordedRequest moneyCall) {
    return json(200, sale(referenceOf(moneyCall)).replace("SUCCESSFUL", "PROCESSING"));
  }

  @Override
  protected MockResponse unknownStatus(RecordedRequest moneyCall) {
    return json(200, sale(referenceOf(moneyCall)).replace("SUCCESSFUL", "ON_HOLD"));
  }

  @Override
  protected List<Decline> declines() {
    return Reloadly.errors().rows().stream()
        .filter(row -> row.proves() == Proves.NOTHING_SOLD)
        .filter(row -> !row.code().startsWith("("))
        .map(row -> Decline.of(
            row.code() + " " + row.statusText(),
            row.reason(),
            json(statusOf(row), error(row.code()))))
        .toList();
  }

  @Override
  protected MockResponse duplicateReference() {
    return json(400, error("CUSTOM_IDENTIFIER_ALREADY_USED"));
  }

  @Override
  protected MockResponse expiredToken() {
    return json(401, error("TOKEN_EXPIRED"));
  }

  @Override
  protected Set<Integer> certifiedStatuses() {
    return Set.of(401, 429);
  }

  @Override
  protected MockResponse deliveredRecord(RecordedRequest statusCall, Attempt asked) {
    return json(200, report(sale(asked.reference())));
  }

  @Override
  protected MockResponse failedRecord(RecordedRequest statusCall, Attempt asked) {
    return json(200, report(sale(asked.reference()).replace("SUCCESSFUL", "FAILED")));
  }

  @Override
  protected MockResponse notFound(RecordedRequest statusCall) {
    return json(200, report(""));
  }

  private static String report(String sale) {
    return "{\"content\":[" + sale + "],\"last\":true,\"first\":true,\"number\":0}";
  }

  private static int statusOf(Row row) {
    return row.httpStatus() < 100 ? 400 : row.httpStatus();
  }

  private static String referenceOf(RecordedRequest moneyCall) {
    Matcher found = REFERENCE.matcher(bodyOf(moneyCall));
    return found.find() ? found.group(1) : "";
  }
}
