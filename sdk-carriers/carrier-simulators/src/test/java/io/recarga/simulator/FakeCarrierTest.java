package io.recarga.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recarga.Carrier;
import io.recarga.Money;
import io.recarga.NotSentException;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.spi.Answer;
import io.recarga.spi.Attempt;
import io.recarga.spi.Doubt;
import io.recarga.spi.DuplicateLevel;
import io.recarga.spi.SendPermit;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FakeCarrierTest {
  private static final Carrier CLARO =
      Carrier.builder("claro-pe", "Claro", "PE").build();

  private final SimulatorClock time = SimulatorClock.virtual(Instant.parse("2026-01-02T03:04:05Z"));

  @Test
  void lostAnswerIsInDoubtAndFoundLater() {
    FakeCarrier carrier = FakeCarrier.create(time).next(Fault.ANSWER_LOST);
    Answer sent = carrier.send(attempt(carrier, "REF-A"));
    assertThat(sent)
        .isInstanceOfSatisfying(
            Answer.InDoubt.class, d -> assertThat(d.doubt()).isEqualTo(Doubt.NO_ANSWER));
    assertThat(carrier.find(attempt(carrier, "REF-A"))).isInstanceOf(Answer.Delivered.class);
    assertThat(carrier.ledger().executionsOf("REF-A")).hasSize(1);
  }

  @Test
  void stalledCallTakesTheCallTimeout() {
    FakeCarrier carrier = FakeCarrier.create(time).next(Fault.REQUEST_SWALLOWED);
    Instant before = time.now();
    carrier.send(attempt(carrier, "REF-A"));
    assertThat(Duration.between(before, time.now())).isEqualTo(Duration.ofSeconds(90));
    assertThat(carrier.find(attempt(carrier, "REF-A"))).isInstanceOf(Answer.NotFound.class);
    assertThat(carrier.ledger().count()).isZero();
  }

  @Test
  void searchableCarrierExecutesARepeatAgain() {
    FakeCarrier carrier =
        FakeCarrier.builder(time).duplicates(DuplicateLevel.SEARCHABLE).build();
    carrier.send(attempt(carrier, "REF-A"));
    carrier.send(attempt(carrier, "REF-A"));
    assertThat(carrier.ledger().executionsOf("REF-A")).hasSize(2);
  }

  @Test
  void refusingCarrierRefusesARepeatOfWhatItTook() {
    FakeCarrier carrier = FakeCarrier.create(time);
    carrier.send(attempt(carrier, "REF-A"));
    assertThat(carrier.send(attempt(carrier, "REF-A")))
        .isInstanceOfSatisfying(
            Answer.InDoubt.class, d -> assertThat(d.doubt()).isEqualTo(Doubt.REFERENCE_USED));
    assertThat(carrier.ledger().count()).isEqualTo(1);
  }

  @Test
  void refusingCarrierExecutesTwiceWhenTheFirstIsStillUnderWay() {
    FakeCarrier carrier = FakeCarrier.create(time).next(Fault.executedAfter(Duration.ofMinutes(1)));
    carrier.send(attempt(carrier, "REF-A"));
    carrier.send(attempt(carrier, "REF-A"));
    time.advance(Duration.ofMinutes(2));
    assertThat(carrier.ledger().executionsOf("REF-A")).hasSize(2);
  }

  @Test
  void replayingCarrierAnswersARepeatWithTheFirstOutcome() {
    FakeCarrier carrier =
        FakeCarrier.builder(time).duplicates(DuplicateLevel.REPLAYS).build();
    carrier.next(Fault.ANSWER_LOST);
    carrier.send(attempt(carrier, "REF-A"));
    assertThat(carrier.send(attempt(carrier, "REF-A"))).isInstanceOf(Answer.Delivered.class);
    assertThat(carrier.ledger().count()).isEqualTo(1);
  }

  @Test
  void blindCarrierCannotTell() {
    FakeCarrier carrier =
        FakeCarrier.builder(time).duplicates(DuplicateLevel.BLIND).build();
    carrier.send(attempt(carrier, "REF-A"));
    assertThat(carrier.find(attempt(carrier, "REF-A"))).isInstanceOf(Answer.InDoubt.class);
  }

  @Test
  void executionUponSecondQueryShowsInTheThird() {
    FakeCarrier carrier = FakeCarrier.create(time).next(Fault.EXECUTED_UPON_SECOND_QUERY);
    carrier.send(attempt(carrier, "REF-A"));
    assertThat(carrier.find(attempt(carrier, "REF-A"))).isInstanceOf(Answer.NotFound.class);
    assertThat(carrier.ledger().count()).isZero();
    assertThat(carrier.find(attempt(carrier, "REF-A"))).isInstanceOf(Answer.NotFound.class);
    assertThat(carrier.ledger().count()).isEqualTo(1);
    assertThat(carrier.find(attempt(carrier, "REF-A"))).isInstanceOf(Answer.Delivered.class);
  }

  @Test
  void pendingEndsWhenItsTimeHasCome() {
    FakeCarrier carrier =
        FakeCarrier.create(time).next(Fault.pendingThenFailed(Duration.ofHours(1)));
    assertThat(carrier.send(attempt(carrier, "REF-A"))).isInstanceOf(Answer.Accepted.class);
    time.advance(Duration.ofMinutes(59));
    assertThat(carrier.find(attempt(carrier, "REF-A"))).isInstanceOf(Answer.Accepted.class);
    time.advance(Duration.ofMinutes(1));
    assertThat(carrier.find(attempt(carrier, "REF-A"))).isInstanceOf(Answer.Failed.class);
    assertThat(carrier.wallet()).isEqualTo(Money.of("1000000", "PEN"));
  }

  @Test
  void reversedSaleIsGivenBack() {
    FakeCarrier carrier = FakeCarrier.create(time).next(Fault.reversedAfter(Duration.ofHours(1)));
    assertThat(carrier.send(attempt(carrier, "REF-A"))).isInstanceOf(Answer.Delivered.class);
    time.advance(Duration.ofHours(1));
    assertThat(carrier.find(attempt(carrier, "REF-A"))).isInstanceOf(Answer.GivenBack.class);
    assertThat(carrier.ledger().reversed()).hasSize(1);
  }

  @Test
  void refusedConnectionIsNotSent() {
    FakeCarrier carrier = FakeCarrier.create(time).next(Fault.CONNECTION_REFUSED);
    assertThatThrownBy(() -> carrier.send(attempt(carrier, "REF-A")))
        .isInstanceOf(NotSentException.class);
    assertThat(carrier.ledger().count()).isZero();
  }

  @Test
  void emptyWalletIsRefused() {
    FakeCarrier carrier =
        FakeCarrier.builder(time).wallet(Wallet.of("4.99", "PEN")).build();
    assertThat(carrier.send(attempt(carrier, "REF-A"))).isInstanceOf(Answer.Rejected.class);
    assertThat(carrier.ledger().count()).isZero();
  }

  @ParameterizedTest
  @MethodSource("io.recarga.simulator.Fault#matrix")
  void noFaultSellsTwiceOrLosesMoney(Fault fault) {
    Wallet wallet = Wallet.of("100", "PEN");
    FakeCarrier carrier = FakeCarrier.builder(time).wallet(wallet).build().next(fault);
    try {
      carrier.send(attempt(carrier, "REF-A"));
    } catch (NotSentException e) {
      assertThat(fault).isEqualTo(Fault.CONNECTION_REFUSED);
    }
    carrier.find(attempt(carrier, "REF-A"));
    carrier.find(attempt(carrier, "REF-A"));
    time.advance(Duration.ofHours(1));
    int net = carrier.ledger().count() - carrier.ledger().reversed().size();
    assertThat(net).isBetween(0, 1);
    int held = fault.equals(Fault.PENDING_FOR_EVER) ? 1 : 0;
    assertThat(wallet.balance()).isEqualByComparingTo(BigDecimal.valueOf(100 - 5L * (net + held)));
    assertThat(carrier.faults().injected()).containsOnlyKeys("REF-A");
  }

  @Test
  void manyThreadsSellEachReferenceOnce() throws InterruptedException {
    FakeCarrier carrier = FakeCarrier.create(time);
    ExecutorService pool = Executors.newFixedThreadPool(8);
    CountDownLatch done = new CountDownLatch(400);
    for (int i = 0; i < 400; i++) {
      String reference = "REF-" + i % 100;
      pool.execute(() -> {
        carrier.send(attempt(carrier, reference));
        done.countDown();
      });
    }
    assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
    pool.shutdown();
    assertThat(carrier.ledger().count()).isEqualTo(100);
  }

  private Attempt attempt(FakeCarrier carrier, String reference) {
    TopUp topUp = TopUp.ofAmount(
        TopUpKey.of(reference), SimCard.of("987654321", CLARO), Money.of("5.00", "PEN"));
    return Attempt.builder(topUp, reference, time.now(), carrier.prepare(topUp))
        .permit(SendPermit.from(time, Duration.ofSeconds(5)))
        .build();
  }
}
