package io.recarga.carrier.tmf654;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recarga.Channel;
import io.recarga.Money;
import io.recarga.NotSentException;
import io.recarga.NotServedException;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.spi.Answer;
import io.recarga.spi.Attempt;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.Route;
import io.recarga.spi.http.Secret;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes out with a top-up, and what is refused before. */
class SendTest {
  private Stub carrier;

  @BeforeEach
  void start() throws IOException {
    carrier = new Stub();
    carrier.on("POST topupBalance", 201, "{\"id\":\"1\",\"status\":\"completed\"}");
  }

  @AfterEach
  void stop() {
    carrier.close();
  }

  @Test
  void plainV40IsWhatTheFileDemands() throws Exception {
    assertThat(bodyOf(Given.dialect()))
        .isEqualTo("{\"amount\":{\"amount\":20,\"units\":\"PEN\"},\"usageType\":\"monetary\","
            + "\"bucket\":{\"id\":\"money-1\"},\"partyAccount\":{\"id\":\"acct-1\"},"
            + "\"logicalResource\":[{\"id\":\"51987654321\",\"@type\":\"MSISDN\"}],"
            + "\"description\":\"" + Given.REFERENCE + "\"}");
  }

  @Test
  void everySettingOfTheDialectGoesOut() throws Exception {
    TmfDialect dialect = Given.dialect()
        .path("partners/v4")
        .header("X-Api-Version", "4.0")
        .reference(TmfReference.header("X-Correlation-Id", "correlationId"))
        .lineForm(TmfLineForm.E164)
        .target(TmfTarget.fixed("wallet", "agent-7"))
        .amountUnit("centimos", 2)
        .topUpType("main")
        .channel(Channel.Kind.KIOSK, "KSK")
        .build();
    carrier.on("POST /partners/v4/topupBalance", 201, "{\"id\":\"1\",\"status\":\"completed\"}");
    CarrierAdapter adapter = Given.adapter(dialect, carrier.url());
    TopUp topUp = Given.topUp("20.05").toBuilder().channel(Channel.KIOSK).build();

    adapter.send(Given.attempt(adapter, topUp));

    RecordedRequest sent = carrier.last();
    assertThat(sent.getTarget()).isEqualTo("/partners/v4/topupBalance");
    assertThat(sent.getHeaders().get("X-Correlation-Id")).isEqualTo(Given.REFERENCE);
    assertThat(sent.getHeaders().get("X-Api-Version")).isEqualTo("4.0");
    assertThat(sent.getBody().utf8())
        .contains("{\"amount\":2005,\"units\":\"centimos\"}")
        .contains("\"usageType\":\"main\"", "\"id\":\"wallet\"", "\"id\":\"agent-7\"")
        .contains("\"channel\":{\"id\":\"KSK\",\"name\":\"KSK\"}")
        .contains("\"+51987654321\"")
        .doesNotContain(Given.REFERENCE);
  }

  @Test
  void changesKeepTheOtherSettings() throws Exception {
    TmfDialect dialect = Given.dialect()
        .path("partners/v4")
        .status("done", TmfStatus.DELIVERED)
        .channel(Channel.Kind.KIOSK, "KSK")
        .build();
    TmfDialect again = dialect.toBuilder().build();

    assertThat(again.path()).isEqualTo("partners/v4");
    assertThat(again.statusOf("Done")).isEqualTo(TmfStatus.DELIVERED);
    assertThat(again.channelId(Channel.KIOSK)).isEqualTo("KSK");
    assertThat(dialect.toBuilder().version(TmfVersion.R17).build().lineFilter())
        .isEqualTo("product.id");
  }

  @Test
  void bucketIsLookedUpAndItsNotesHoldNoNumber() {
    carrier.on(
        "GET bucket",
        200,
        "[{\"id\":\"data\",\"usageType\":\"data\",\"remainingValue\":{\"amount\":1,\"units\":\"GB\"}},"
            + "{\"id\":\"pool\",\"usageType\":\"monetary\",\"isShared\":true,"
            + "\"remainingValue\":{\"amount\":9,\"units\":\"PEN\"}},"
            + "{\"id\":\"old\",\"usageType\":\"monetary\",\"status\":\"expired\","
            + "\"remainingValue\":{\"amount\":9,\"units\":\"PEN\"}},"
            + "{\"id\":\"b-51987654321\",\"usageType\":\"monetary\","
            + "\"remainingValue\":{\"amount\":1,\"units\":\"PEN\"}}]");
    CarrierAdapter adapter = Given.adapter(Given.dialect().build(), carrier.url());

    Route route = adapter.prepare(Given.topUp("20"));

    assertThat(route.notes()).containsEntry("bucket", "b-{line}");
    assertThat(route.toString()).doesNotContain("987654321");
  }

