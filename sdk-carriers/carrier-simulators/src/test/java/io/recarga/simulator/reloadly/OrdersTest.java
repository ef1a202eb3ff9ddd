package io.recarga.simulator.reloadly;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.simulator.Execution;
import io.recarga.simulator.Ledger;
import io.recarga.simulator.SimulatorClock;
import io.recarga.simulator.Wallet;
import io.recarga.simulator.reloadly.Caller.Got;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrdersTest {
  private final SimulatorClock time = SimulatorClock.virtual(Instant.parse("2026-07-15T10:00:00Z"));
  private ReloadlySimulator simulator = ReloadlySimulator.builder(time).start();

  @AfterEach
  void close() {
    simulator.close();
  }

  @Test
  void orderAnswersWithEveryFieldAndIsInTheLedger() throws IOException {
    Got got = caller().order("ord-1", "+51 987654321", "10.00", true);
    assertThat(got.object())
        .containsOnlyKeys(
            "transactionId",
            "status",
            "operatorTransactionId",
            "customIdentifier",
            "recipientPhone",
            "recipientEmail",
            "senderPhone",
            "countryCode",
            "operatorId",
            "operatorName",
            "discount",
            "discountCurrencyCode",
            "requestedAmount",
            "requestedAmountCurrencyCode",
            "deliveredAmount",
            "deliveredAmountCurrencyCode",
            "transactionDate",
            "fee",
            "pinDetail",
            "balanceInfo");
    assertThat(got.text("status")).isEqualTo("SUCCESSFUL");
    assertThat(got.text("recipientPhone")).isEqualTo("51987654321");
    assertThat(got.text("senderPhone")).isEqualTo("13055550100");
    assertThat(got.text("transactionDate")).isEqualTo("2026-07-15 10:00:00");
    assertThat(got.text("discount")).isEqualTo("0.03080");
    assertThat(got.map("balanceInfo"))
        .isEqualTo(Map.of(
            "oldBalance",
            new BigDecimal("1000.00000"),
            "newBalance",
            new BigDecimal("996.95092"),
            "cost",
            new BigDecimal("3.04908"),
            "currencyCode",
            "USD",
            "currencyName",
            "US Dollar",
            "updatedAt",
            "2026-07-15 14:00:00"));
    List<Execution> executions = simulator.ledger().executionsOf("ord-1");
    assertThat(executions).hasSize(1);
    assertThat(executions.get(0).transactionId()).isEqualTo(got.text("transactionId"));
  }

  @ParameterizedTest
  @CsvSource({"1, false, 0.96000", "3.25, true, 0.99095", "10.00, true, 3.04908"})
  void costIsAsInTheSandbox(String amount, boolean local, String cost) throws IOException {
    Got got = caller().order("ord-1", "987654321", amount, local);
    assertThat(got.map("balanceInfo").get("cost")).isEqualTo(new BigDecimal(cost));
  }

  @ParameterizedTest
  @CsvSource({
    "0001, 400, INVALID_RECIPIENT_PHONE",
    "0004, 400, INSUFFICIENT_BALANCE",
    "0005, 400, PHONE_RECENTLY_RECHARGED",
    "0006, 503, OPERATOR_UNAVAILABLE_OR_CURRENTLY_INACTIVE",
    "0007, 400, TRANSACTION_CANNOT_BE_PROCESSED_AT_THE_MOMENT",
    "0008, 500, TRANSACTION_CANNOT_BE_PROCESSED_AT_THE_MOMENT",
    "0009, 400, RECIPIENT_PHONE_INACTIVE",
    "0010, 400, PHONE_BANNED_BY_OPERATOR"
  })
  void magicNumbersAreRefused(String tail, int status, String code) throws IOException {
    Got got = caller().order("ord-1", "98765" + tail, "10", true);
    assertThat(got.status()).isEqualTo(status);
    assertThat(got.text("errorCode")).isEqualTo(code);
    assertThat(simulator.ledger().count()).isZero();
    assertThat(caller().order("ord-1", "987654321", "10", true).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"0002, SUCCESSFUL, 1", "0003, FAILED, 0"})
  void magicNumbersEndLater(String tail, String end, int executions) throws IOException {
    Caller caller = caller();
    Got got = caller.order("ord-1", "98765" + tail, "10", true);
    assertThat(got.text("status")).isEqualTo("PROCESSING");
    String path = "topups/" + got.text("transactionId") + "/status";
    assertThat(caller.get(path).object().get("transaction")).isNull();
    time.advance(Duration.ofSeconds(10));
    Got status = caller.get(path);
    assertThat(status.text("status")).isEqualTo(end);
    assertThat(status.map("transaction").get("status")).isEqualTo(end);
    assertThat(simulator.ledger().count()).isEqualTo(executions);
  }

  @Test
  void idIsRefusedAfterAcceptanceOnly() throws IOException {
    Caller caller = caller();
    assertThat(caller.order("ord-1", "12", "10", true).text("errorCode"))
        .isEqualTo("INVALID_RECIPIENT_PHONE");
    assertThat(caller.order("ord-1", "987654321", "1", true).text("errorCode"))
        .isEqualTo("INVALID_LOCAL_AMOUNT_FOR_OPERATOR");
    assertThat(caller.order("ord-1", "987654321", "0.1", false).text("errorCode"))
        .isEqualTo("INVALID_AMOUNT_FOR_OPERATOR");
    assertThat(caller.order("ord-1", "987654321", "10", true).status()).isEqualTo(200);
    assertThat(caller.order("ord-1", "987654321", "10", true).text("errorCode"))
        .isEqualTo("CUSTOM_IDENTIFIER_ALREADY_USED");
    assertThat(simulator.ledger().count()).isEqualTo(1);
  }

  @Test
  void raceWindowLetsTwoUnderWayTogetherBothExecute() throws Exception {
    simulator.close();
    simulator =
        ReloadlySimulator.builder(time).raceWindow(Duration.ofMillis(300)).start();
    Caller caller = caller();
    CountDownLatch done = new CountDownLatch(2);
    for (int i = 0; i < 2; i++) {
      new Thread(() -> {
            try {
              caller.order("ord-1", "987654321", "10", true);
            } catch (IOException e) {
              throw new IllegalStateException(e);
            } finally {
              done.countDown();
            }
          })
          .start();
    }
    assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(simulator.ledger().executionsOf("ord-1")).hasSize(2);
    assertThat(caller.order("ord-1", "987654321", "10", true).status()).isEqualTo(400);
  }

  @Test
  void asyncOrderIsProcessingForTenSeconds() throws IOException {
    Caller caller = caller();
    Got got = caller.post("topups-async", Caller.order(9001, "ord-1", "987654321", "10", true));
    assertThat(got.object()).containsOnlyKeys("transactionId");
    String path = "topups/" + got.text("transactionId") + "/status";
    assertThat(caller.get(path).body())
        .isEqualTo(
            "{\"code\":null,\"message\":null,\"status\":\"PROCESSING\",\"transaction\":null}");
    time.advance(Duration.ofSeconds(10));
    assertThat(caller.get(path).text("status")).isEqualTo("SUCCESSFUL");
  }

  @Test
  void reportSearchesForPartsWithoutCase() throws IOException {
    Caller caller = caller();
    caller.order("Ord-AB", "987654321", "10", true);
    time.advance(Duration.ofHours(1));
    caller.order("ord-abc", "987654321", "10", true);
    String path = "topups/reports/transactions";
    assertThat(caller.get(path).content()).hasSize(2);
    assertThat(caller.get(path + "?customIdentifier=RD-AB").content()).hasSize(2);
    assertThat(caller.get(path + "?customIdentifier=ord-abc").content()).hasSize(1);
    assertThat(caller.get(path + "?customIdentifier=none").content()).isEmpty();
    String dates = "?startDate=2026-07-15 10:30:00&endDate=2026-07-15 11:00:00";
    Got later = caller.get(path + dates);
    assertThat(later.content()).hasSize(1);
    assertThat(caller.get(path + "?startDate=2026-07-15 10:30:00").status()).isEqualTo(400);
    assertThat(caller.get(path + "?operatorId=9002").content()).isEmpty();
    assertThat(caller.get(path + "?page=2&size=1").content()).hasSize(1);
    String id = simulator.ledger().executions().get(0).transactionId();
    assertThat(caller.get(path + "/" + id).text("customIdentifier")).isEqualTo("Ord-AB");
    assertThat(caller.get(path + "/1").text("errorCode")).isEqualTo("TRANSACTION_NOT_FOUND");
  }

  @Test
  void pinOperatorGivesAPin() throws IOException {
    Got operator = caller().get("operators/9006");
    String amount = String.valueOf(((List<?>) operator.object().get("fixedAmounts")).get(0));
    Got got = caller().post("topups", Caller.order(9006, "ord-1", "987654321", amount, false));
    assertThat(got.map("pinDetail").get("code")).asString().hasSize(14);
  }

  @Test
  void emptyWalletIsRefusedAndTheIdStaysFree() throws IOException {
    simulator.close();
    Wallet wallet = Wallet.of("1", "USD");
    simulator = ReloadlySimulator.builder(time).wallet(wallet).start();
    Caller caller = caller();
    assertThat(caller.order("ord-1", "987654321", "10", true).text("errorCode"))
        .isEqualTo("INSUFFICIENT_BALANCE");
    wallet.credit(BigDecimal.TEN);
    assertThat(caller.order("ord-1", "987654321", "10", true).status()).isEqualTo(200);
  }

  @Test
  void lineRestsForTwoMinutesWhenSwitchedOn() throws IOException {
    simulator.close();
    simulator = ReloadlySimulator.builder(time).recentlyRecharged().start();
    Caller caller = caller();
    caller.order("ord-1", "987654321", "10", true);
    assertThat(caller.order("ord-2", "987654321", "10", true).text("errorCode"))
        .isEqualTo("PHONE_RECENTLY_RECHARGED");
    time.advance(Duration.ofMinutes(2));
    assertThat(caller.order("ord-2", "987654321", "10", true).status()).isEqualTo(200);
  }

  @Test
  void fixedOperatorTakesListedAmountsOnlyUnlessItIsLenient() throws IOException {
    String body = Caller.order(9004, "ord-1", "987654321", "7", true);
    assertThat(caller().post("topups", body).text("errorCode"))
        .isEqualTo("INVALID_LOCAL_AMOUNT_FOR_OPERATOR");
    simulator.close();
    simulator = ReloadlySimulator.builder(time).unlistedAmounts().start();
    assertThat(caller().post("topups", body).status()).isEqualTo(200);
  }

  @Test
  void ordersOfAnEarlierProcessAreStillKnown(@TempDir Path folder) throws IOException {
    simulator.close();
    Ledger first = Ledger.open(folder.resolve("ledger.jsonl"));
    simulator = ReloadlySimulator.builder(time).ledger(first).start();
    String id = caller().order("ord-1", "987654321", "10", true).text("transactionId");
    simulator.close();
    first.close();
    Ledger second = Ledger.open(folder.resolve("ledger.jsonl"));
    simulator = ReloadlySimulator.builder(time).ledger(second).start();
    assertThat(caller().order("ord-1", "987654321", "10", true).text("errorCode"))
        .isEqualTo("CUSTOM_IDENTIFIER_ALREADY_USED");
    Got known = caller().get("topups/" + id + "/status");
    assertThat(known.map("transaction").get("customIdentifier")).isEqualTo("ord-1");
    assertThat(caller().order("ord-2", "987654321", "10", true).text("transactionId"))
        .isNotEqualTo(id);
    second.close();
  }

  private Caller caller() throws IOException {
    return new Caller(simulator).login();
  }
}
