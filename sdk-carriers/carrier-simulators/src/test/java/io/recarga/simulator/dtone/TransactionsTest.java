package io.recarga.simulator.dtone;

import static io.recarga.simulator.dtone.Caller.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.Money;
import io.recarga.simulator.Execution;
import io.recarga.simulator.Fault;
import io.recarga.simulator.Ledger;
import io.recarga.simulator.SimulatorClock;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Creating, confirming, cancelling, and what each does to the wallet. */
class TransactionsTest {
  private static final String NUMBER = "+51987654999";
  private static final BigDecimal COST = new BigDecimal("5.42");

  private final SimulatorClock clock =
      SimulatorClock.virtual(Instant.parse("2026-11-22T10:00:00Z"));
  private final DtOneSimulator dtOne = DtOneSimulator.builder(clock).start();
  private final Caller caller = new Caller(dtOne);

  @TempDir
  Path folder;

  @AfterEach
  void stop() {
    dtOne.close();
  }

  @Test
  void createdHoldsMoneyAndConfirmedPaysIt() throws Exception {
    Caller.Got created = caller.create("a", NUMBER, false);
    assertThat(created.status()).isEqualTo(201);
    assertThat(created.state()).isEqualTo("CREATED");
    assertThat(created.object()).doesNotContainKeys("confirmation_date", "product_id");
    checkWallet("994.58", COST);
    assertThat(caller.get("balances").body()).contains("\"available\":994.58,\"holding\":5.42");

    Caller.Got confirmed = caller.confirm(created);
    assertThat(confirmed.status()).isEqualTo(202);
    assertThat(confirmed.state()).isEqualTo("CONFIRMED");
    assertThat(confirmed.object()).containsKey("confirmation_date");

    Caller.Got read = caller.read(created);
    assertThat(read.state()).isEqualTo("COMPLETED");
    assertThat(read.body())
        .contains("\"class\":{\"id\":7,\"message\":\"COMPLETED\"}")
        .contains("\"creation_date\":\"2026-11-22T10:00:00.000000000Z\"")
        .contains("\"confirmation_expiration_date\":\"2026-11-22T11:00:00.000000000Z\"");
    checkWallet("994.58", BigDecimal.ZERO);
    assertThat(dtOne.ledger().executionsOf("a")).hasSize(1);
  }

  @Test
  void secondConfirmationIsRefused() throws Exception {
    Caller.Got created = caller.create("a", NUMBER, false);
    caller.confirm(created);

    assertThat(caller.confirm(created).code()).isEqualTo("1007002");
    assertThat(caller.cancel(created).code()).isEqualTo("1007007");
    assertThat(dtOne.ledger().count()).isEqualTo(1);
  }

  @Test
  void cancelledGivesTheMoneyBackAndIsNeverConfirmed() throws Exception {
    Caller.Got created = caller.create("a", NUMBER, false);
    Caller.Got cancelled = caller.cancel(created);

    assertThat(cancelled.status()).isEqualTo(202);
    assertThat(cancelled.state()).isEqualTo("CANCELLED");
    assertThat(caller.cancel(created).code()).isEqualTo("1007005");
    assertThat(caller.confirm(created).code()).isEqualTo("1007004");
    assertThat(caller.create("a", NUMBER, false).code()).isEqualTo("1007001");
    checkWallet("1000", BigDecimal.ZERO);
  }

  @Test
  void expiredStaysCreatedUntilItIsCancelled() throws Exception {
    Caller.Got created = caller.create("a", NUMBER, false);
    clock.advance(Duration.ofMinutes(61));

    assertThat(caller.confirm(created).code()).isEqualTo("1007004");
    assertThat(caller.read(created).state()).isEqualTo("CREATED");
    assertThat(caller.cancel(created).state()).isEqualTo("CANCELLED");
    checkWallet("1000", BigDecimal.ZERO);
  }

  @ParameterizedTest
  @CsvSource({
    "100, 3, COMPLETED",
    "101, 3, COMPLETED",
    "200, 20, COMPLETED",
    "300, 300, COMPLETED",
    "102, 3, DECLINED-INVALID-CREDIT-PARTY",
    "203, 20, DECLINED-BARRED-CREDIT-PARTY",
    "304, 300, DECLINED-OPERATOR-CURRENTLY-UNAVAILABLE",
    "105, 3, DECLINED-DUPLICATED-TRANSACTION",
    "106, 3, DECLINED",
    "107, 3, DECLINED-EXCEPTION"
  })
  void lastThreeDigitsDecide(String suffix, long seconds, String end) throws Exception {
    Caller.Got created = caller.create("a", "+51987654" + suffix, true);
    assertThat(created.state()).isEqualTo("CONFIRMED");
    clock.advance(Duration.ofSeconds(seconds).minusMillis(1));
    assertThat(caller.read(created).state()).isEqualTo("SUBMITTED");
    clock.advance(Duration.ofMillis(1));

    Caller.Got read = caller.read(created);
    assertThat(read.state()).isEqualTo(end);
    assertThat(read.object().get("pin") != null).isEqualTo(suffix.endsWith("01"));
    boolean completed = end.equals("COMPLETED");
    checkWallet(completed ? "994.58" : "1000", BigDecimal.ZERO);
    assertThat(dtOne.ledger().count()).isEqualTo(completed ? 1 : 0);
  }

