package io.recarga.simulator.tapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recarga.simulator.Fault;
import io.recarga.simulator.Ledger;
import io.recarga.simulator.Plain;
import io.recarga.simulator.Plain.Got;
import io.recarga.simulator.SimulatorClock;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** TAPI's services as any client sees them. */
class TapiCallsTest {
  private static final String LOGIN =
      "{\"clientUsername\":\"demo.user\",\"password\":\"demo-pass\"}";
  private static final String PAYMENT = "{\"companyCode\":\"PE-R-00001\",\"productId\":\"1\","
      + "\"amount\":20.00,\"identifierName\":\"PHONE\",\"identifierValue\":\"987654321\","
      + "\"externalPaymentId\":\"ord-1\",\"externalClientId\":\"user-9\","
      + "\"paymentMethod\":\"DEBIT\"}";

  @TempDir
  Path folder;

  private final SimulatorClock clock =
      SimulatorClock.virtual(Instant.parse("2026-11-22T10:00:00Z"));
  private TapiSimulator tapi;

  @BeforeEach
  void start() {
    start(TapiSimulator.builder(clock));
  }

  private void start(TapiSimulator.Builder builder) {
    tapi = builder
        .stall(Duration.ofMillis(200))
        .credentials("demo.user", "demo-pass")
        .keys("one", "two", "three")
        .start();
  }

  @AfterEach
  void stop() {
    tapi.close();
  }

  @Test
  void theLoginWantsItsOwnKeyAndTheRightUser() throws IOException {
    Got got = with("one").post("login", LOGIN);
    assertThat(got.status()).isEqualTo(200);
    assertThat(got.object()).containsKeys("accessToken", "refreshToken", "tx", "mainTx");
    assertThat(with("two").post("login", LOGIN).status()).isEqualTo(403);
    Got wrong = with("one").post("login", LOGIN.replace("demo-pass", "guess"));
    assertThat(wrong.status()).isEqualTo(401);
    assertThat(wrong.at("code")).isEqualTo("ALO04140");
  }

  @Test
  void everyServiceWantsItsOwnKeyAndAToken() throws IOException {
    String token = token();

    assertThat(with("two", token).get("recharges").status()).isEqualTo(200);
    assertThat(with("three", token).get("recharges").status()).isEqualTo(403);
    assertThat(with("three", token).post("payment", PAYMENT).status()).isEqualTo(200);
    assertThat(with("two", token).get("operation/x").status()).isEqualTo(403);
    assertThat(with("three", "nobody's").post("payment", PAYMENT).status()).isEqualTo(401);
    clock.advance(Duration.ofHours(5));
    assertThat(with("two", token).get("recharges").status()).isEqualTo(401);
  }

  @Test
  void theCatalogueIsPagedAndSearched() throws IOException {
    stop();
    start(TapiSimulator.builder(clock).pageSize(3));
    Plain caller = with("two", token());

    Got first = caller.get("recharges");
    Got second = caller.get("recharges?page=2");

    assertThat(first.list("recharges")).hasSize(3);
    assertThat(first.item("links", 0).get("href")).isEqualTo("?page=2&limit=3");
    assertThat(second.list("recharges")).hasSize(1);
    assertThat(second.list("links")).isEmpty();
    assertThat(caller.get("recharges?active=false").list("recharges")).hasSize(1);
    assertThat(caller.get("recharges?searchCompany=cla").list("recharges")).hasSize(1);
    assertThat(caller.get("recharges?searchCompany=cl").status()).isEqualTo(400);
    assertThat(caller.get("PE-R-00001").at("companyName")).isEqualTo("CLARO");
    assertThat(caller.get("PE-R-00005").at("code")).isEqualTo("XCX04325");
  }

