package io.recarga.testkit;

import io.recarga.DeclineReason;
import io.recarga.spi.Attempt;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;

/**
 * {@link AdapterContract} for carriers that speak TMF654 v4.0.0: it knows what they answer. A
 * subclass makes the adapter, with tokens from {@code /oauth/token}, and a top-up of 20 PEN.
 */
public abstract class TmfAdapterContract extends AdapterContract {
  private static final String ID = "540001";

  private final AtomicInteger tokens = new AtomicInteger();

  /** Makes the contract; JUnit does it once per case. */
  protected TmfAdapterContract() {}

  /**
   * Returns the attribute that bears our reference; "description" unless overridden. A reference in a
   * header or in an object of its own needs more than this contract has.
   */
  protected String reference() {
    return "description";
  }

  @Override
  protected boolean isMoneyCall(RecordedRequest request) {
    return request.getMethod().equals("POST") && isTopUp(request);
  }

  @Override
  protected boolean isStatusCall(RecordedRequest request) {
    return request.getMethod().equals("GET") && isTopUp(request);
  }

  @Override
  protected boolean isTokenCall(RecordedRequest request) {
    return request.getUrl().encodedPath().equals("/oauth/token");
  }

  @Override
  protected MockResponse supporting(RecordedRequest request) {
    if (isTokenCall(request)) {
      return json(
          200,
          "{\"access_token\":\"token-" + tokens.incrementAndGet()
              + "\",\"token_type\":\"Bearer\",\"expires_in\":3600}");
    }
    return request.getUrl().encodedPath().endsWith("/bucket")
        ? list(
            "{\"id\":\"money-1\",\"usageType\":\"monetary\",\"status\":\"active\",\"remainingValue\":"
                + "{\"amount\":1.5,\"units\":\"PEN\"},\"partyAccount\":{\"id\":\"account-1\"}}")
        : list("");
  }

  @Override
  protected MockResponse delivered(RecordedRequest moneyCall) {
    return json(201, record("completed", referenceOf(moneyCall)));
  }

  @Override
  protected MockResponse pending(RecordedRequest moneyCall) {
    return json(201, record("created", referenceOf(moneyCall)));
  }

  @Override
  protected MockResponse unknownStatus(RecordedRequest moneyCall) {
    return json(201, record("on hold", referenceOf(moneyCall)));
  }

  /** A failure comes as a 201, too; the codes of errors are the carrier's own. */
  @Override
  protected List<Decline> declines() {
    return List.of(
        Decline.of("201 failed", DeclineReason.CARRIER_FAILED, json(201, record("failed", null))));
  }

  @Override
  protected MockResponse duplicateReference() {
    return json(409, "{\"code\":\"4090\",\"reason\":\"Conflict\"}");
  }

  @Override
  protected @Nullable MockResponse expiredToken() {
    return json(401, "{\"code\":\"4010\",\"reason\":\"Unauthorized\"}")
        .newBuilder()
        .addHeader("WWW-Authenticate", "Bearer realm=\"tmf\", error=\"invalid_token\"")
        .build();
  }

  @Override
  protected MockResponse deliveredRecord(RecordedRequest statusCall, Attempt asked) {
    return found(statusCall, record("completed", asked.reference()));
  }

  @Override
  protected MockResponse failedRecord(RecordedRequest statusCall, Attempt asked) {
    return found(statusCall, record("failed", asked.reference()));
  }

  @Override
  protected MockResponse notFound(RecordedRequest statusCall) {
    return list("");
  }

  private static boolean isTopUp(RecordedRequest request) {
    String path = request.getUrl().encodedPath();
    return path.endsWith("/topupBalance") || path.contains("/topupBalance/");
  }

  private static MockResponse found(RecordedRequest statusCall, String record) {
    return statusCall.getUrl().encodedPath().endsWith("/topupBalance")
        ? list(record)
        : json(200, record);
  }

  private static MockResponse list(String records) {
    return json(200, "[" + records + "]")
        .newBuilder()
        .addHeader("X-Total-Count", records.isEmpty() ? "0" : "1")
        .build();
  }

  private String record(String status, @Nullable String reference) {
    String echo = reference == null ? "" : ",\"" + reference() + "\":\"" + reference + "\"";
    return "{\"id\":\"" + ID + "\",\"href\":\"topupBalance/" + ID + "\",\"status\":\"" + status
        + "\",\"amount\":{\"amount\":20.00,\"units\":\"PEN\"}" + echo + "}";
  }

  private String referenceOf(RecordedRequest moneyCall) {
    Matcher found = Pattern.compile("\"" + reference() + "\":\"([^\"]+)\"")
        .matcher(ContractCase.body(moneyCall));
    return found.find() ? String.valueOf(found.group(1)) : "";
  }
}
