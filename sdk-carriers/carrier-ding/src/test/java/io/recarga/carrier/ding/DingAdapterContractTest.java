package io.recarga.carrier.ding;

import static io.recarga.carrier.ding.FakeDing.callOf;
import static io.recarga.carrier.ding.FakeDing.error;
import static io.recarga.carrier.ding.FakeDing.page;
import static io.recarga.carrier.ding.FakeDing.referenceOf;
import static io.recarga.carrier.ding.FakeDing.transfer;

import io.recarga.TopUp;
import io.recarga.market.peru.Peru;
import io.recarga.spi.Attempt;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.Proves;
import io.recarga.spi.http.HttpSettings;
import io.recarga.testkit.AdapterContract;
import io.recarga.testkit.Decline;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/** With an OAuth client, so that the cases about tokens run too. */
class DingAdapterContractTest extends AdapterContract {
  private final AtomicInteger tokens = new AtomicInteger();

  @Override
  protected CarrierAdapter adapterAt(
      HttpUrl baseUrl, OkHttpClient appClient, Duration callTimeout) {
    HttpSettings http =
        HttpSettings.builder().client(appClient).callTimeout(callTimeout).build();
    return Ding.connect(account()
        .baseUrl(baseUrl)
        .tokenUrl(baseUrl.newBuilder().addPathSegments("connect/token").build())
        .unsignedNotices(true)
        .http(http)
        .build());
  }

  Ding.Account.Builder account() {
    return Ding.Account.sandbox("demo-client", "demo-secret");
  }

  @Override
  protected TopUp topUp() {
    return Given.topUp(Peru.CLARO, "20.00");
  }

  @Override
  protected List<String> secrets() {
    return List.of("demo-secret", "token-1");
  }

  @Override
  protected boolean isMoneyCall(RecordedRequest request) {
    return callOf(request).equals("SendTransfer");
  }

  @Override
  protected boolean isStatusCall(RecordedRequest request) {
    return callOf(request).equals("ListTransferRecords");
  }

  @Override
  protected boolean isTokenCall(RecordedRequest request) {
    return callOf(request).equals("token");
  }

  @Override
  protected MockResponse supporting(RecordedRequest request) {
    return isTokenCall(request)
        ? json(
            200,
            "{\"access_token\":\"token-" + tokens.incrementAndGet()
                + "\",\"expires_in\":3600,\"token_type\":\"Bearer\"}")
        : FakeDing.usual(request);
  }

  @Override
  protected MockResponse delivered(RecordedRequest moneyCall) {
    return json(200, transfer(referenceOf(moneyCall)));
  }

  @Override
  protected MockResponse pending(RecordedRequest moneyCall) {
    return json(200, state(referenceOf(moneyCall), "Submitted"));
  }

  @Override
  protected MockResponse unknownStatus(RecordedRequest moneyCall) {
    return json(200, state(referenceOf(moneyCall), "Parked"));
  }

  /** Refusals come with any HTTP status, 200 too. */
  @Override
  protected List<Decline> declines() {
    AtomicInteger row = new AtomicInteger();
    List<Integer> statuses = List.of(200, 400, 401, 500, 503);
    return Ding.errors().rows().stream()
        .filter(one -> one.proves() == Proves.NOTHING_SOLD)
        .map(one -> Decline.of(
            one.code(),
            one.reason(),
            json(statuses.get(row.getAndIncrement() % statuses.size()), error(one.code()))))
        .toList();
  }

  @Override
  protected MockResponse expiredToken() {
    return json(401, error(4, "AuthenticationFailed", null));
  }

  @Override
  protected MockResponse deliveredRecord(RecordedRequest statusCall, Attempt asked) {
    return json(200, page(transfer(asked.reference())));
  }

  @Override
  protected MockResponse failedRecord(RecordedRequest statusCall, Attempt asked) {
    return json(200, page(state(asked.reference(), "Failed")));
  }

  @Override
  protected MockResponse notFound(RecordedRequest statusCall) {
    return json(200, page(""));
  }

  private static String state(String reference, String state) {
    return transfer(reference).replace("\"Complete\"", '"' + state + '"');
  }
}
