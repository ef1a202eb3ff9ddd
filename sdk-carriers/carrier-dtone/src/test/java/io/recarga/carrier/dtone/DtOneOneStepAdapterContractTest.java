package io.recarga.carrier.dtone;

import static io.recarga.carrier.dtone.FakeDtOne.callOf;
import static io.recarga.carrier.dtone.FakeDtOne.completed;
import static io.recarga.carrier.dtone.FakeDtOne.error;
import static io.recarga.carrier.dtone.FakeDtOne.referenceOf;
import static io.recarga.carrier.dtone.FakeDtOne.resource;
import static io.recarga.carrier.dtone.FakeDtOne.transaction;

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
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/** The contract where one call creates and confirms. */
class DtOneOneStepAdapterContractTest extends AdapterContract {

  @Override
  protected CarrierAdapter adapterAt(
      HttpUrl baseUrl, OkHttpClient appClient, Duration callTimeout) {
    return DtOne.connect(DtOne.Account.sandbox("demo-key", "demo-secret")
        .baseUrl(baseUrl.newBuilder().addPathSegment("v1").build())
        .callbackUrl(
            baseUrl.newBuilder().addPathSegment("Zq3vN8s0kLw5xT1yB7cR2mGf").build())
        .oneStep(true)
        .http(HttpSettings.builder().client(appClient).callTimeout(callTimeout).build())
        .build());
  }

  @Override
  protected TopUp topUp() {
    return Given.topUp();
  }

  @Override
  protected List<String> secrets() {
    return List.of("demo-secret", "Zq3vN8s0kLw5xT1yB7cR2mGf");
  }

  @Override
  protected boolean isMoneyCall(RecordedRequest request) {
    return callOf(request).equals(FakeDtOne.CREATE);
  }

  @Override
  protected boolean isStatusCall(RecordedRequest request) {
    return callOf(request).startsWith(FakeDtOne.SEARCH);
  }

  @Override
  protected MockResponse supporting(RecordedRequest request) {
    return switch (callOf(request)) {
      case "GET /v1/products" -> json(200, resource("products-per.json"));
      case "GET /v1/balances" -> json(200, resource("balances.json"));
      case "GET /v1/promotions" -> json(200, resource("promotions.json"));
      case "GET /v1/campaigns" -> json(404, error("1003301"));
      case "POST /v1/lookup/mobile-number" -> json(200, resource("lookup.json"));
      default -> json(404, error("1000404"));
    };
  }

  @Override
  protected MockResponse delivered(RecordedRequest moneyCall) {
    return json(201, completed(referenceOf(moneyCall)));
  }

  @Override
  protected MockResponse pending(RecordedRequest moneyCall) {
    return json(201, transaction(referenceOf(moneyCall), 5, "SUBMITTED"));
  }

  @Override
  protected MockResponse unknownStatus(RecordedRequest moneyCall) {
    return json(201, transaction(referenceOf(moneyCall), 6, "QUEUED"));
  }

  @Override
  protected List<Decline> declines() {
    return DtOne.errors().rows().stream()
        .filter(row -> row.proves() == Proves.NOTHING_SOLD)
        .map(row -> Decline.of(row.code(), row.reason(), answerOf(row)))
        .toList();
  }

  @Override
  protected MockResponse duplicateReference() {
    return json(400, error("1007001"));
  }

  @Override
  protected MockResponse deliveredRecord(RecordedRequest statusCall, Attempt asked) {
    return json(200, "[" + completed(asked.reference()) + "]");
  }

  @Override
  protected MockResponse failedRecord(RecordedRequest statusCall, Attempt asked) {
    return json(200, "[" + transaction(asked.reference(), 9, "DECLINED") + "]");
  }

  @Override
  protected MockResponse notFound(RecordedRequest statusCall) {
    return json(200, "[]");
  }

  /** Answers as a row of the table has it: an error, or a transaction that ended so. */
  static MockResponse answerOf(Row row) {
    if (row.httpStatus() >= 100) {
      return json(row.httpStatus(), error(row.code()));
    }
    int of = row.code().startsWith("REJECTED") ? 3 : row.code().startsWith("DECLINED") ? 9 : 4;
    return json(201, transaction("%REF%", of, row.code()).replace("\"%REF%\"", "null"));
  }
}
