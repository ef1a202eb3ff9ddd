package io.recarga.carrier.reloadly;

import static io.recarga.carrier.reloadly.Answers.delivery;
import static io.recarga.carrier.reloadly.Answers.doubt;
import static io.recarga.carrier.reloadly.FakeReloadly.bodyOf;
import static io.recarga.carrier.reloadly.FakeReloadly.error;
import static io.recarga.carrier.reloadly.FakeReloadly.json;
import static io.recarga.carrier.reloadly.FakeReloadly.resource;
import static io.recarga.carrier.reloadly.FakeReloadly.sale;
import static io.recarga.carrier.reloadly.Given.REFERENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recarga.CredentialsException;
import io.recarga.DeclineReason;
import io.recarga.Money;
import io.recarga.NotSentException;
import io.recarga.PhoneNumber;
import io.recarga.Pin;
import io.recarga.TopUp;
import io.recarga.retry.TimeSource;
import io.recarga.spi.Answer;
import io.recarga.spi.Attempt;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.Delivery;
import io.recarga.spi.Doubt;
import io.recarga.spi.SendPermit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SendTest {
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

  @Test
  void ordersTheFaceValueInTheLinesCurrencyOnce() {
    reloadly.on(POST, 200, sale(REFERENCE));

    adapter.send(Given.attempt(adapter));

    RecordedRequest sent = only(reloadly.calls(POST));
    assertThat(bodyOf(sent))
        .isEqualTo("{\"operatorId\":9001,\"amount\":20,\"useLocalAmount\":true,"
            + "\"customIdentifier\":\"" + REFERENCE
            + "\",\"recipientPhone\":{\"countryCode\":\"PE\",\"number\":\"51987654321\"}}");
    assertThat(sent.getHeaders().get("Authorization")).isEqualTo("Bearer token-1");
    assertThat(sent.getHeaders().get("Accept"))
        .isEqualTo("application/com.reloadly.topups-v1+json");
    assertThat(sent.getHeaders().get("Content-Type")).startsWith("application/json");
  }

  @Test
  void tellsWhatReloadlySaysOfADelivery() {
    reloadly.on(POST, 200, sale(REFERENCE));

    Delivery delivery = delivery(adapter.send(Given.attempt(adapter)));

    assertThat(delivery.evidence().transactionId()).isEqualTo("181999");
    assertThat(delivery.echoedReference()).isEqualTo(REFERENCE);
    assertThat(delivery.echoedNumber().e164()).isEqualTo(Given.NUMBER);
    assertThat(delivery.delivered()).isEqualTo(Money.of("20", "PEN"));
    assertThat(delivery.cost()).isEqualTo(Money.of("6.09816", "USD"));
    assertThat(delivery.fee()).isEqualTo(Money.of("0.05", "USD"));
    assertThat(delivery.confirmation()).isEqualTo("OP-55:OK");
    assertThat(delivery.pin()).isNull();
  }

  @Test
  void anAnswerWithoutStatusIsAcceptedAndNotDelivered() {
    reloadly.on(POST, 200, resource("topup-2021.json").replace("%REF%", REFERENCE));

    Answer answer = adapter.send(Given.attempt(adapter));

    assertThat(answer).isInstanceOf(Answer.Accepted.class);
    assertThat(((Answer.Accepted) answer).evidence().transactionId()).isEqualTo("4602");
  }

  @Test
  void readsAPinAndCountsTheCostFromTheBalancesAndShowsThePinNowhere() {
    String body = resource("topup-2021.json")
        .replace("%REF%", REFERENCE)
        .replace("\"transactionId\":4602", "\"transactionId\":4602,\"status\":\"SUCCESSFUL\"");
    reloadly.on(POST, 200, body);

    Answer answer = adapter.send(Given.attempt(adapter));

    Delivery delivery = delivery(answer);
    assertThat(delivery.pin())
        .isEqualTo(Pin.of("773709733097662", "558111", "DIAL *611; 1-888-888-8888; 30 days"));
    assertThat(delivery.cost()).isEqualTo(Money.of("3.08", "USD"));
    assertThat(delivery.delivered()).isEqualTo(Money.of("10", "PEN"));
    assertThat(answer.toString()).doesNotContain("773709733097662").doesNotContain("987654321");
  }

  @Test
  void anotherNumberOrReferenceIsEchoedAsItIs() {
    reloadly.on(POST, 200, sale("SOMEBODYELSE").replace("51987654321", "51911111111"));

    Delivery delivery = delivery(adapter.send(Given.attempt(adapter)));

    assertThat(delivery.echoedReference()).isEqualTo("SOMEBODYELSE");
    assertThat(delivery.echoedNumber().e164()).isEqualTo("+51911111111");
  }

  @ParameterizedTest
  @ValueSource(strings = {"987654321", "+51 987 654 321", "0051987654321", "0987654321"})
  void aNumberInAnotherFormIsTheSameNumber(String form) {
    reloadly.on(POST, 200, sale(REFERENCE).replace("51987654321", form));

    assertThat(delivery(adapter.send(Given.attempt(adapter))).echoedNumber().e164())
        .isEqualTo(Given.NUMBER);
  }

  @Test
  void dustOfBinaryFractionsIsRoundedAway() {
    reloadly.on(
        POST,
        200,
        sale(REFERENCE)
            .replace("\"deliveredAmount\":20", "\"deliveredAmount\":20.000000000000004"));

    assertThat(delivery(adapter.send(Given.attempt(adapter))).delivered())
        .isEqualTo(Money.of("20", "PEN"));
  }

  @Test
  void anAmountInNoCurrencyIsInDoubtAndNotSilence() {
    reloadly.on(
        POST,
        200,
        sale(REFERENCE)
            .replace(
                "\"deliveredAmountCurrencyCode\":\"PEN\"",
                "\"deliveredAmountCurrencyCode\":\"P3N\""));

    assertThat(doubt(adapter.send(Given.attempt(adapter)))).isEqualTo(Doubt.UNREADABLE);
  }

  @Test
  void failedWaitsHalfAnHourAndRefundedIsGivenBack() {
    reloadly.on(POST, 200, sale(REFERENCE).replace("SUCCESSFUL", "FAILED"));
    Answer failed = adapter.send(Given.attempt(adapter));
    assertThat(failed).isInstanceOf(Answer.Failed.class);
    assertThat(((Answer.Failed) failed).reason()).isEqualTo(DeclineReason.CARRIER_FAILED);
    assertThat(((Answer.Failed) failed).retryAfter()).isEqualTo(Duration.ofMinutes(30));

    reloadly.on(POST, 200, sale(REFERENCE).replace("SUCCESSFUL", "REFUNDED"));
    assertThat(adapter.send(Given.attempt(adapter))).isInstanceOf(Answer.GivenBack.class);
  }

  @Test
  void processingIsAcceptedAndAnUnknownStatusIsInDoubt() {
    reloadly.on(POST, 200, sale(REFERENCE).replace("SUCCESSFUL", "PROCESSING"));
    assertThat(adapter.send(Given.attempt(adapter))).isInstanceOf(Answer.Accepted.class);

    reloadly.on(POST, 200, sale(REFERENCE).replace("SUCCESSFUL", "ON_HOLD"));
    Answer answer = adapter.send(Given.attempt(adapter));
    assertThat(doubt(answer)).isEqualTo(Doubt.UNCLASSIFIED);
    assertThat(((Answer.InDoubt) answer).evidence().transactionId()).isEqualTo("181999");
  }

  @ParameterizedTest
  @ValueSource(strings = {"FAILED", "REFUNDED", "PROCESSING", "ON_HOLD"})
  void whateverOtherEndIsOfAnotherReferenceIsNotOurs(String status) {
    reloadly.on(POST, 200, sale("SOMEBODYELSE").replace("SUCCESSFUL", status));

    assertThat(doubt(adapter.send(Given.attempt(adapter)))).isEqualTo(Doubt.UNREADABLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"successful", " SUCCESSFUL "})
  void aStatusIsReadInAnyCase(String status) {
    reloadly.on(POST, 200, sale(REFERENCE).replace("SUCCESSFUL", status));

    assertThat(delivery(adapter.send(Given.attempt(adapter))).echoedReference())
        .isEqualTo(REFERENCE);
  }

  @Test
  void aBlankStatusSaysOnlyThatThereIsARecord() {
    reloadly.on(POST, 200, sale(REFERENCE).replace("SUCCESSFUL", " "));

    assertThat(adapter.send(Given.attempt(adapter))).isInstanceOf(Answer.Accepted.class);
  }

  @ParameterizedTest
  @CsvSource({
    "20.12345678, 20.12345678",
    "20.123456789, 20.12346",
    "20.123456780, 20.12345678",
    "20.0000000000, 20"
  })
  void onlyWhatNoMoneyHoldsIsTakenForDust(String said, String taken) {
    reloadly.on(
        POST,
        200,
        sale(REFERENCE).replace("\"deliveredAmount\":20", "\"deliveredAmount\":" + said));

    assertThat(delivery(adapter.send(Given.attempt(adapter))).delivered())
        .isEqualTo(Money.of(taken, "PEN"));
  }

  @ParameterizedTest
  @CsvSource({
    "'\"deliveredAmount\":20', '\"deliveredAmount\":null'",
    "'\"deliveredAmountCurrencyCode\":\"PEN\"', '\"deliveredAmountCurrencyCode\":null'",
    "'\"deliveredAmountCurrencyCode\":\"PEN\"', '\"deliveredAmountCurrencyCode\":\" \"'"
  })
  void anAmountThatIsNotStatedIsSilence(String stated, String silent) {
    reloadly.on(POST, 200, sale(REFERENCE).replace(stated, silent));

    assertThat(delivery(adapter.send(Given.attempt(adapter))).delivered()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {
        "'\"cost\":6.09816', '\"cost\":null', 6.09816",
        "'\"oldBalance\":812.45000,\"newBalance\":806.35184,\"cost\":6.09816', "
            + "'\"newBalance\":806.35184', null",
        "'\"oldBalance\":812.45000,\"newBalance\":806.35184,\"cost\":6.09816', "
            + "'\"oldBalance\":812.45000', null",
        "'\"currencyCode\":\"USD\"', '\"currencyCode\":\"U5D\"', null"
      })
  void theCostIsStatedOrTheDifferenceOfTwoBalances(String stated, String said, String cost) {
    String body = sale(REFERENCE).replace(stated, said);
    assertThat(body).isNotEqualTo(sale(REFERENCE));
    reloadly.on(POST, 200, body);

    assertThat(delivery(adapter.send(Given.attempt(adapter))).cost())
        .isEqualTo(cost == null ? null : Money.of(cost, "USD"));
  }

  @Test
  void aFeeWithoutBalanceIsInTheCurrencyOfTheDiscount() {
    reloadly.on(
        POST, 200, sale(REFERENCE).replaceAll("\"balanceInfo\":\\{[^}]*}", "\"balanceInfo\":null"));

    Delivery delivery = delivery(adapter.send(Given.attempt(adapter)));

    assertThat(delivery.fee()).isEqualTo(Money.of("0.05", "USD"));
    assertThat(delivery.cost()).isNull();
  }

  @Test
  void aFeeIsInTheCurrencyOfTheWalletAndNotOfTheDiscount() {
    reloadly.on(
        POST,
        200,
        sale(REFERENCE)
            .replace("\"discountCurrencyCode\":\"USD\"", "\"discountCurrencyCode\":\"EUR\""));

    assertThat(delivery(adapter.send(Given.attempt(adapter))).fee())
        .isEqualTo(Money.of("0.05", "USD"));
  }

  @Test
  void aDeliveryWithoutConfirmationHasNone() {
    reloadly.on(POST, 200, sale(REFERENCE).replace("\"OP-55:OK\"", "null"));

    assertThat(delivery(adapter.send(Given.attempt(adapter))).confirmation()).isNull();
  }

  @Test
  void anEndlessConfirmationIsCut() {
    reloadly.on(POST, 200, sale(REFERENCE).replace("OP-55:OK", "9".repeat(101)));

    assertThat(delivery(adapter.send(Given.attempt(adapter))).confirmation())
        .isEqualTo("9".repeat(99) + "…");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {"'  ', null", "null, null", "4711, 4711"})
  void aPinNeedsACode(String code, String shown) {
    String said = code == null ? "null" : '"' + code + '"';
    reloadly.on(
        POST,
        200,
        sale(REFERENCE).replace("\"pinDetail\":null", "\"pinDetail\":{\"code\":" + said + "}"));

    Pin pin = delivery(adapter.send(Given.attempt(adapter))).pin();

    assertThat(pin).isEqualTo(shown == null ? null : Pin.of(shown, null, null));
  }

  @ParameterizedTest
  @CsvSource({"100, true", "101, false"})
  void whatIsTooLongForAPinIsNone(int length, boolean isPin) {
    String pin = "{\"code\":\"" + "7".repeat(length) + "\"}";
    reloadly.on(POST, 200, sale(REFERENCE).replace("\"pinDetail\":null", "\"pinDetail\":" + pin));

    assertThat(delivery(adapter.send(Given.attempt(adapter))).pin() != null).isEqualTo(isPin);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {"null, null", "54321, null", "654321, +51987654321", "911111111, +51911111111"})
  void aNumberIsEchoedOnlyWhereItNamesALine(String said, String echoed) {
    String json = said == null ? "null" : '"' + said + '"';
    reloadly.on(POST, 200, sale(REFERENCE).replace("\"51987654321\"", json));

    PhoneNumber number = delivery(adapter.send(Given.attempt(adapter))).echoedNumber();

    assertThat(number).isEqualTo(echoed == null ? null : PhoneNumber.parse(echoed));
  }

  @Test
  void aPermitThatRanOutSendsNothing() {
    TopUp topUp = Given.topUp(Given.CLARO, "20");
    Attempt late = Attempt.builder(topUp, REFERENCE, Instant.now(), adapter.prepare(topUp))
        .permit(SendPermit.from(TimeSource.system(), Duration.ofNanos(1)))
        .build();

    assertThatThrownBy(() -> adapter.send(late)).isInstanceOf(NotSentException.class);
    assertThat(reloadly.calls(POST)).isEmpty();
  }

  @Test
  void refusedCredentialsSendNothing() {
    reloadly.on("POST /oauth/token", 401, error("INVALID_CREDENTIALS"));

    assertThatThrownBy(() -> adapter.prepare(Given.topUp(Given.CLARO, "20")))
        .isInstanceOf(CredentialsException.class)
        .hasMessageNotContaining("demo-secret");
    assertThat(reloadly.calls(POST)).isEmpty();
  }

  @Test
  void theTokenIsAskedForTheAudienceOfTheHost() {
    adapter.prepare(Given.topUp(Given.CLARO, "20"));

    String expected = reloadly.url().toString().replaceAll("/$", "");
    assertThat(bodyOf(only(reloadly.calls("POST /oauth/token"))))
        .contains("\"audience\":\"" + expected + "\"")
        .contains("\"grant_type\":\"client_credentials\"")
        .contains("\"client_id\":\"demo-id\"");
  }

  @Test
  void asynchronousOrdersAreAcceptedWithTheirId() {
    CarrierAdapter async =
        Reloadly.connect(reloadly.account().asynchronous(true).build());
    reloadly.on("POST /topups-async", 200, "{\"transactionId\":182000}");

    Answer answer = async.send(Given.attempt(async));

    assertThat(((Answer.Accepted) answer).evidence().transactionId()).isEqualTo("182000");
    assertThat(reloadly.calls(POST)).isEmpty();
    assertThat(async.capabilities().callTimeout()).isEqualTo(Duration.ofSeconds(20));
    assertThat(adapter.capabilities().callTimeout()).isEqualTo(Duration.ofSeconds(90));
  }

  @Test
  void amountsLeaveInPlainForm() {
    reloadly.on(POST, request -> json(200, sale(REFERENCE)));
    for (String soles : List.of("100.00", "300", "3.10", "7.05")) {
      adapter.send(Given.attempt(adapter, Given.topUp(Given.CLARO, soles)));
    }

    assertThat(reloadly.calls(POST).stream().map(FakeReloadly::bodyOf))
        .extracting(body -> body.replaceAll(".*\"amount\":([^,]+),.*", "$1"))
        .containsExactly("100", "300", "3.1", "7.05");
  }

  private static <T> T only(List<T> list) {
    assertThat(list).hasSize(1);
    return list.get(0);
  }
}
