package io.recarga.carrier.tapi;

import static io.recarga.carrier.tapi.FakeTapi.bodyOf;
import static io.recarga.carrier.tapi.FakeTapi.json;
import static io.recarga.carrier.tapi.FakeTapi.payment;
import static io.recarga.carrier.tapi.FakeTapi.referenceOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recarga.CredentialsException;
import io.recarga.DeclineReason;
import io.recarga.Money;
import io.recarga.NotSentException;
import io.recarga.PhoneNumber;
import io.recarga.market.peru.Peru;
import io.recarga.spi.Answer;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.Delivery;
import io.recarga.spi.Doubt;
import java.time.Duration;
import java.util.List;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SendTest {
  private static final String PAYMENT = "POST /payment";

  private FakeTapi tapi;
  private CarrierAdapter adapter;

  @BeforeEach
  void start() throws Exception {
    tapi = new FakeTapi();
    tapi.on(PAYMENT, request -> json(200, payment(referenceOf(request))));
    adapter = Tapi.connect(tapi.account().build());
  }

  @AfterEach
  void stop() {
    tapi.close();
  }

  @Test
  void theRequestIsOfTapisForm() {
    adapter.send(Given.attempt(adapter));

    RecordedRequest sent = tapi.calls(PAYMENT).get(0);
    assertThat(sent.getHeaders().get("x-authorization-token")).startsWith("head.");
    assertThat(sent.getHeaders().get("x-api-key")).isEqualTo("recharge-key");
    assertThat(sent.getHeaders().get("Authorization")).isNull();
    assertThat(bodyOf(sent))
        .isEqualTo("{\"companyCode\":\"PE-R-00001\",\"productId\":\"1\",\"amount\":20,"
            + "\"identifierName\":\"PHONE\",\"identifierValue\":\"987654321\","
            + "\"externalPaymentId\":\"ABCDEFGHIJKLMNOPQRSTUVWX00\","
            + "\"paymentMethod\":\"ACCOUNT\"}");
  }

  @Test
  void theLoginIsOfTapisForm() {
    adapter.send(Given.attempt(adapter));

    RecordedRequest login = tapi.calls("POST /login").get(0);
    assertThat(login.getHeaders().get("x-api-key")).isEqualTo("login-key");
    assertThat(bodyOf(login))
        .isEqualTo("{\"clientUsername\":\"demo.user\",\"password\":\"demo-pass\"}");
    assertThat(tapi.calls("POST /login")).hasSize(1);
  }

  /** 200 is final, and bears no status in what TAPI documents. */
  @Test
  void a200IsADelivery() {
    Delivery delivery = delivery(adapter.send(Given.attempt(adapter)));

    assertThat(delivery.evidence().transactionId()).isEqualTo("5ae6c8b0-0001");
    assertThat(delivery.echoedReference()).isEqualTo(Given.REFERENCE);
    assertThat(delivery.echoedNumber()).isEqualTo(PhoneNumber.parse(Given.NUMBER));
    assertThat(delivery.delivered()).isEqualTo(Money.of("20", "PEN"));
    assertThat(delivery.cost()).isNull();
  }

  @Test
  void a202IsAccepted() {
    tapi.on(PAYMENT, request -> json(202, payment(referenceOf(request))));

    Answer.Accepted accepted = (Answer.Accepted) adapter.send(Given.attempt(adapter));

    assertThat(accepted.evidence().transactionId()).isEqualTo("5ae6c8b0-0001");
  }

  @Test
  void aStatusInTheBodyGoesBeforeTheHttpStatus() {
    answerWith("\"status\":\"failed\",\"amount\"");
    assertThat(adapter.send(Given.attempt(adapter))).isInstanceOf(Answer.Failed.class);
    answerWith("\"status\":\"processing\",\"amount\"");
    assertThat(adapter.send(Given.attempt(adapter))).isInstanceOf(Answer.Accepted.class);
    answerWith("\"status\":\"pending\",\"amount\"");
    assertThat(adapter.send(Given.attempt(adapter))).isInstanceOf(Answer.Accepted.class);
    answerWith("\"status\":\"confirmed\",\"amount\"");
    assertThat(adapter.send(Given.attempt(adapter))).isInstanceOf(Answer.Delivered.class);
    answerWith("\"status\":\"on_hold\",\"amount\"");
    assertThat(((Answer.InDoubt) adapter.send(Given.attempt(adapter))).doubt())
        .isEqualTo(Doubt.UNCLASSIFIED);
  }

  @Test
  void anAnswerWithoutOperationIsNoSale() {
    for (String body : List.of("{}", "{\"tx\":\"t\"}", "{\"amount\":20}")) {
      tapi.on(PAYMENT, 200, body);
      assertThat(adapter.send(Given.attempt(adapter))).isInstanceOf(Answer.InDoubt.class);
      tapi.on(PAYMENT, 202, body);
      assertThat(adapter.send(Given.attempt(adapter))).isInstanceOf(Answer.InDoubt.class);
    }
  }

  @Test
  void anotherStatusOfSuccessIsInDoubt() {
    tapi.on(PAYMENT, request -> json(201, payment(referenceOf(request))));

    assertThat(adapter.send(Given.attempt(adapter))).isInstanceOf(Answer.InDoubt.class);
  }

  @Test
  void anotherCompanyThanTheOneOrderedIsInDoubt() {
    answerWith(
        "\"companyCode\":\"PE-R-00009\",\"x\":0,\"amount\"", "\"companyCode\":\"PE-R-00001\"");

    assertThat(adapter.send(Given.attempt(adapter))).isInstanceOf(Answer.InDoubt.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"failed", "processing", "on_hold"})
  void whatOtherReferencesCameToIsNotOurs(String status) {
    tapi.on(
        PAYMENT,
        200,
        payment("OTHER").replace("\"amount\"", "\"status\":\"" + status + "\",\"amount\""));

    Answer.InDoubt doubt = (Answer.InDoubt) adapter.send(Given.attempt(adapter));

    assertThat(doubt.doubt()).isEqualTo(Doubt.UNREADABLE);
    assertThat(doubt.evidence().words()).isEqualTo("a record of another reference");
  }

  @Test
  void aDeliveryUnderAnotherReferenceOrNoneIsEchoedAsItIs() {
    tapi.on(PAYMENT, 200, payment("OTHER"));
    assertThat(delivery(adapter.send(Given.attempt(adapter))).echoedReference()).isEqualTo("OTHER");

    tapi.on(PAYMENT, 200, payment("OTHER").replace("\"OTHER\"", "null"));
    assertThat(delivery(adapter.send(Given.attempt(adapter))).echoedReference()).isNull();
  }

  @Test
  void aBlankStatusIsUnreadableAndOneInAnotherCaseIsRead() {
    answerWith("\"status\":\" \",\"amount\"");
    assertThat(((Answer.InDoubt) adapter.send(Given.attempt(adapter))).doubt())
        .isEqualTo(Doubt.UNREADABLE);
    answerWith("\"status\":\" Confirmed \",\"amount\"");
    assertThat(adapter.send(Given.attempt(adapter))).isInstanceOf(Answer.Delivered.class);
  }

  @Test
  void aStatusThatNobodyDocumentedIsTold() {
    answerWith("\"status\":\"On_Hold\",\"amount\"");

    Answer.InDoubt doubt = (Answer.InDoubt) adapter.send(Given.attempt(adapter));

    assertThat(doubt.evidence().code()).isEqualTo("on_hold");
    assertThat(doubt.evidence().transactionId()).isEqualTo("5ae6c8b0-0001");
  }

  @Test
  void anotherStatusOfSuccessKeepsItsId() {
    tapi.on(PAYMENT, request -> json(201, payment(referenceOf(request))));

    Answer.InDoubt doubt = (Answer.InDoubt) adapter.send(Given.attempt(adapter));

    assertThat(doubt.doubt()).isEqualTo(Doubt.UNCLASSIFIED);
    assertThat(doubt.evidence().transactionId()).isEqualTo("5ae6c8b0-0001");
  }

  @Test
  void aFailureTellsWhenItMayBeTriedAgain() {
    CarrierAdapter patient =
        Tapi.connect(tapi.account().failedWait(Duration.ofMinutes(7)).build());
    answerWith("\"status\":\"failed\",\"code\":\"X1\",\"message\":\"no\",\"amount\"");

    Answer.Failed failed = (Answer.Failed) patient.send(Given.attempt(patient));

    assertThat(failed.reason()).isEqualTo(DeclineReason.CARRIER_FAILED);
    assertThat(failed.retryAfter()).isEqualTo(Duration.ofMinutes(7));
    assertThat(failed.evidence().code()).isEqualTo("X1");
    assertThat(failed.evidence().words()).isEqualTo("no");
  }

  @ParameterizedTest
  @ValueSource(ints = {300, 302, 400, 409, 500})
  void anOperationThatComesWithAnErrorIsNoSale(int status) {
    tapi.on(PAYMENT, request -> json(status, payment(referenceOf(request))));

    assertThat(((Answer.InDoubt) adapter.send(Given.attempt(adapter))).doubt())
        .isEqualTo(Doubt.UNREADABLE);
  }

  @ParameterizedTest
  @CsvSource({"'', UNREADABLE, HTTP 400", "'{\"message\":\"no\"}', UNREADABLE, HTTP 400"})
  void aRefusalThatSaysNothingIsUnreadable(String body, Doubt doubt, String code) {
    tapi.on(PAYMENT, 400, body);

    Answer.InDoubt answer = (Answer.InDoubt) adapter.send(Given.attempt(adapter));

    assertThat(answer.doubt()).isEqualTo(doubt);
    assertThat(answer.evidence().code()).isEqualTo(code);
  }

  @Test
  void anAmountIsSilenceWhereItIsMissingAndADoubtWhereItIsNone() {
    answerWith("\"amount\":null,\"x\"");
    assertThat(delivery(adapter.send(Given.attempt(adapter))).delivered()).isNull();

    answerWith("\"amount\":20.1234567890123,\"x\"");
    assertThat(((Answer.InDoubt) adapter.send(Given.attempt(adapter))).doubt())
        .isEqualTo(Doubt.UNREADABLE);
  }

  @Test
  void aCompanyThatIsNotRepeatedIsTakenAsOrdered() {
    answerWith("\"amount\"", "\"companyCode\":\"PE-R-00001\"");

    assertThat(adapter.send(Given.attempt(adapter))).isInstanceOf(Answer.Delivered.class);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {
        "987654321, +51987654321",
        "51987654321, +51987654321",
        "0987654321, +51987654321",
        "654321, +51987654321",
        "54321, null",
        "911111111, +51911111111",
        "51911111111, +51911111111",
        "x, null"
      })
  void aNumberIsEchoedOnlyWhereItNamesALine(String said, String echoed) {
    tapi.on(
        PAYMENT, request -> json(200, payment(referenceOf(request)).replace("987654321", said)));

    PhoneNumber number = delivery(adapter.send(Given.attempt(adapter))).echoedNumber();

    assertThat(number).isEqualTo(echoed == null ? null : PhoneNumber.parse(echoed));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"identifierValue\":\"987654321\",\"identifierName\":\"PHONE\"}] -> []",
        "[{\"identifierValue\":\"987654321\",\"identifierName\":\"PHONE\"}] -> null",
        "[{\"identifierValue\":\"987654321\",\"identifierName\":\"PHONE\"}] -> [null]",
        "\"987654321\" -> null"
      })
  void aNumberThatIsNotRepeatedIsNone(String change) {
    String[] parts = change.split(" -> ", 2);
    tapi.on(
        PAYMENT, request -> json(200, payment(referenceOf(request)).replace(parts[0], parts[1])));

    assertThat(delivery(adapter.send(Given.attempt(adapter))).echoedNumber()).isNull();
  }

  /** TAPI says: never repeat a payment that was answered 401 without a look-up. */
  @Test
  void a401IsInDoubtAndItsTokenIsNotUsedAgain() {
    tapi.on(PAYMENT, 401, FakeTapi.error("ALO04140"));
    assertThat(adapter.send(Given.attempt(adapter))).isInstanceOf(Answer.InDoubt.class);
    tapi.on(PAYMENT, request -> json(200, payment(referenceOf(request))));

    adapter.send(Given.attempt(adapter));

    assertThat(tapi.calls("POST /login")).hasSize(2);
    assertThat(token(0)).isNotEqualTo(token(1));
  }

  @Test
  void aCompanyThatWantsTheWholeNumberGetsIt() {
    adapter.send(Given.attempt(adapter, Given.topUp(Peru.ENTEL, "20")));

    assertThat(bodyOf(tapi.calls(PAYMENT).get(0)))
        .contains("\"identifierName\":\"IDV\",\"identifierValue\":\"51987654321\"");
  }

  @Test
  void theWayThePayerPaidIsASetting() {
    CarrierAdapter byCard = Tapi.connect(tapi.account().paymentMethod("DEBIT").build());

    byCard.send(Given.attempt(byCard));

    assertThat(bodyOf(tapi.calls(PAYMENT).get(0))).contains("\"paymentMethod\":\"DEBIT\"");
  }

  @Test
  void aRefusedLoginNamesTheAccountAndSendsNothing() {
    for (int status : List.of(400, 401, 403)) {
      tapi.on("POST /login", status, FakeTapi.error("ALO04140"));

      assertThatThrownBy(() -> adapter.prepare(Given.topUp(Peru.CLARO, "20")))
          .isInstanceOf(CredentialsException.class)
          .hasMessageContaining("HTTP " + status)
          .hasMessageNotContaining("demo-pass");
    }
    assertThat(tapi.calls(PAYMENT)).isEmpty();
  }

  @Test
  void aLoginWithoutTokenIsTriedLater() {
    tapi.on("POST /login", 200, "{\"tx\":\"t\"}");

    assertThatThrownBy(() -> adapter.prepare(Given.topUp(Peru.CLARO, "20")))
        .isInstanceOf(NotSentException.class);
  }

  private String token(int call) {
    return tapi.calls(PAYMENT).get(call).getHeaders().get("x-authorization-token");
  }

  private void answerWith(String fields) {
    answerWith(fields, "\"x\":0");
  }

  private void answerWith(String fields, String gone) {
    tapi.on(
        PAYMENT,
        request -> json(
            200,
            payment(referenceOf(request)).replace(gone + ",", "").replace("\"amount\"", fields)));
  }

  private static Delivery delivery(Answer answer) {
    assertThat(answer).isInstanceOf(Answer.Delivered.class);
    return ((Answer.Delivered) answer).delivery();
  }
}