  @Test
  void aPaymentIsFinalAtOnceAndFoundUnderBothIds() throws IOException {
    Plain caller = with("three", token());

    Got paid = caller.post("payment", PAYMENT);

    assertThat(paid.status()).isEqualTo(200);
    assertThat(paid.object()).doesNotContainKey("status");
    assertThat(paid.at("externalPaymentId")).isEqualTo("ord-1");
    assertThat(paid.item("identifiers", 0).get("identifierValue")).isEqualTo("987654321");
    Map<?, ?> byId = caller.get("operation/" + paid.at("operationId")).map("operation");
    assertThat(byId.get("status")).isEqualTo("confirmed");
    Map<?, ?> byReference =
        caller.get("operation/ord-1?type=external-payment-id").map("operation");
    assertThat(byReference.get("operationId")).isEqualTo(paid.at("operationId"));
    assertThat(caller.get("operation/ord-1").status()).isEqualTo(404);
    assertThat(tapi.wallet().balance()).isEqualByComparingTo("980");
  }

  @Test
  void aReferenceThatWasReceivedIsRefusedWithoutItsOutcome() throws IOException {
    Plain caller = with("three", token());
    caller.post("payment", PAYMENT);

    Got again = caller.post("payment", PAYMENT);

    assertThat(again.status()).isEqualTo(409);
    assertThat(again.at("code")).isEqualTo("XPA04626");
    assertThat(again.object()).doesNotContainKey("operationId");
    assertThat(tapi.ledger().executionsOf("ord-1")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "20.00|\"20\"|400|RPA04022",
        "20.00|20.001|400|RPA04022",
        "20.00|-5|400|RPA04022",
        "\"productId\":\"1\",||400|XPA04023",
        "\"productId\":\"1\"|\"productId\":1|400|XPA04023",
        "20.00|150.01|400|RPA04041",
        "PE-R-00001|PE-R-00099|404|XCX04325",
        "PE-R-00001|PE-R-00005|404|XCX04325",
        "\"productId\":\"1\"|\"productId\":\"7\"|404|RPA04345",
        "987654321|51987654321|400|XPA04000",
        "DEBIT|CASH|400|XPA04000",
        "\"externalPaymentId\":\"ord-1\",||400|XPA04000"
      })
  void aMistakeIsRefusedBeforeItIsReceived(String old, String now, int status, String code)
      throws IOException {
    Plain caller = with("three", token());

    Got got = caller.post("payment", PAYMENT.replace(old, now == null ? "" : now));

    assertThat(got.status()).isEqualTo(status);
    assertThat(got.at("code")).isEqualTo(code);
    assertThat(caller.get("operation/ord-1?type=external-payment-id").status()).isEqualTo(404);
    assertThat(tapi.ledger().count()).isZero();
  }

  @Test
  void aListTakesItsAmountsOnlyAndNobodyChecksTheNumbersOperator() throws IOException {
    Plain caller = with("three", token());
    String entel = PAYMENT.replace("PE-R-00001", "PE-R-00003");

    assertThat(caller.post("payment", entel.replace("20.00", "12")).at("code"))
        .isEqualTo("RPA04041");
    assertThat(caller.post("payment", entel).status()).isEqualTo(200);
  }

  @Test
  void aNumberHasItsLimitAndTheServiceItsRate() throws IOException {
    stop();
    start(TapiSimulator.builder(clock).limitPerNumber(1).rateLimit(4));
    Plain caller = with("three", token());
    caller.post("payment", PAYMENT);

    Got second = caller.post("payment", PAYMENT.replace("ord-1", "ord-2"));
    assertThat(second.status()).isEqualTo(429);
    assertThat(second.at("code")).isEqualTo("RPA04680");
    assertThat(second.headers().get("X-RateLimit-Remaining")).isEqualTo("1");
    caller.get("operation/x");
    Got tooMany = caller.get("operation/x");
    assertThat(tooMany.status()).isEqualTo(429);
    assertThat(tooMany.object()).doesNotContainKey("code");
  }