  @Test
  void productWithoutACreditPartyIsAlwaysCompleted() throws Exception {
    String card =
        "{\"external_id\":\"a\",\"product_id\":55041,\"calculation_mode\":\"SOURCE_AMOUNT\","
            + "\"source\":{\"unit_type\":\"CURRENCY\",\"unit\":\"USD\",\"amount\":10},\"auto_confirm\":true}";
    Caller.Got created = caller.post("async/transactions", card);

    Caller.Got read = caller.read(created);
    assertThat(read.state()).isEqualTo("COMPLETED");
    assertThat(read.object().get("pin")).isNotNull();
    assertThat(read.body()).contains("\"unit\":\"PEN\",\"amount\":33");
  }

  @Test
  void lineThatDtOneRefusesIsRejectedOnRecord() throws Exception {
    dtOne.reject(NUMBER, "REJECTED-BARRED-CREDIT-PARTY");

    Caller.Got created = caller.create("a", NUMBER, true);
    assertThat(created.status()).isEqualTo(201);
    assertThat(created.state()).isEqualTo("REJECTED-BARRED-CREDIT-PARTY");
    assertThat(created.body()).contains("\"class\":{\"id\":3,\"message\":\"REJECTED\"}");
    checkWallet("1000", BigDecimal.ZERO);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"product_id\":55011 | \"product_id\":1 | 1003001",
        "\"product_id\":55011 | \"product_id\":\"55011\" | 1000400",
        "\"amount\":20 | \"amount\":301 | 1003002",
        "\"amount\":20 | \"amount\":20.5 | 1003002",
        "\"amount\":20 | \"amount\":\"20\" | 1000400",
        "\"unit\":\"PEN\" | \"unit\":\"USD\" | 1003003",
        "\"DESTINATION_AMOUNT\" | null | 1000400",
        "\"external_id\":\"a\" | \"external_id\":\" \" | 1000400",
        "\"external_id\":\"a\" | \"external_id\":\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\" | 1000400",
        "\"+51987654999\" | \"987654999\" | 1005003",
        "{\"mobile_number\":\"+51987654999\"} | {\"account_number\":\"1\"} | 1000400",
        "\"auto_confirm\":true | \"auto_confirm\":\"yes\" | 1000400",
        "\"auto_confirm\":true | \"sender\":{\"mobile_number\":\"1\"} | 1005503",
        "\"auto_confirm\":true | \"beneficiary\":{\"mobile_number\":\"1\"} | 1006503",
        "\"auto_confirm\":true | \"debit_party_identifier\":{\"mobile_number\":\"1\"} | 1006003",
        "\"auto_confirm\":true | \"callback_url\":\"nowhere\" | 1000400"
      })
  void malformedRequestIsRefusedByItsCode(String part, String by, String code) throws Exception {
    String right = order("a", NUMBER, true);
    String wrong = right.replace(part, by);
    assertThat(wrong).isNotEqualTo(right);

    assertThat(caller.post("async/transactions", wrong).code()).isEqualTo(code);
    assertThat(caller.get("transactions?external_id=a").array()).isEmpty();
  }

  @Test
  void walletThatIsTooLowRefuses() throws Exception {
    dtOne.wallet().debit(new BigDecimal("995"));

    assertThat(caller.create("a", NUMBER, true).code()).isEqualTo("1006001");
    dtOne.wallet().credit(new BigDecimal("995"));
    assertThat(caller.create("a", NUMBER, true).status()).isEqualTo(201);
  }

  @Test
  void searchesAreFilteredAndADayWide() throws Exception {
    caller.create("a", NUMBER, true);
    clock.advance(Duration.ofHours(30));
    caller.create("b", "+51987654998", false);

    assertThat(found("")).containsExactly("b");
    assertThat(found("?external_id=a")).containsExactly("a");
    assertThat(found("?external_id=nobody")).isEmpty();
    assertThat(found("?from_date=2026-11-22T09:00:00Z&to_date=2026-11-22T12:00:00Z"))
        .containsExactly("a");
    assertThat(found("?from_date=2026-11-22T10:00:00.000000Z")).containsExactly("a");
    assertThat(found("?to_date=2026-11-22T06:00:00%2B01:00")).isEmpty();
    assertThat(found("?status_id=10000")).containsExactly("b");
    assertThat(found("?credit_party_mobile_number=+51987654998")).containsExactly("b");
    assertThat(found("?credit_party_mobile_number=%2B51987654999")).isEmpty();
    assertThat(found("?product_type=FIXED_VALUE_RECHARGE")).isEmpty();
    assertThat(found("?service_id=1&operator_id=7001&country_iso_code=PER")).containsExactly("b");
    assertThat(caller
            .get("transactions?from_date=2026-11-22T00:00:00Z&to_date=2026-11-23T00:00:01Z")
            .code())
        .isEqualTo("1000400");
  }

  @Test
  void narrowSearchShowsTheLastDayOnly() throws Exception {
    try (DtOneSimulator narrow = DtOneSimulator.builder(clock).narrowSearch().start()) {
      Caller other = new Caller(narrow);
      other.create("a", NUMBER, true);
      assertThat(other.get("transactions?external_id=a").array()).hasSize(1);
      clock.advance(Duration.ofHours(25));
      assertThat(other.get("transactions?external_id=a").array()).isEmpty();
    }
  }

  @Test
  void synchronousCallWaitsForTheEnd() throws Exception {
    try (DtOneSimulator real = DtOneSimulator.builder(SimulatorClock.system())
        .processing(Duration.ofMillis(300))
        .syncHold(Duration.ofSeconds(4))
        .start()) {
      Caller other = new Caller(real);
      String path = "sync/transactions";
      assertThat(other.post(path, order("a", NUMBER, true)).state()).isEqualTo("COMPLETED");

      Caller.Got created = other.post(path, order("b", NUMBER, false));
      assertThat(created.state()).isEqualTo("CREATED");
      String confirm = path + "/" + created.text("id") + "/confirm";
      assertThat(other.post(confirm, "").state()).isEqualTo("COMPLETED");
    }
  }

  @Test
  void synchronousCallThatTakesTooLongAnswersSubmitted() throws Exception {
    try (DtOneSimulator real = DtOneSimulator.builder(SimulatorClock.system())
        .syncHold(Duration.ofMillis(100))
        .start()) {
      Caller.Got got = new Caller(real).post("sync/transactions", order("a", "+51987654200", true));

      assertThat(got.state()).isEqualTo("SUBMITTED");
    }
  }

  @Test
  void callbacksTellOfTheEndAndOfALaterReversal() throws Exception {
    try (MockWebServer shop = new MockWebServer()) {
      shop.start();
      for (int i = 0; i < 3; i++) {
        shop.enqueue(new MockResponse.Builder().code(i == 0 ? 500 : 200).build());
      }
      String order = order("a", NUMBER, true)
          .replaceFirst("\\{", "{\"callback_url\":\"" + shop.url("/dtone") + "\",");
      dtOne.next(Fault.reversedAfter(Duration.ofHours(1)));
      caller.post("async/transactions", order);
      clock.advance(Duration.ofHours(1));

      assertThat(dtOne.flushCallbacks()).isEqualTo(2);
      RecordedRequest first = shop.takeRequest();
      assertThat(first.getBody().utf8()).contains("\"external_id\":\"a\"", "\"COMPLETED\"");
      assertThat(first.getHeaders().names()).noneMatch(name -> name.contains("ignature"));
      assertThat(shop.takeRequest().getBody()).isEqualTo(first.getBody()); // After the 500.
      assertThat(shop.takeRequest().getBody().utf8()).contains("\"REVERSED\"");
      checkWallet("1000", BigDecimal.ZERO);
    }
  }

  @Test
  void twoUnderWayTogetherAreBothLetInWithinTheRaceWindow() throws Exception {
    try (DtOneSimulator racy = DtOneSimulator.builder(SimulatorClock.system())
        .raceWindow(Duration.ofMillis(300))
        .start()) {
      Caller other = new Caller(racy);
      Callable<Caller.Got> create = () -> other.create("a", NUMBER, true);
      ExecutorService threads = Executors.newFixedThreadPool(2);
      for (Future<Caller.Got> got : threads.invokeAll(List.of(create, create))) {
        assertThat(got.get().status()).isEqualTo(201);
      }
      threads.shutdown();
      assertThat(racy.ledger().executionsOf("a")).hasSize(2);
      assertThat(create.call().code()).isEqualTo("1007001");
    }
  }

  @Test
  void ledgerOfAnEarlierProcessKeepsItsIdsUsed() throws Exception {
    Path file = folder.resolve("ledger.jsonl");
    String id;
    try (DtOneSimulator first =
        DtOneSimulator.builder(clock).ledger(Ledger.open(file)).start()) {
      id = new Caller(first).create("a", NUMBER, true).text("id");
      first.ledger().close();
    }
    try (DtOneSimulator second =
        DtOneSimulator.builder(clock).ledger(Ledger.open(file)).start()) {
      Caller again = new Caller(second);
      assertThat(again.get("transactions/" + id).state()).isEqualTo("COMPLETED");
      assertThat(again.create("a", NUMBER, true).code()).isEqualTo("1007001");
      assertThat(again.create("b", NUMBER, true).text("id")).isNotEqualTo(id);
      second.ledger().close();
    }
  }

  private List<String> found(String query) throws Exception {
    return caller.get("transactions" + query).all("external_id");
  }

  private void checkWallet(String available, BigDecimal held) {
    assertThat(dtOne.wallet().balance()).isEqualByComparingTo(available);
    assertThat(dtOne.held()).isEqualByComparingTo(held);
    BigDecimal paid = dtOne.ledger().executions().stream()
        .map(Execution::cost)
        .map(Money::amount)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(paid).isNotNegative();
  }
}
