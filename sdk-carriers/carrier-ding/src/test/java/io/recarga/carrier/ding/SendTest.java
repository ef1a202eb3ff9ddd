package io.recarga.carrier.ding;

import static io.recarga.carrier.ding.FakeDing.bodyOf;
import static io.recarga.carrier.ding.FakeDing.error;
import static io.recarga.carrier.ding.FakeDing.json;
import static io.recarga.carrier.ding.FakeDing.transfer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recarga.CredentialsException;
import io.recarga.Money;
import io.recarga.NotSentException;
import io.recarga.NotServedException;
import io.recarga.PhoneNumber;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.market.peru.Peru;
import io.recarga.spi.Answer;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.Delivery;
import io.recarga.spi.Doubt;
import java.util.List;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SendTest {
  private FakeDing ding;
  private CarrierAdapter adapter;

  @BeforeEach
  void start() throws Exception {
    ding = new FakeDing();
    ding.on("SendTransfer", request -> json(200, transfer(FakeDing.referenceOf(request))));
    adapter = Ding.connect(ding.account().build());
  }

  @AfterEach
  void stop() {
    ding.close();
  }

  @Test
  void theRequestIsOfDingsForm() {
    adapter.send(Given.attempt(adapter));

    RecordedRequest sent = ding.calls("SendTransfer").get(0);
    assertThat(sent.getMethod()).isEqualTo("POST");
    assertThat(sent.getTarget()).isEqualTo("/api/V1/SendTransfer");
    assertThat(sent.getHeaders().get("api_key")).isEqualTo("demo-key");
    assertThat(sent.getHeaders().get("Authorization")).isNull();
    assertThat(sent.getHeaders().get("X-Correlation-Id")).isEqualTo(Given.REFERENCE);
    assertThat(bodyOf(sent))
        .isEqualTo("{\"SkuCode\":\"DEMO_CL_RANGE\",\"SendValue\":6.00,\"SendCurrencyIso\":\"USD\","
            + "\"AccountNumber\":\"51987654321\",\"DistributorRef\":\"ABCDEFGHIJKLMNOPQRSTUVWX00\","
            + "\"ValidateOnly\":false,\"Settings\":[]}");
  }

  @Test
  void aCompleteTransferIsADelivery() {
    Delivery delivery = delivery(adapter.send(Given.attempt(adapter)));

    assertThat(delivery.evidence().transactionId()).isEqualTo("900000123");
    assertThat(delivery.echoedReference()).isEqualTo(Given.REFERENCE);
    assertThat(delivery.echoedNumber()).isEqualTo(PhoneNumber.parse(Given.NUMBER));
    assertThat(delivery.delivered()).isEqualTo(Money.of("20", "PEN"));
    assertThat(delivery.cost()).isEqualTo(Money.of("5.64", "USD"));
    assertThat(delivery.confirmation()).isEqualTo("ABC1");
    assertThat(delivery.pin()).isNull();
  }

  @Test
  void completedIsComplete() {
    answerWith("\"Complete\"", "\"Completed\"");

    assertThat(adapter.send(Given.attempt(adapter))).isInstanceOf(Answer.Delivered.class);
  }

  @Test
  void statesThatAreNotFinalAreAccepted() {
    for (String state : List.of("Submitted", "Processing", "Cancelling")) {
      answerWith("\"Complete\"", '"' + state + '"');

      Answer.Accepted accepted = (Answer.Accepted) adapter.send(Given.attempt(adapter));

      assertThat(accepted.evidence().transactionId()).isEqualTo("900000123");
    }
  }

  @Test
  void aCancelledTransferIsGivenBackAndNotTriedAgain() {
    answerWith("\"Complete\"", "\"Cancelled\"");

    assertThat(adapter.send(Given.attempt(adapter))).isInstanceOf(Answer.GivenBack.class);
  }

  /** A validation looks like a sale, but nothing is on record. */
  @Test
  void aTransferWithoutIdIsInDoubt() {
    ding.on(
        "SendTransfer",
        200,
        "{\"TransferRecord\":{\"TransferId\":null,\"SkuCode\":\"DEMO_CL_RANGE\","
            + "\"ProcessingState\":\"Complete\"},\"ResultCode\":1,\"ErrorCodes\":[]}");

    assertThat(((Answer.InDoubt) adapter.send(Given.attempt(adapter))).doubt())
        .isEqualTo(Doubt.UNREADABLE);
  }

  @Test
  void anotherProductThanTheOneOrderedIsInDoubt() {
    answerWith("DEMO_CL_RANGE", "DEMO_OTHER");

    assertThat(adapter.send(Given.attempt(adapter))).isInstanceOf(Answer.InDoubt.class);
  }

  @Test
  void aNearestMatchTellsWhatWasDelivered() {
    ding.on(
        "SendTransfer",
        request -> json(
            200,
            transfer(FakeDing.referenceOf(request))
                .replace("20.00", "19.98")
                .replace("\"ResultCode\":1", "\"ResultCode\":2")));

    assertThat(delivery(adapter.send(Given.attempt(adapter))).delivered())
        .isEqualTo(Money.of("19.98", "PEN"));
  }

  @Test
  void aPinIsOrderedForNoNumberAndReachesTheReceiptOnly() {
    ding.on(
        "SendTransfer",
        request -> json(
            200,
            transfer(FakeDing.referenceOf(request))
                .replace("DEMO_CL_RANGE", "DEMO_PIN")
                .replace("\"providerRef\"", "\"PIN\":\"7700112233445566\",\"providerRef\"")
                .replace("51987654321", "0000000000")));
    var attempt = Given.attempt(adapter, pinTopUp());

    Delivery delivery = delivery(adapter.send(attempt));

    assertThat(bodyOf(ding.calls("SendTransfer").get(0)))
        .contains("\"AccountNumber\":\"0000000000\"");
    assertThat(delivery.pin().code()).isEqualTo("7700112233445566");
    assertThat(delivery.pin().instructions()).isEqualTo("Gracias");
    assertThat(delivery.toString() + delivery.evidence()).doesNotContain("7700112233445566");
  }

  @Test
  void aPinUnderAnUnknownNameIsShownWithItsWholeReceipt() {
    ding.on(
        "SendTransfer",
        request -> json(
            200,
            transfer(FakeDing.referenceOf(request))
                .replace("DEMO_CL_RANGE", "DEMO_PIN")
                .replace("Gracias", "Code: 7700-1122. Dial *123#")));

    assertThat(delivery(adapter.send(Given.attempt(adapter, pinTopUp()))).pin().code())
        .isEqualTo("Code: 7700-1122. Dial 123#");
  }

  @Test
  void withValidationDingIsAskedBeforeAnythingIsSent() {
    ding.on("SendTransfer", 200, "{\"ResultCode\":1,\"ErrorCodes\":[]}");
    CarrierAdapter careful = Ding.connect(ding.account().validateFirst(true).build());

    careful.prepare(Given.topUp(Peru.CLARO, "20"));

    assertThat(ding.calls("SendTransfer")).hasSize(1);
    assertThat(bodyOf(ding.calls("SendTransfer").get(0)))
        .contains("\"ValidateOnly\":true")
        .contains("\"DistributorRef\":\"validation\"");
  }

  @Test
  void whatTheValidationRefusesIsNotServed() {
    CarrierAdapter careful = Ding.connect(ding.account().validateFirst(true).build());

    ding.on("SendTransfer", 500, error(5, "InsufficientBalance", null));
    assertThatThrownBy(() -> careful.prepare(Given.topUp(Peru.CLARO, "20")))
        .isInstanceOf(NotServedException.class)
        .hasMessageContaining("InsufficientBalance");
    ding.on("SendTransfer", 200, "{\"ResultCode\":5,\"ErrorCodes\":[]}");
    assertThatThrownBy(() -> careful.prepare(Given.topUp(Peru.CLARO, "20")))
        .isInstanceOf(NotServedException.class)
        .hasMessageContaining("ResultCode 5");
    ding.on("SendTransfer", 200, error(3, "RateLimited", null));
    assertThatThrownBy(() -> careful.prepare(Given.topUp(Peru.CLARO, "20")))
        .isInstanceOf(NotSentException.class);
    ding.on("SendTransfer", 401, error(4, "AuthenticationFailed", null));
    assertThatThrownBy(() -> careful.prepare(Given.topUp(Peru.CLARO, "20")))
        .isInstanceOf(CredentialsException.class);
  }

  @Test
  void aKeyThatNoHeaderCarriesIsNotShown() {
    CarrierAdapter odd =
        Ding.connect(Ding.Account.sandbox("sécrét").baseUrl(ding.url()).build());

    assertThatThrownBy(odd::wallet)
        .isInstanceOf(NotSentException.class)
        .hasMessageNotContaining("sécrét");
  }

  private TopUp pinTopUp() {
    SimCard sim = SimCard.of(Given.NUMBER, Peru.ENTEL);
    return TopUp.ofPlan(TopUpKey.of("pin"), sim, adapter.plans(sim).get(0));
  }

  private void answerWith(String old, String now) {
    ding.on(
        "SendTransfer",
        request -> json(200, transfer(FakeDing.referenceOf(request)).replace(old, now)));
  }

  private static Delivery delivery(Answer answer) {
    assertThat(answer).isInstanceOf(Answer.Delivered.class);
    return ((Answer.Delivered) answer).delivery();
  }
}
