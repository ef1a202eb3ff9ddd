package io.recarga.carrier.reloadly;

import static io.recarga.carrier.reloadly.FakeReloadly.bodyOf;
import static io.recarga.carrier.reloadly.FakeReloadly.error;
import static io.recarga.carrier.reloadly.FakeReloadly.json;
import static io.recarga.carrier.reloadly.FakeReloadly.resource;
import static io.recarga.carrier.reloadly.FakeReloadly.sale;
import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.DeclineReason;
import io.recarga.Money;
import io.recarga.Plan;
import io.recarga.Recarga;
import io.recarga.Receipt;
import io.recarga.Refusal;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.TopUpResult;
import io.recarga.journal.Journal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The engine and the adapter together: what an app sees when Reloadly behaves as it does. */
class EndToEndTest {
  private static final String POST = "POST /topups";
  private static final Pattern REFERENCE = Pattern.compile("\"customIdentifier\":\"([^\"]+)\"");

  private final List<String> sold = new ArrayList<>();
  private FakeReloadly reloadly;
  private Recarga recarga;

  @BeforeEach
  void start() throws Exception {
    reloadly = new FakeReloadly();
    reloadly.on(POST, this::sell);
    reloadly.on(
        "GET /topups/reports/transactions",
        request -> json(200, "{\"content\":[" + String.join(",", sold) + "],\"last\":true}"));
    recarga = Recarga.builder()
        .adapter(Reloadly.connect(reloadly.account().build()))
        .journal(Journal.inMemory(100))
        .build();
  }

  @AfterEach
  void stop() {
    recarga.close();
    reloadly.close();
  }

  @Test
  void aTopUpIsDeliveredWithItsReceiptAndReplayedUnderItsKey() {
    Receipt receipt = receipt(recarga.topUp(topUp()));

    assertThat(receipt.delivered()).isEqualTo(Money.of("20", "PEN"));
    assertThat(receipt.cost()).isEqualTo(Money.of("6.09816", "USD"));
    assertThat(receipt.transactionId()).isEqualTo("181999");
    assertThat(receipt.confirmation()).isEqualTo("OP-55:OK");
    assertThat(receipt(recarga.topUp(topUp())).reference()).isEqualTo(receipt.reference());
    assertThat(reloadly.calls(POST)).hasSize(1);
  }

  @Test
  void aSaleWhoseAnswerWasLostIsFoundAndNotSoldAgain() {
    reloadly.on(POST, request -> {
      sell(request);
      return new MockResponse.Builder()
          .onResponseStart(new SocketEffect.CloseSocket())
          .build();
    });

    TopUpResult first = recarga.topUp(topUp(), Duration.ofSeconds(1));
    Receipt receipt = receipt(
        first instanceof TopUpResult.Delivered ? first : recarga.refresh(topUp().key()));

    assertThat(receipt.transactionId()).isEqualTo("181999");
    assertThat(reloadly.calls(POST)).hasSize(1);
  }

  @Test
  void anExpiredTokenIsRenewedAndTheSameReferenceSentAgain() {
    reloadly.on(
        POST,
        request -> "Bearer token-1".equals(request.getHeaders().get("Authorization"))
            ? json(401, error("TOKEN_EXPIRED"))
            : sell(request));

    receipt(recarga.topUp(topUp()));

    assertThat(reloadly.calls(POST)).hasSize(2);
    assertThat(reloadly.calls(POST).stream().map(EndToEndTest::referenceOf).distinct())
        .hasSize(1);
  }

  @Test
  void aReferenceThatWasUsedBeforeIsLookedUp() {
    reloadly.on(POST, request -> {
      sell(request);
      return json(400, error("CUSTOM_IDENTIFIER_ALREADY_USED"));
    });

    TopUpResult first = recarga.topUp(topUp(), Duration.ofSeconds(1));
    receipt(
        first instanceof TopUpResult.Delivered ? first : recarga.refresh(topUp().key()));

    assertThat(reloadly.calls(POST)).hasSize(1);
  }

  @Test
  void anEmptyWalletDeclinesTheTopUpWithProof() {
    reloadly.on(POST, 400, error("INSUFFICIENT_BALANCE"));

    TopUpResult result = recarga.topUp(topUp());

    assertThat(result).isInstanceOf(TopUpResult.Declined.class);
    Refusal refusal = ((TopUpResult.Declined) result).refusal();
    assertThat(refusal.reason()).isEqualTo(DeclineReason.WALLET_TOO_LOW);
    assertThat(refusal.carrierCode()).isEqualTo("INSUFFICIENT_BALANCE");
    assertThat(reloadly.calls(POST)).hasSize(1);
  }

  @Test
  void anotherNumberInTheAnswerIsNotADelivery() {
    reloadly.on(
        POST,
        request -> json(200, sale(referenceOf(request)).replace("51987654321", "51911111111")));

    assertThat(recarga.topUp(topUp(), Duration.ofSeconds(1)))
        .isNotInstanceOf(TopUpResult.Delivered.class)
        .isNotInstanceOf(TopUpResult.Declined.class);
  }

  @Test
  void aPlanThatIsAPinReachesThePayerInTheReceiptOnly() {
    reloadly.on(
        POST,
        request -> json(
            200,
            resource("topup-2021.json")
                .replace("%REF%", referenceOf(request))
                .replace(
                    "\"transactionId\":4602", "\"transactionId\":4602,\"status\":\"SUCCESSFUL\"")));
    SimCard sim = SimCard.of(Given.NUMBER, Given.ENTEL);
    Plan plan = recarga.lookups().plans(sim).values().get(0);

    Receipt receipt = receipt(recarga.topUp(TopUp.ofPlan(TopUpKey.of("pin-1"), sim, plan)));

    assertThat(receipt.pin().code()).isEqualTo("773709733097662");
    assertThat(receipt.toString()).doesNotContain("773709733097662");
  }

  private MockResponse sell(RecordedRequest request) {
    String sale = sale(referenceOf(request));
    sold.add(sale);
    return json(200, sale);
  }

  private static TopUp topUp() {
    return Given.topUp(Given.CLARO, "20.00");
  }

  private static String referenceOf(RecordedRequest request) {
    Matcher found = REFERENCE.matcher(bodyOf(request));
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  private static Receipt receipt(TopUpResult result) {
    assertThat(result).isInstanceOf(TopUpResult.Delivered.class);
    return ((TopUpResult.Delivered) result).receipt();
  }
}