  @Test
  void notesAreTurnedBackIntoTheIds() throws Exception {
    for (TmfLineForm form : TmfLineForm.values()) {
      String line = form.of(Given.SIM.number());
      assertThat(bodyOf(Given.dialect().lineForm(form).target(TmfTarget.line())))
          .contains("\"bucket\":{\"id\":\"" + line + "\"}")
          .contains("\"partyAccount\":{\"id\":\"" + line + "\"}");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        Stub.MONEY + "," + "{\"id\":\"two\",\"usageType\":\"monetary\","
            + "\"remainingValue\":{\"amount\":1,\"units\":\"PEN\"}}"
      })
  void otherThanOneBucketOfMoneyIsNotGuessed(String buckets) {
    carrier.on("GET bucket", 200, "[" + buckets + "]");
    CarrierAdapter adapter = Given.adapter(Given.dialect().build(), carrier.url());

    assertThatThrownBy(() -> adapter.prepare(Given.topUp("20")))
        .isInstanceOf(NotServedException.class)
        .hasMessageContaining("set the dialect's target");
  }

  @Test
  void lineOfAnotherCarrierIsNotServed() {
    var other = io.recarga.Carrier.builder("other-pe", "Other", "PE").build();
    CarrierAdapter adapter = Given.adapter(Given.dialect().build(), carrier.url());
    TopUp topUp =
        TopUp.ofAmount(TopUpKey.of("k"), SimCard.of(Given.NUMBER, other), Money.of("20", "PEN"));

    assertThatThrownBy(() -> adapter.prepare(topUp)).isInstanceOf(NotServedException.class);
  }

  @Test
  void scratchCardIsRedeemedAndNeverNoted() throws Exception {
    Map<TopUpKey, Secret> cards = new HashMap<>();
    cards.put(TopUpKey.of("order-1"), Secret.of("12345678901234"));
    CarrierAdapter adapter = Tmf654.connect(Given.account(Given.dialect().build(), carrier.url())
        .vouchers(cards::get)
        .build());
    Attempt attempt = Given.attempt(adapter);

    adapter.send(attempt);

    assertThat(carrier.last().getBody().utf8()).contains("\"voucher\":\"12345678901234\"");
    assertThat(attempt.route().toString()).doesNotContain("1234567890");
    cards.clear();
    assertThatThrownBy(() -> adapter.send(attempt))
        .isInstanceOf(NotSentException.class)
        .hasMessageNotContaining("1234567890");
  }

  @Test
  void scratchCardThatIsSoldIsInTheDelivery() {
    carrier.on(
        "POST topupBalance",
        201,
        "{\"id\":\"1\",\"status\":\"completed\",\"voucher\":\"99887766554433\"}");
    CarrierAdapter adapter = Given.adapter(Given.dialect().build(), carrier.url());

    Answer.Delivered answer = (Answer.Delivered) adapter.send(Given.attempt(adapter));

    assertThat(answer.delivery().pin().code()).isEqualTo("99887766554433");
    assertThat(answer.toString()).doesNotContain("99887766554433");
  }

  @Test
  void suppliersThatFailSendNothing() throws Exception {
    TmfAuth auth = TmfAuth.none().withApiKey("x-key", () -> {
      throw new IllegalStateException("vault is sealed");
    });
    CarrierAdapter adapter = Tmf654.connect(
        TmfAccount.sandbox(Given.dialect().target(TmfTarget.line()).build(), carrier.url(), auth)
            .build());
    Attempt attempt = Given.attempt(adapter);

    assertThatThrownBy(() -> adapter.send(attempt)).isInstanceOf(NotSentException.class);
    assertThat(carrier.requests()).isEmpty();
  }

  @Test
  void apiKeyAndTokenAreSent() throws Exception {
    carrier.on("POST /oauth/token", 200, "{\"access_token\":\"t0ken\",\"expires_in\":3600}");
    TmfAuth auth = TmfAuth.clientCredentials(
            carrier.url().newBuilder().addPathSegments("oauth/token").build(), "me", "s3cret")
        .withParameter("scope", "topup")
        .withApiKey("x-key", () -> Secret.of("k3y"));
    CarrierAdapter adapter = Tmf654.connect(
        TmfAccount.sandbox(Given.dialect().target(TmfTarget.line()).build(), carrier.url(), auth)
            .build());

    adapter.send(Given.attempt(adapter));

    var sent = carrier.requests();
    assertThat(sent.get(0).getBody().utf8())
        .contains("grant_type=client_credentials", "scope=topup");
    assertThat(sent.get(1).getHeaders().get("Authorization")).isEqualTo("Bearer t0ken");
    assertThat(sent.get(1).getHeaders().get("x-key")).isEqualTo("k3y");
    assertThat(auth.toString()).doesNotContain("s3cret", "k3y");
  }

  private String bodyOf(TmfDialect.Builder dialect) throws Exception {
    CarrierAdapter adapter = Given.adapter(dialect.build(), carrier.url());
    adapter.send(Given.attempt(adapter));
    return carrier.last().getBody().utf8();
  }
}
