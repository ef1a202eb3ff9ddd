package io.recarga.simulator.dtone;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.simulator.Fault;
import io.recarga.simulator.SimulatorClock;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever goes wrong, the ledger, the wallet and the record tell one story in the end. */
class FaultsTest {
  private static final String NUMBER = "+51987654999";

  private final SimulatorClock clock =
      SimulatorClock.virtual(Instant.parse("2026-11-22T10:00:00Z"));
  private final DtOneSimulator dtOne =
      DtOneSimulator.builder(clock).stall(Duration.ofMillis(50)).start();
  private final Caller caller = new Caller(dtOne);

  @AfterEach
  void stop() {
    dtOne.close();
  }

  static Stream<Arguments> faults() {
    return Fault.matrix().stream()
        .flatMap(
            fault -> Stream.of("auto", "create", "confirm").map(step -> Arguments.of(fault, step)));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void ledgerWalletAndRecordAgree(Fault fault, String step) throws Exception {
    if (step.equals("confirm")) {
      Caller.Got created = caller.create("a", NUMBER, false);
      dtOne.next(fault);
      tried(() -> caller.confirm(created));
    } else {
      dtOne.next(fault);
      tried(() -> caller.create("a", NUMBER, step.equals("auto")));
      if (step.equals("create")) {
        clock.advance(Duration.ofSeconds(10));
        long id = 2_260_000_001L;
        tried(() -> caller.post("async/transactions/" + id + "/confirm", ""));
      }
    }
    clock.advance(Duration.ofMinutes(5));
    for (int i = 0; i < 5; i++) {
      tried(() -> caller.get("transactions?external_id=a"));
      clock.advance(Duration.ofMinutes(5));
    }
    check(fault);
  }

  private void check(Fault fault) throws Exception {
    // The sixth search: one that flaps tells the truth every second time.
    Caller.Got found = caller.get("transactions?external_id=a");
    String state = found.array().isEmpty()
        ? "none"
        : found.all("status").get(0).replaceAll(".*message=([A-Z]+).*class.*", "$1");
    int executed = dtOne.ledger().count();
    int reversed = dtOne.ledger().reversed().size();
    boolean foreign = fault.executes() == Fault.When.FOREIGN && state.equals("COMPLETED");
    boolean sold = (state.equals("COMPLETED") && !foreign) || state.equals("REVERSED");
    assertThat(executed).as(state).isEqualTo(sold ? 1 : 0);
    assertThat(reversed).as(state).isEqualTo(state.equals("REVERSED") ? 1 : 0);
    boolean open = state.equals("CREATED") || state.equals("SUBMITTED");
    BigDecimal cost = new BigDecimal("5.42");
    assertThat(dtOne.held()).as(state).isEqualByComparingTo(open ? cost : BigDecimal.ZERO);
    BigDecimal left =
        open || executed > reversed ? new BigDecimal("994.58") : BigDecimal.TEN.pow(3);
    assertThat(dtOne.wallet().balance()).as(state).isEqualByComparingTo(left);
  }

  @Test
  void confirmationThatComesLateAfterACancellationIsRefused() throws Exception {
    Caller.Got created = caller.create("a", NUMBER, false);
    dtOne.next(Fault.executedAfter(Duration.ofMinutes(1)));
    tried(() -> caller.confirm(created));
    assertThat(caller.cancel(created).state()).isEqualTo("CANCELLED");
    clock.advance(Duration.ofMinutes(2));

    assertThat(caller.read(created).state()).isEqualTo("CANCELLED");
    assertThat(dtOne.ledger().count()).isZero();
  }

  @Test
  void creationThatComesLateAfterARepeatIsRefused() throws Exception {
    dtOne.next(Fault.executedAfter(Duration.ofMinutes(1)));
    tried(() -> caller.create("a", NUMBER, true));
    assertThat(caller.create("a", NUMBER, true).status()).isEqualTo(201);
    clock.advance(Duration.ofMinutes(2));

    assertThat(dtOne.ledger().count()).isEqualTo(1);
    assertThat(caller.get("transactions?external_id=a").array()).hasSize(1);
  }

  @Test
  void cancellationHasFaultsOfItsOwn() throws Exception {
    Caller.Got created = caller.create("a", NUMBER, false);
    dtOne.cancelFaults().next(Fault.REQUEST_CUT, Fault.ANSWER_LOST);
    tried(() -> caller.cancel(created));
    assertThat(caller.read(created).state()).isEqualTo("CREATED");
    tried(() -> caller.cancel(created));
    assertThat(caller.read(created).state()).isEqualTo("CANCELLED");
  }

  private static void tried(Call call) {
    try {
      Caller.Got got = call.run();
      assertThat(got.status()).isPositive();
    } catch (IOException e) {
      assertThat(e).isNotNull(); // The fault cut the connection.
    }
  }

  private interface Call {
    Caller.Got run() throws IOException;
  }
}
