package io.recarga.simulator.reloadly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recarga.simulator.Fault;
import io.recarga.simulator.FaultPlan;
import io.recarga.simulator.SimulatorClock;
import io.recarga.simulator.Wallet;
import io.recarga.simulator.reloadly.Caller.Got;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsTest {
  private static final String REPORT = "topups/reports/transactions?customIdentifier=ord-1";

  private final SimulatorClock time = SimulatorClock.virtual(Instant.parse("2026-07-15T10:00:00Z"));
  private final Wallet wallet = Wallet.of("1000", "USD");
  private final ReloadlySimulator simulator = ReloadlySimulator.builder(time)
      .wallet(wallet)
      .stall(Duration.ofMillis(50))
      .start();
  private final Caller caller = new Caller(simulator);

  @BeforeEach
  void login() throws IOException {
    caller.login();
  }

  @AfterEach
  void close() {
    simulator.close();
  }

  @ParameterizedTest
  @MethodSource("io.recarga.simulator.Fault#matrix")
  void noFaultSellsTwiceOrLosesMoney(Fault fault) throws IOException {
    simulator.next(fault);
    int answered;
    try {
      answered = order().status();
    } catch (IOException e) {
      answered = 0;
    }
    boolean hidden = List.of(Fault.Answer.REFUSED, Fault.Answer.CLOSED, Fault.Answer.STALLED)
        .contains(fault.answer());
    assertThat(answered == 0).isEqualTo(hidden);
    caller.get(REPORT);
    caller.get(REPORT);
    time.advance(Duration.ofHours(1));
    int net = simulator.ledger().count() - simulator.ledger().reversed().size();
    assertThat(net).isBetween(0, 1);
    int held = fault.equals(Fault.PENDING_FOR_EVER) ? 1 : 0;
    BigDecimal paid = new BigDecimal("3.04908").multiply(BigDecimal.valueOf(net + held));
    assertThat(wallet.balance()).isEqualByComparingTo(new BigDecimal("1000").subtract(paid));
    assertThat(simulator.faults().injected()).isEqualTo(Map.of("ord-1", List.of(fault)));
  }

  @Test
  void lostAnswerWasExecutedAndIsInTheReport() {
    simulator.next(Fault.ANSWER_LOST);
    assertThatThrownBy(this::order).isInstanceOf(IOException.class);
    assertThat(simulator.ledger().executionsOf("ord-1")).hasSize(1);
    assertThat(statuses()).containsExactly("SUCCESSFUL");
  }

  @Test
  void answerIsLostOnAKeptConnectionToo() throws IOException {
    assertThat(caller.get("countries").status()).isEqualTo(200);
    simulator.next(Fault.ANSWER_LOST);
    assertThatThrownBy(this::order).isInstanceOf(IOException.class);
    assertThat(simulator.ledger().count()).isEqualTo(1);
    assertThat(caller.get("countries").status()).isEqualTo(200);
  }

  @Test
  void cutRequestLeavesTheIdFree() throws IOException {
    simulator.next(Fault.REQUEST_CUT);
    assertThatThrownBy(this::order).isInstanceOf(IOException.class);
    assertThat(statuses()).isEmpty();
    assertThat(order().status()).isEqualTo(200);
  }

  @Test
  void lateExecutionShowsWhenItHasHappened() {
    simulator.next(Fault.executedAfter(Duration.ofMinutes(3)));
    assertThatThrownBy(this::order).isInstanceOf(IOException.class);
    time.advance(Duration.ofSeconds(179));
    assertThat(statuses()).isEmpty();
    time.advance(Duration.ofSeconds(1));
    assertThat(statuses()).containsExactly("SUCCESSFUL");
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504, 408, 425, 429})
  void statusComesBeforeOrAfterExecution(int status) throws IOException {
    simulator.next(Fault.status(status), Fault.status(status).executed().retryAfter("7"));
    assertThat(order().status()).isEqualTo(status);
    assertThat(simulator.ledger().count()).isZero();
    Got second = order();
    assertThat(second.status()).isEqualTo(status);
    assertThat(second.headers().get("Retry-After")).isEqualTo("7");
    assertThat(simulator.ledger().count()).isEqualTo(1);
  }

  @Test
  void redirectNamesALocation() throws IOException {
    simulator.next(Fault.redirect(307));
    Got got = order();
    assertThat(got.status()).isEqualTo(307);
    assertThat(got.headers().get("Location")).endsWith("/topups");
    assertThat(simulator.ledger().count()).isZero();
  }

  @Test
  void spoiltAnswersAreTwoHundreds() throws IOException {
    simulator.next(
        Fault.HTML_ANSWER,
        Fault.TRUNCATED_ANSWER,
        Fault.EMPTY_ANSWER,
        Fault.WRONG_REFERENCE,
        Fault.OTHER_AMOUNT,
        Fault.UNKNOWN_CODE);
    assertThat(order("ord-1").body()).startsWith("<html>");
    assertThat(order("ord-2").body()).startsWith("{").doesNotEndWith("}");
    assertThat(order("ord-3").body()).isEmpty();
    assertThat(order("ord-4").text("customIdentifier")).isNotEqualTo("ord-4");
    assertThat(order("ord-5").text("deliveredAmount")).isEqualTo("11");
    assertThat(order("ord-6").text("status")).isEqualTo("QUEUED_AT_OPERATOR");
    assertThat(simulator.ledger().count()).isEqualTo(6);
  }

  @Test
  void failuresComeWithStatusesThatMislead() throws IOException {
    simulator.next(Fault.FAILURE_AS_500, Fault.FAILURE_AS_200);
    Got crash = order("ord-1");
    assertThat(crash.status()).isEqualTo(500);
    assertThat(crash.text("errorCode")).isEqualTo("RECIPIENT_PHONE_INACTIVE");
    Got fine = order("ord-2");
    assertThat(fine.status()).isEqualTo(200);
    assertThat(fine.text("status")).isEqualTo("FAILED");
    assertThat(simulator.ledger().count()).isZero();
  }

  @Test
  void duplicateAnswersHaveThreeCauses() throws IOException {
    simulator.next(Fault.DUPLICATE_EXECUTED);
    assertThat(order().text("errorCode")).isEqualTo("CUSTOM_IDENTIFIER_ALREADY_USED");
    assertThat(statuses()).containsExactly("SUCCESSFUL");
    simulator.next(Fault.DUPLICATE_BURNED, Fault.DUPLICATE_FOREIGN);
    assertThat(order("ord-2").status()).isEqualTo(400);
    assertThat(order("ord-3").status()).isEqualTo(400);
    List<?> foreign = caller.get(REPORT.replace("ord-1", "ord-3")).content();
    assertThat(((Map<?, ?>) foreign.get(0)).get("recipientPhone")).isEqualTo("51900000000");
    assertThat(simulator.ledger().count()).isEqualTo(1);
  }

  @Test
  void repeatIsBlamedOnItsOwnFirstAttempt() throws IOException {
    simulator.next(Fault.RECENTLY_RECHARGED);
    assertThatThrownBy(this::order).isInstanceOf(IOException.class);
    assertThat(order().text("errorCode")).isEqualTo("PHONE_RECENTLY_RECHARGED");
    assertThat(statuses()).containsExactly("SUCCESSFUL");
  }

  @Test
  void searchesLagFlapFailAndContradict() throws IOException {
    simulator.next(
        Fault.searchLags(Duration.ofMinutes(5)),
        Fault.SEARCH_FLAPS,
        Fault.searchFails(1),
        Fault.SEARCH_CONTRADICTS);
    for (int i = 1; i <= 4; i++) {
      String reference = "ord-" + i;
      assertThatThrownBy(() -> order(reference)).isInstanceOf(IOException.class);
    }
    assertThat(statuses("ord-1")).isEmpty();
    time.advance(Duration.ofMinutes(5));
    assertThat(statuses("ord-1")).containsExactly("SUCCESSFUL");
    assertThat(statuses("ord-2")).isEmpty();
    assertThat(statuses("ord-2")).containsExactly("SUCCESSFUL");
    assertThat(statuses("ord-2")).isEmpty();
    assertThat(caller.get(REPORT.replace("ord-1", "ord-3")).status()).isEqualTo(500);
    assertThat(statuses("ord-3")).containsExactly("SUCCESSFUL");
    assertThat(statuses("ord-4")).containsExactly("PROCESSING");
    assertThat(statuses("ord-4")).isEmpty();
    assertThat(statuses("ord-4")).containsExactly("SUCCESSFUL");
  }

  @Test
  void reversedSaleIsRefundedLater() throws IOException {
    simulator.next(Fault.reversedAfter(Duration.ofHours(2)));
    assertThat(order().text("status")).isEqualTo("SUCCESSFUL");
    time.advance(Duration.ofHours(2));
    assertThat(statuses()).containsExactly("REFUNDED");
    assertThat(wallet.balance()).isEqualByComparingTo("1000");
  }

  @Test
  void chancesAreRepeatedBySeedAndEndOnStop() {
    FaultPlan one = FaultPlan.random(7, 0.1, Fault.matrix());
    FaultPlan two = FaultPlan.random(7, 0.1, Fault.matrix());
    for (int i = 0; i < 2_000; i++) {
      one.take("ord-" + i);
    }
    for (int i = 1_999; i >= 0; i--) {
      two.take("ord-" + i);
    }
    assertThat(one.injected()).isEqualTo(two.injected());
    assertThat(one.injected().size()).isBetween(150, 250);
    one.stop();
    assertThat(one.take("ord-x")).isNull();
  }

  private Got order() throws IOException {
    return order("ord-1");
  }

  private Got order(String reference) throws IOException {
    return caller.order(reference, "987654321", "10", true);
  }

  private List<String> statuses() {
    return statuses("ord-1");
  }

  private List<String> statuses(String reference) {
    try {
      return caller.get(REPORT.replace("ord-1", reference)).content().stream()
          .map(found -> String.valueOf(((Map<?, ?>) found).get("status")))
          .toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
