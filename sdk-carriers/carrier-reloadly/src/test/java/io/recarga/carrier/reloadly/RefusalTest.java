package io.recarga.carrier.reloadly;

import static io.recarga.carrier.reloadly.Answers.doubt;
import static io.recarga.carrier.reloadly.Answers.rejection;
import static io.recarga.carrier.reloadly.FakeReloadly.error;
import static io.recarga.carrier.reloadly.FakeReloadly.resource;
import static io.recarga.carrier.reloadly.FakeReloadly.sale;
import static io.recarga.carrier.reloadly.Given.REFERENCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.DeclineReason;
import io.recarga.spi.Answer;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.Doubt;
import io.recarga.spi.Proves;
import io.recarga.spi.Rejection;
import io.recarga.spi.http.HttpSettings;
import java.time.Duration;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalTest {
  private static final String POST = "POST /topups";

  private FakeReloadly reloadly;
  private CarrierAdapter adapter;

  @BeforeEach
  void start() throws Exception {
    reloadly = new FakeReloadly();
    adapter = Reloadly.connect(reloadly.account().build());
  }

  @AfterEach
  void stop() {
    reloadly.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>ok</html>",
        "{}",
        "[]",
        "null",
        "{\"transactionId\":null}",
        "{\"TransactionId\":5,\"Status\":\"SUCCESSFUL\"}",
        "{\"status\":\"SUCCESSFUL\"}",
        "{\"transactionId\":5,\"status\":\"SUCC"
      })
  void anAnswerWithoutReadableTransactionIsInDoubtAndSentOnce(String body) {
    reloadly.on(POST, 200, body);

    assertThat(doubt(adapter.send(Given.attempt(adapter)))).isEqualTo(Doubt.UNREADABLE);
    assertThat(reloadly.calls(POST)).hasSize(1);
  }

  @Test
  void cutAfterSendingIsInDoubtAndSentOnce() {
    reloadly.on(
        POST,
        request -> new MockResponse.Builder()
            .onResponseStart(new SocketEffect.CloseSocket())
            .build());

    assertThat(doubt(adapter.send(Given.attempt(adapter)))).isEqualTo(Doubt.NO_ANSWER);
    assertThat(reloadly.calls(POST)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {307, 308, 400, 403, 408, 425, 500, 502, 503, 504})
  void aGatewaysPageIsInDoubtAndSentOnce(int status) {
    reloadly.on(
        POST,
        request -> new MockResponse.Builder()
            .code(status)
            .addHeader("Retry-After", "0")
            .addHeader("Location", "/elsewhere")
            .body("<html>gateway</html>")
            .build());

    assertThat(doubt(adapter.send(Given.attempt(adapter)))).isEqualTo(Doubt.UNREADABLE);
    assertThat(reloadly.calls(POST)).hasSize(1);
  }

  @Test
  void aCodeOutsideTheTableIsInDoubt() {
    reloadly.on(POST, 400, error("BRAND_NEW_CODE"));

    Answer answer = adapter.send(Given.attempt(adapter));

    assertThat(doubt(answer)).isEqualTo(Doubt.UNCLASSIFIED);
    assertThat(((Answer.InDoubt) answer).evidence().code()).isEqualTo("BRAND_NEW_CODE");
  }

  @Test
  void aRefusalCodeInAServerErrorProvesNothing() {
    reloadly.on(POST, 500, error("INSUFFICIENT_BALANCE"));
    assertThat(doubt(adapter.send(Given.attempt(adapter)))).isEqualTo(Doubt.UNCLASSIFIED);

    reloadly.on(POST, 408, error("INSUFFICIENT_BALANCE"));
    assertThat(doubt(adapter.send(Given.attempt(adapter)))).isEqualTo(Doubt.UNCLASSIFIED);
  }

  @Test
  void reloadlysOwnErrorsWithoutCodeAreRefusalsAndAGatewaysJsonIsNot() {
    reloadly.on(POST, 404, resource("error-spring.json"));
    assertThat(rejection(adapter.send(Given.attempt(adapter))).reason())
        .isEqualTo(DeclineReason.INVALID_REQUEST);

    reloadly.on(POST, 400, error(null));
    assertThat(rejection(adapter.send(Given.attempt(adapter))).proves())
        .isEqualTo(Proves.NOTHING_SOLD);

    reloadly.on(POST, 400, "{\"message\":\"no healthy upstream\"}");
    assertThat(doubt(adapter.send(Given.attempt(adapter)))).isEqualTo(Doubt.UNCLASSIFIED);

    reloadly.on(POST, 500, resource("error-spring.json"));
    assertThat(doubt(adapter.send(Given.attempt(adapter)))).isEqualTo(Doubt.UNCLASSIFIED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"path\":\"/topups\",\"message\":\"no\"}",
        "{\"timeStamp\":\"2026-10-08 01:45:35\",\"message\":\"no\"}",
        "{\"timestamp\":\"2026-10-08T01:45:35\",\"error\":\"no\"}"
      })
  void halfOfReloadlysShapeIsAGateways(String body) {
    reloadly.on(POST, 400, body);

    Answer answer = adapter.send(Given.attempt(adapter));

    assertThat(doubt(answer)).isEqualTo(Doubt.UNCLASSIFIED);
    assertThat(((Answer.InDoubt) answer).evidence().words()).isEqualTo("no");
  }

  @Test
  void whatLooksLikeAnErrorButAnswers200IsUnreadable() {
    reloadly.on(POST, 200, error("INSUFFICIENT_BALANCE"));

    assertThat(doubt(adapter.send(Given.attempt(adapter)))).isEqualTo(Doubt.UNREADABLE);
  }

  @Test
  void aRecordInAnErrorIsNoSale() {
    reloadly.on(POST, 500, sale(REFERENCE));

    assertThat(doubt(adapter.send(Given.attempt(adapter)))).isEqualTo(Doubt.UNCLASSIFIED);
  }

  @Test
  void throttledWaitsAsLongAsTheHeaderSays() {
    reloadly.on(
        POST,
        request -> new MockResponse.Builder()
            .code(429)
            .addHeader("Retry-After", "17")
            .body("slow down")
            .build());
    Rejection rejection = rejection(adapter.send(Given.attempt(adapter)));
    assertThat(rejection.reason()).isEqualTo(DeclineReason.THROTTLED);
    assertThat(rejection.retryAfter()).isEqualTo(Duration.ofSeconds(17));
    assertThat(rejection.evidence().code()).isEqualTo("HTTP 429");

    reloadly.on(POST, 429, error("RATE_LIMIT_REACHED"));
    assertThat(rejection(adapter.send(Given.attempt(adapter))).retryAfter())
        .isEqualTo(Duration.ofSeconds(1));
    assertThat(reloadly.calls(POST)).hasSize(2);
  }

  @Test
  void throttledInReloadlysOwnShapeWithoutCodeIsThrottled() {
    reloadly.on(POST, 429, error(null));

    assertThat(rejection(adapter.send(Given.attempt(adapter))).reason())
        .isEqualTo(DeclineReason.THROTTLED);
  }

  @Test
  void whatIsNotToBeTriedAgainIsNotForAnyHeader() {
    reloadly.on(
        POST,
        request -> FakeReloadly.json(400, error("INSUFFICIENT_BALANCE"))
            .newBuilder()
            .addHeader("Retry-After", "5")
            .build());

    assertThat(rejection(adapter.send(Given.attempt(adapter))).retryAfter()).isNull();
  }

  @Test
  void anExpiredTokenIsDroppedAndTheMoneyCallIsNotRepeated() {
    reloadly.on(POST, 401, error("TOKEN_EXPIRED"));

    Rejection rejection = rejection(adapter.send(Given.attempt(adapter)));

    assertThat(rejection.proves()).isEqualTo(Proves.NOTHING_SOLD);
    assertThat(rejection.retryAfter()).isEqualTo(Duration.ZERO);
    assertThat(rejection.burnsReference()).isFalse();
    assertThat(reloadly.calls(POST)).hasSize(1);

    reloadly.on(POST, 200, sale(REFERENCE));
    adapter.send(Given.attempt(adapter));
    assertThat(reloadly.calls(POST).get(1).getHeaders().get("Authorization"))
        .isEqualTo("Bearer token-2");
  }

  @Test
  void wordsOfTheCarrierBearNoNumber() {
    reloadly.on(POST, 400, error("INVALID_RECIPIENT_PHONE"));

    Rejection rejection = rejection(adapter.send(Given.attempt(adapter)));

    assertThat(rejection.evidence().words()).isEqualTo("Refused for ***");
  }

  @Test
  void tooLargeAnAnswerIsInDoubt() throws Exception {
    CarrierAdapter small = Reloadly.connect(reloadly
        .account()
        .http(HttpSettings.builder().maxBodyBytes(200).build())
        .build());
    reloadly.on(POST, 200, sale(REFERENCE));

    assertThat(doubt(small.send(Given.attempt(small)))).isEqualTo(Doubt.UNREADABLE);
  }
}