  @Test
  void whatIsUnderWayIsToldUntilItIsConfirmed() throws Exception {
    try (MockWebServer app = new MockWebServer()) {
      app.enqueue(new MockResponse.Builder().code(200).body("{}").build());
      app.enqueue(new MockResponse.Builder().code(500).build());
      app.enqueue(
          new MockResponse.Builder().code(200).body("{\"status\":\"Confirm\"}").build());
      app.start();
      stop();
      start(TapiSimulator.builder(clock)
          .processing(Duration.ofMinutes(1))
          .webhook(app.url("/hook"), "x-agreed", "key"));
      Plain caller = with("three", token());
      assertThat(caller.post("payment", PAYMENT).status()).isEqualTo(202);
      assertThat(caller
              .get("operation/ord-1?type=external-payment-id")
              .map("operation")
              .get("status"))
          .isEqualTo("processing");

      clock.advance(Duration.ofMinutes(1));
      tapi.webhooks().flush();

      assertThat(app.getRequestCount()).isEqualTo(3);
      assertThat(tapi.webhooks().delivered()).isEqualTo(1);
      var notice = app.takeRequest();
      assertThat(notice.getHeaders().get("x-agreed")).isEqualTo("key");
      assertThat(notice.getBody().utf8())
          .contains(
              "\"status\":\"confirmed\"",
              "\"externalPaymentId\":\"ord-1\"",
              "\"type\":\"RECHARGE\"");
    }
  }

  @Test
  void aFinalAnswerIsFollowedByNoWebhook() throws Exception {
    try (MockWebServer app = new MockWebServer()) {
      app.start();
      stop();
      start(TapiSimulator.builder(clock).webhook(app.url("/hook"), "x-agreed", "key"));

      with("three", token()).post("payment", PAYMENT);
      tapi.webhooks().flush();

      assertThat(app.getRequestCount()).isZero();
    }
  }

  @Test
  void theSettlementFileHoldsWhatEndedOnItsDay() throws IOException {
    Plain caller = with("three", token());
    caller.post("payment", PAYMENT);
    tapi.next(Fault.pendingThenDelivered(Duration.ofDays(9)));
    caller.post("payment", PAYMENT.replace("ord-1", "ord-2"));

    assertThat(tapi.settlementFile(LocalDate.of(2026, 11, 22)).lines())
        .hasSize(2)
        .last()
        .asString()
        .contains("ord-1,PE-R-00001,\"CLARO\",987654321,20.00,confirmed,2026-11-22T10:00:00Z");
    assertThat(tapi.settlementFile(LocalDate.of(2026, 11, 23)).lines()).hasSize(1);
  }

  @Test
  void aFaultHidesWhatTheLedgerKnows() throws IOException {
    Plain caller = with("three", token());
    tapi.next(Fault.ANSWER_LOST);

    assertThatThrownBy(() -> caller.post("payment", PAYMENT)).isInstanceOf(IOException.class);
    assertThat(tapi.ledger().executionsOf("ord-1")).hasSize(1);
  }

  @Test
  void anotherProcessOnTheSameLedgerKnowsItsOperations() throws IOException {
    stop();
    Ledger ledger = Ledger.open(folder.resolve("ledger.jsonl"));
    start(TapiSimulator.builder(clock).ledger(ledger));
    with("three", token()).post("payment", PAYMENT);
    stop();
    ledger.close();
    start(TapiSimulator.builder(clock).ledger(Ledger.open(folder.resolve("ledger.jsonl"))));
    Plain caller = with("three", token());

    assertThat(caller.post("payment", PAYMENT).status()).isEqualTo(409);
    assertThat(caller.get("operation/ord-1?type=external-payment-id").status()).isEqualTo(200);
    tapi.ledger().close();
  }

  @Test
  void toolsTellWalletAndRate() throws IOException {
    Plain caller = with("tools", token());

    assertThat(caller.post("wallet/balance", "").at("balance"))
        .isEqualTo(new BigDecimal("1000.00"));
    assertThat(caller.post("exchange/rate", "").item("exchanges", 0).get("localCurrency"))
        .isEqualTo("PEN");
    assertThat(caller.get("nowhere/at/all").status()).isEqualTo(404);
  }

  private String token() throws IOException {
    return String.valueOf(with("one").post("login", LOGIN).at("accessToken"));
  }

  private Plain with(String key) {
    return new Plain(tapi.url(), "x-api-key", key);
  }

  private Plain with(String key, String token) {
    return new Plain(tapi.url(), "x-api-key", key, "x-authorization-token", token);
  }
}
