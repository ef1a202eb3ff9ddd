package io.recarga.carrier.tapi;

import static io.recarga.carrier.tapi.FakeTapi.callOf;
import static io.recarga.carrier.tapi.FakeTapi.error;
import static io.recarga.carrier.tapi.FakeTapi.operation;
import static io.recarga.carrier.tapi.FakeTapi.payment;
import static io.recarga.carrier.tapi.FakeTapi.referenceOf;

import io.recarga.TopUp;
import io.recarga.market.peru.Peru;
import io.recarga.spi.Attempt;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.Proves;
import io.recarga.spi.http.HttpSettings;
import io.recarga.testkit.AdapterContract;
import io.recarga.testkit.Decline;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

class TapiAdapterContractTest extends AdapterContract {
  private static final byte[] EMPTY_FILE =
      "operationId,externalPaymentId,status,amount\n".getBytes(StandardCharsets.UTF_8);

  private final AtomicInteger tokens = new AtomicInteger();

  @Override
  protected CarrierAdapter adapterAt(
      HttpUrl baseUrl, OkHttpClient appClient, Duration callTimeout) {
    HttpSettings http =
        HttpSettings.builder().client(appClient).callTimeout(callTimeout).build();
    return Tapi.connect(FakeTapi.accountAt(baseUrl, http)
        .webhookKey("x-hook-key", "hook-secret")
        .settlement(
            Tapi.SettlementLayout.builder().build(), day -> new ByteArrayInputStream(EMPTY_FILE))
        .build());
  }

  @Override
  protected TopUp topUp() {
    return Given.topUp(Peru.CLARO, "20.00");
  }

  @Override
  protected List<String> secrets() {
    return List.of(
        "demo-pass", "login-key", "companies-key", "recharge-key", "hook-secret", "token-1");
  }

  @Override
  protected boolean isMoneyCall(RecordedRequest request) {
    return callOf(request).equals("POST /payment");
  }

  @Override
  protected boolean isStatusCall(RecordedRequest request) {
    return callOf(request).startsWith("GET /operation/");
  }

  @Override
  protected boolean isTokenCall(RecordedRequest request) {
    return callOf(request).equals("POST /login");
  }

  @Override
  protected MockResponse supporting(RecordedRequest request) {
    return isTokenCall(request)
        ? FakeTapi.login(tokens.incrementAndGet())
        : FakeTapi.usual(request);
  }

  @Override
  protected MockResponse delivered(RecordedRequest moneyCall) {
    return json(200, payment(referenceOf(moneyCall)));
  }

  @Override
  protected MockResponse pending(RecordedRequest moneyCall) {
    return json(202, payment(referenceOf(moneyCall)));
  }

  @Override
  protected MockResponse unknownStatus(RecordedRequest moneyCall) {
    return json(
        200,
        payment(referenceOf(moneyCall))
            .replace("\"createdAt\"", "\"status\":\"on_hold\",\"createdAt\""));
  }

  @Override
  protected List<Decline> declines() {
    return Tapi.errors().rows().stream()
        .filter(
            row -> row.proves() == Proves.NOTHING_SOLD || row.proves() == Proves.NOTHING_SOLD_NOW)
        .map(row -> Decline.of(row.code(), row.reason(), json(row.httpStatus(), error(row.code()))))
        .toList();
  }

  @Override
  protected MockResponse duplicateReference() {
    return json(409, error("XPA04626"));
  }

  @Override
  protected MockResponse deliveredRecord(RecordedRequest statusCall, Attempt asked) {
    return json(200, operation(asked.reference(), "confirmed"));
  }

  @Override
  protected MockResponse failedRecord(RecordedRequest statusCall, Attempt asked) {
    return json(200, operation(asked.reference(), "failed"));
  }

  @Override
  protected MockResponse notFound(RecordedRequest statusCall) {
    return json(404, error("XPA04404"));
  }
}
