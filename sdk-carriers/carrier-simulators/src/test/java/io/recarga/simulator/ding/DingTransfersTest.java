package io.recarga.simulator.ding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recarga.simulator.Fault;
import io.recarga.simulator.Ledger;
import io.recarga.simulator.Plain;
import io.recarga.simulator.Plain.Got;
import io.recarga.simulator.SimulatorClock;
import io.recarga.simulator.Wallet;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DingTransfersTest {
  private static final String SEND = "api/V1/SendTransfer";
  private static final String LIST = "api/V1/ListTransferRecords";
  private static final String BODY = "{\"SkuCode\":\"PE_CL_TopUp\",\"SendValue\":6.00,"
      + "\"SendCurrencyIso\":\"USD\",\"AccountNumber\":\"51987654321\","
      + "\"DistributorRef\":\"ord-1\",\"ValidateOnly\":false,\"Settings\":[]}";

  @TempDir
  Path folder;

  private final SimulatorClock clock =
      SimulatorClock.virtual(Instant.parse("2026-11-22T10:00:00Z"));
  private DingSimulator ding;
  private Plain caller;

  @BeforeEach
  void start() {
    start(DingSimulator.builder(clock));
  }

  private void start(DingSimulator.Builder builder) {
    ding = builder.stall(Duration.ofMillis(200)).start();
    caller = new Plain(ding.url(), "api_key", "any");
  }

  @AfterEach
  void stop() {
    ding.close();
  }

  @Test
  void aTransferIsDebitedAndOnRecord() throws IOException {
    Got got = caller.post(SEND, BODY);

    assertThat(got.status()).isEqualTo(200);
    Map<?, ?> record = got.map("TransferRecord");
    assertThat(record.get("ProcessingState")).isEqualTo("Complete");
    assertThat(record.get("CommissionApplied")).isEqualTo(new BigDecimal("0.36"));
    assertThat(((Map<?, ?>) record.get("Price")).get("ReceiveValue"))
        .isEqualTo(new BigDecimal("20.00"));
    assertThat(((Map<?, ?>) record.get("TransferId")).get("DistributorRef")).isEqualTo("ord-1");
    assertThat(caller.get("api/V1/GetBalance").at("Balance")).isEqualTo(new BigDecimal("994.36"));
  }

  @Test
  void aRepeatedReferenceIsExecutedAndChargedAgain() throws IOException {
    caller.post(SEND, BODY);
    caller.post(SEND, BODY);

    assertThat(ding.ledger().executionsOf("ord-1")).hasSize(2);
    assertThat(ding.wallet().balance()).isEqualByComparingTo("988.72");
    assertThat(list("\"DistributorRef\":\"ord-1\",")).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"ValidateOnly\":false,||ParameterInvalid|ValidateOnly",
        "false|\"false\"|ParameterInvalid|ValidateOnly",
        "\"SendValue\":6.00,||ParameterMissing|SendValue",
        "6.00|\"6.00\"|ParameterInvalid|SendValue",
        "6.00|6.001|ParameterInvalid|SendValue",
        "6.00|86.71|ParameterOutOfRange|SendValue",
        "\"DistributorRef\":\"ord-1\",||ParameterMissing|DistributorRef",
        "PE_CL_TopUp|nothing|ParameterInvalid|SkuCode",
        "USD|EUR|ParameterInvalid|SendCurrencyIso",
        "51987654321|+51987654321|AccountNumberInvalid|AccountNumberFailedRegex",
        "51987654321|987654321|AccountNumberInvalid|AccountNumberFailedRegex",
        "\"Settings\":[]|\"Settings\":{}|ParameterInvalid|Settings"
      })
  void aMistakeIsNamedByCodeAndContext(String old, String now, String code, String context)
      throws IOException {
    Got got = caller.post(SEND, BODY.replace(old, now == null ? "" : now));

    assertThat(got.status()).isEqualTo(400);
    assertThat(got.at("ResultCode")).isEqualTo(new BigDecimal(4));
    assertThat(got.item("ErrorCodes", 0).get("Code")).isEqualTo(code);
    assertThat(got.item("ErrorCodes", 0).get("Context")).isEqualTo(context);
    assertThat(ding.ledger().count()).isZero();
  }

  @Test
  void aValidationDebitsNothingAndIsNotOnRecord() throws IOException {
    Got got = caller.post(SEND, BODY.replace("false", "true"));

    assertThat(got.at("ResultCode")).isEqualTo(new BigDecimal(1));
    assertThat(got.map("TransferRecord").get("TransferId")).isNull();
    assertThat(ding.wallet().balance()).isEqualByComparingTo("1000");
    assertThat(list("")).isEmpty();
  }

  @Test
  void aValidationLooksAtTheWallet() throws IOException {
    stop();
    start(DingSimulator.builder(clock).wallet(Wallet.of("1", "USD")));

    Got got = caller.post(SEND, BODY.replace("false", "true"));

    assertThat(got.status()).isEqualTo(500);
    assertThat(got.item("ErrorCodes", 0).get("Code")).isEqualTo("InsufficientBalance");
  }

  @ParameterizedTest
  @CsvSource({
    "1, 3, RateLimited, , 503",
    "2, 3, TransientProviderError, ProviderTimedOut, 503",
    "3, 3, TransientProviderError, ProviderRefusedRequest, 503",
    "4, 5, ProviderError, ProductUnavailable, 500",
    "5, 4, AccountNumberInvalid, ProviderRefusedRequest, 400",
    "6, 5, ProviderError, ProviderTemporarilyUnavailable, 500",
    "7, 5, InsufficientBalance, , 500",
    "8, 4, AccountNumberInvalid, AccountNumberFailedRegex, 400",
    "9, 5, ProviderError, RechargeNotAllowed, 500"
  })
  void theLastDigitOfTheTestNumberDecides(
      String digit, String resultCode, String code, String context, int status) throws IOException {
    Got got = caller.post(SEND, BODY.replace("51987654321", "5190000000" + digit));

    assertThat(got.status()).isEqualTo(status);
    assertThat(got.at("ResultCode")).isEqualTo(new BigDecimal(resultCode));
    assertThat(got.item("ErrorCodes", 0).get("Code")).isEqualTo(code);
    assertThat(got.item("ErrorCodes", 0).get("Context")).isEqualTo(context);
    assertThat(ding.wallet().balance()).isEqualByComparingTo("1000");
  }

  @Test
  void refusalsMayAllComeWithStatus200() throws IOException {
    stop();
    start(DingSimulator.builder(clock).refusalsWithStatus200());

    assertThat(caller.post(SEND, BODY.replace("6.00", "99")).status()).isEqualTo(200);
    assertThat(caller.post(SEND, BODY.replace("51987654321", "51900000007")).status())
        .isEqualTo(200);
  }

  @Test
  void theListIsPagedWrappedAndNewestFirst() throws IOException {
    for (int i = 1; i <= 5; i++) {
      caller.post(SEND, BODY.replace("ord-1", "ord-" + i));
    }

    Got first = caller.post(LIST, "{\"Skip\":0,\"Take\":2}");
    Got last = caller.post(LIST, "{\"Skip\":4,\"Take\":2}");

    assertThat(first.at("ThereAreMoreItems")).isEqualTo(true);
    assertThat(first.list("Items")).hasSize(2);
    assertThat(String.valueOf(first.item("Items", 0).get("TransferRecord"))).contains("ord-5");
    assertThat(first.item("Items", 0).containsKey("ResultCode")).isTrue();
    assertThat(last.at("ThereAreMoreItems")).isEqualTo(false);
    assertThat(last.list("Items")).hasSize(1);
    assertThat(list("\"AccountNumber\":\"51987654321\",")).hasSize(5);
    assertThat(list("\"DistributorRef\":\"ord\",")).isEmpty();
    assertThat(caller.post(LIST, "{}").item("ErrorCodes", 0).get("Context")).isEqualTo("Take");
    assertThat(caller.post(LIST, "{\"Take\":101}").status()).isEqualTo(400);
  }

  @Test
  void theListReachesBackTwoMonths() throws IOException {
    caller.post(SEND, BODY);
    clock.advance(Duration.ofDays(59));
    assertThat(list("")).hasSize(1);
    clock.advance(Duration.ofDays(2));
    assertThat(list("")).isEmpty();
  }

  @Test
  void aBatchTransferIsSubmittedAndMayBeCancelledUntilItIsComplete() throws IOException {
    String batch = BODY.replace("PE_CL_TopUp", "BZPE_BATCH_30").replace("6.00", "9.15");
    Got sent = caller.post(SEND, batch);
    assertThat(sent.map("TransferRecord").get("ProcessingState")).isEqualTo("Submitted");
    Got other = caller.post(SEND, batch.replace("ord-1", "ord-2"));

    Got cancelled = caller.post("api/V1/CancelTransfers", "[" + cancellation(sent) + "]");

    assertThat(cancelled.item("Items", 0).get("ProcessingState")).isEqualTo("Cancelled");
    clock.advance(Duration.ofSeconds(11));
    assertThat(ding.ledger().executionsOf("ord-1")).isEmpty();
    assertThat(ding.ledger().executionsOf("ord-2")).hasSize(1);
    Got late = caller.post("api/V1/CancelTransfers", "[" + cancellation(other) + "]");
    assertThat(late.item("Items", 0).get("ProcessingState")).isEqualTo("Complete");
    assertThat(late.item("Items", 0).get("ResultCode")).isEqualTo(new BigDecimal(5));
    assertThat(ding.wallet().balance()).isEqualByComparingTo("990.85");
  }

  @Test
  void aDeferredTransferIsToldWhenItHasEnded() throws Exception {
    try (MockWebServer app = new MockWebServer()) {
      app.enqueue(new MockResponse.Builder().code(200).build());
      app.start();
      stop();
      start(DingSimulator.builder(clock).deferred(app.url("/ding")).completed());
      assertThat(caller.post(SEND, BODY).map("TransferRecord").get("ProcessingState"))
          .isEqualTo("Submitted");

      clock.advance(Duration.ofSeconds(11));
      ding.webhooks().flush();

      var notice = app.takeRequest();
      assertThat(notice.getHeaders().get("X-Correlation-Id")).isNotBlank();
      assertThat(notice.getBody().utf8())
          .contains("\"ProcessingState\":\"Completed\"", "\"DistributorRef\":\"ord-1\"");
    }
  }

  @Test
  void aFaultHidesWhatTheLedgerKnows() throws IOException {
    ding.next(Fault.ANSWER_LOST);
    assertThatThrownBy(() -> caller.post(SEND, BODY)).isInstanceOf(IOException.class);
    assertThat(ding.ledger().executionsOf("ord-1")).hasSize(1);
    ding.next(Fault.status(500).executed());
    assertThat(caller.post(SEND, BODY.replace("ord-1", "ord-2")).status()).isEqualTo(500);
    assertThat(ding.ledger().executionsOf("ord-2")).hasSize(1);
  }

  @Test
  void anotherProcessOnTheSameLedgerKnowsItsTransfers() throws IOException {
    stop();
    Ledger ledger = Ledger.open(folder.resolve("ledger.jsonl"));
    start(DingSimulator.builder(clock).ledger(ledger));
    caller.post(SEND, BODY);
    stop();
    ledger.close();
    start(DingSimulator.builder(clock).ledger(Ledger.open(folder.resolve("ledger.jsonl"))));

    assertThat(list("\"DistributorRef\":\"ord-1\",")).hasSize(1);
    assertThat(String.valueOf(caller.post(SEND, BODY).map("TransferRecord").get("TransferId")))
        .contains("900000002");
    ding.ledger().close();
  }

  private List<?> list(String filter) throws IOException {
    return caller.post(LIST, "{" + filter + "\"Skip\":0,\"Take\":100}").list("Items");
  }

  private static String cancellation(Got sent) {
    Map<?, ?> id = (Map<?, ?>) sent.map("TransferRecord").get("TransferId");
    return "{\"BatchItemRef\":\"1\",\"TransferId\":{\"TransferRef\":\"" + id.get("TransferRef")
        + "\",\"DistributorRef\":\"" + id.get("DistributorRef") + "\"}}";
  }
}
