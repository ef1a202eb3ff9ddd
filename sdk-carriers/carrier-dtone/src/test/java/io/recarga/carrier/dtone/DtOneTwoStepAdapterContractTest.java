package io.recarga.carrier.dtone;

import static io.recarga.carrier.dtone.FakeDtOne.callOf;
import static io.recarga.carrier.dtone.FakeDtOne.completed;
import static io.recarga.carrier.dtone.FakeDtOne.created;
import static io.recarga.carrier.dtone.FakeDtOne.referenceOf;
import static io.recarga.carrier.dtone.FakeDtOne.transaction;

import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.http.HttpSettings;
import java.time.Duration;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/**
 * The same contract for the first of two calls, the one that creates. What it answers is confirmed
 * under the id that it bears; {@link TwoStepTest} is about the second call.
 */
class DtOneTwoStepAdapterContractTest extends DtOneOneStepAdapterContractTest {
  private static final String SLOW = "2260009999";

  private volatile String reference = "";

  @Override
  protected CarrierAdapter adapterAt(
      HttpUrl baseUrl, OkHttpClient appClient, Duration callTimeout) {
    HttpSettings http = HttpSettings.builder()
        .client(appClient)
        .callTimeout(callTimeout.dividedBy(2))
        .build();
    return DtOne.connect(DtOne.Account.sandbox("demo-key", "demo-secret")
        .baseUrl(baseUrl.newBuilder().addPathSegment("v1").build())
        .http(http)
        .build());
  }

  @Override
  protected MockResponse supporting(RecordedRequest request) {
    String call = callOf(request);
    if (call.equals(FakeDtOne.CONFIRM)) {
      // The contract's threads confirm together; a confirmation does not say for which reference.
      return json(202, completed(reference).replaceFirst("\"external_id\": \"[^\"]*\",", ""));
    }
    if (call.equals(FakeDtOne.CONFIRM.replace(FakeDtOne.ID, SLOW))) {
      return json(202, transaction(reference, 2, "CONFIRMED").replace(FakeDtOne.ID, SLOW));
    }
    return super.supporting(request);
  }

  @Override
  protected MockResponse delivered(RecordedRequest moneyCall) {
    reference = referenceOf(moneyCall);
    return json(201, created(referenceOf(moneyCall)));
  }

  @Override
  protected MockResponse pending(RecordedRequest moneyCall) {
    reference = referenceOf(moneyCall);
    return json(201, created(reference).replace(FakeDtOne.ID, SLOW));
  }
}
