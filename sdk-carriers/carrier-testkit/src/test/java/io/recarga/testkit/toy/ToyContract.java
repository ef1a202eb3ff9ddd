package io.recarga.testkit.toy;

import io.recarga.Carrier;
import io.recarga.DeclineReason;
import io.recarga.Money;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.spi.Attempt;
import io.recarga.spi.CarrierAdapter;
import io.recarga.testkit.AdapterContract;
import io.recarga.testkit.Decline;
import java.time.Duration;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/** Tells the contract how the invented carrier answers. */
public class ToyContract extends AdapterContract {
  protected static final String SECRET = "toy-s3cret";
  private static final Carrier TOY = Carrier.builder("toy-pe", "Toy", "PE").build();

  // snippet: adapter-contract
  @Override
  protected CarrierAdapter adapterAt(
      HttpUrl baseUrl, OkHttpClient appClient, Duration callTimeout) {
    return new ToyAdapter(baseUrl, appClient, callTimeout, SECRET);
  }

  @Override
  protected TopUp topUp() {
    return TopUp.ofAmount(
        TopUpKey.of("toy-1"), SimCard.of("+51987654321", TOY), Money.of("20.00", "PEN"));
  }

  @Override
  protected List<String> secrets() {
    return List.of(SECRET, "toy-token");
  }

  @Override
  protected boolean isMoneyCall(RecordedRequest request) {
    return request.getMethod().equals("POST") && request.getTarget().equals("/topups");
  }
  // end

  @Override
  protected boolean isStatusCall(RecordedRequest request) {
    return request.getTarget().startsWith("/topups/");
  }

  @Override
  protected boolean isTokenCall(RecordedRequest request) {
    return request.getTarget().equals("/token");
  }

  @Override
  protected MockResponse supporting(RecordedRequest request) {
    return isTokenCall(request)
        ? json(
            200,
            "{\"access_token\":\"toy-token-" + System.nanoTime()
                + "\",\"token_type\":\"Bearer\",\"expires_in\":3600}")
        : json(200, "{\"amount\":100.5}");
  }

  @Override
  protected MockResponse delivered(RecordedRequest moneyCall) {
    return sale(
        "DONE", moneyCall.getBody().utf8().replaceAll(".*\"reference\":\"(\\w+)\".*", "$1"));
  }

  @Override
  protected MockResponse pending(RecordedRequest moneyCall) {
    return json(202, "{\"status\":\"WAIT\",\"id\":42}");
  }

  @Override
  protected MockResponse unknownStatus(RecordedRequest moneyCall) {
    return sale("MAYBE", "A");
  }

  @Override
  protected List<Decline> declines() {
    return List.of(
        Decline.of("POOR", DeclineReason.WALLET_TOO_LOW, json(500, "{\"code\":\"POOR\"}")),
        Decline.of("SOON", DeclineReason.RECENTLY_RECHARGED, json(200, "{\"code\":\"SOON\"}")),
        Decline.of("FAIL", DeclineReason.CARRIER_FAILED, sale("FAIL", "A")));
  }

  @Override
  protected MockResponse duplicateReference() {
    return json(409, "{\"code\":\"USED\"}");
  }

  @Override
  protected MockResponse expiredToken() {
    return json(401, "{\"code\":\"EXPIRED\"}");
  }

  @Override
  protected MockResponse deliveredRecord(RecordedRequest statusCall, Attempt asked) {
    return sale("DONE", asked.reference());
  }

  @Override
  protected MockResponse failedRecord(RecordedRequest statusCall, Attempt asked) {
    return sale("FAIL", asked.reference());
  }

  @Override
  protected MockResponse notFound(RecordedRequest statusCall) {
    return json(404, "{\"status\":\"NONE\"}");
  }

  private static MockResponse sale(String status, String reference) {
    return json(
        200,
        "{\"status\":\"" + status + "\",\"id\":42,\"reference\":\"" + reference
            + "\",\"amount\":20.00}");
  }
}
