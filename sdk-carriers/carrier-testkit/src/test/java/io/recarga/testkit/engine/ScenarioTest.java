package io.recarga.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recarga.DeclineReason;
import io.recarga.KeyConflictException;
import io.recarga.Money;
import io.recarga.Plan;
import io.recarga.Proof;
import io.recarga.Recarga;
import io.recarga.TopUp;
import io.recarga.TopUpResult;
import io.recarga.TopUpResult.Declined;
import io.recarga.TopUpResult.Delivered;
import io.recarga.TopUpResult.Unknown;
import io.recarga.simulator.FakeCarrier;
import io.recarga.simulator.Fault;
import io.recarga.spi.AdapterId;
import io.recarga.spi.Answer;
import io.recarga.spi.DuplicateLevel;
import io.recarga.spi.Evidence;
import io.recarga.spi.Proves;
import io.recarga.spi.Rejection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The whole library over simulated carriers, as an app meets them. */
class ScenarioTest {
  private static final Answer DOWN = Answer.rejected(new Rejection(
      DeclineReason.CARRIER_UNAVAILABLE,
      Proves.NOTHING_SOLD,
      false,
      null,
      Evidence.of("DOWN", "closed for tonight")));

  private final Shop shop = new Shop();

  @Test
  void sameKeyReplaysTheOutcomeAndSendsOnce() {
    TopUpResult first = shop.recarga.topUp(Shop.twentySoles());
    TopUpResult again = shop.recarga.topUp(Shop.twentySoles());

    assertThat(first).isInstanceOf(Delivered.class);
    assertThat(again).isEqualTo(first);
    assertThat(shop.first.sends()).hasSize(1);
  }

  @Test
  void sameKeyForAnotherAmountIsRefused() {
    shop.recarga.topUp(Shop.twentySoles());
    TopUp other = TopUp.ofAmount(Shop.KEY, Shop.SIM, Money.of("30.00", "PEN"));

    assertThatThrownBy(() -> shop.recarga.topUp(other)).isInstanceOf(KeyConflictException.class);
    assertThat(shop.first.ledger().count()).isEqualTo(1);
  }

  @Test
  void twoThreadsWithOneKeySendOnce() throws Exception {
    CountDownLatch sending = new CountDownLatch(1);
    CountDownLatch secondCame = new CountDownLatch(1);
    shop.first.onSend(attempt -> {
      sending.countDown();
      await(secondCame);
    });
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<TopUpResult> one = threads.submit(() -> shop.recarga.topUp(Shop.twentySoles()));
      await(sending);
      TopUpResult meanwhile = shop.recarga.topUp(Shop.twentySoles(), Duration.ZERO);
      secondCame.countDown();

      assertThat(meanwhile).isInstanceOf(TopUpResult.Pending.class);
      assertThat(one.get(10, TimeUnit.SECONDS)).isInstanceOf(Delivered.class);
      assertThat(shop.first.sends()).hasSize(1);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void certifiedRefusalFailsOver() {
    shop.first.nextAnswer(DOWN);

    assertThat(shop.toTheEnd(Shop.twentySoles()))
        .isInstanceOfSatisfying(
            Delivered.class,
            d -> assertThat(d.receipt().adapter()).isEqualTo(AdapterId.of("second")));
    assertThat(shop.first.ledger().count()).isZero();
  }

  @Test
  void doubtNeverFailsOver() {
    shop.first.next(Fault.REQUEST_SWALLOWED);
    shop.toTheEnd(shop.patient());
    assertThat(shop.second.sends()).isEmpty();
  }

  @Test
  void planNeverFailsOver() {
    FakeCarrier seller =
        FakeCarrier.builder(shop.time).id("first").plans(ScenarioTest::week).build();
    Recarga recarga = shop.over(seller, shop.second);
    seller.nextAnswer(DOWN, DOWN, DOWN);

    TopUpResult result = recarga.topUp(Shop.of(week(seller.id()).get(0)));

    assertThat(result)
        .isInstanceOfSatisfying(
            Declined.class,
            d -> assertThat(d.refusal().reason()).isEqualTo(DeclineReason.CARRIER_UNAVAILABLE));
    assertThat(shop.second.sends()).isEmpty();
  }

  @Test
  void refusingCarrierGetsTheSameReferenceAgainAfterSoftProof() {
    softProofResends(DuplicateLevel.REFUSES_REPEAT);
  }

  @Test
  void replayingCarrierGetsTheSameReferenceAgainAfterSoftProof() {
    softProofResends(DuplicateLevel.REPLAYS);
  }

  private static void softProofResends(DuplicateLevel level) {
    Shop shop = new Shop(level);
    shop.first.next(Fault.REQUEST_SWALLOWED);

    assertThat(shop.toTheEnd(shop.patient())).isInstanceOf(Delivered.class);
    List<String> sends = shop.first.sends();
    assertThat(sends).hasSize(2);
    assertThat(sends.get(1)).isEqualTo(sends.get(0));
    assertThat(shop.first.finds()).hasSizeGreaterThanOrEqualTo(3);
  }

  @Test
  void softProofAfterItsTimeIsDeclinedAsNotFound() {
    shop.first.next(Fault.REQUEST_SWALLOWED);

    assertThat(shop.toTheEnd(Shop.twentySoles())).isInstanceOfSatisfying(Declined.class, d -> {
      assertThat(d.refusal().proof()).isEqualTo(Proof.NOT_FOUND);
      assertThat(d.refusal().isRetryable()).isFalse();
    });
    assertThat(shop.first.sends()).hasSize(1);
  }

  @Test
  void searchableCarrierIsNeverSentTwiceAndBecomesACase() {
    unknownAfterOneSend(new Shop(DuplicateLevel.SEARCHABLE));
  }

  @Test
  void blindCarrierIsNeverSentTwiceAndBecomesACase() {
    unknownAfterOneSend(new Shop(DuplicateLevel.BLIND));
  }

  private static void unknownAfterOneSend(Shop shop) {
    shop.first.next(Fault.REQUEST_SWALLOWED);

    assertThat(shop.toTheEnd(shop.patient())).isInstanceOfSatisfying(Unknown.class, u -> {
      assertThat(u.openCase().adapter()).isEqualTo(AdapterId.of("first"));
      assertThat(u.openCase().reference()).isEqualTo(shop.first.sends().get(0));
    });
    assertThat(shop.first.sends()).hasSize(1);
    assertThat(shop.second.sends()).isEmpty();
  }

  @Test
  void saleOfSomebodyElseUnderOurReferenceIsACase() {
    shop.first.next(Fault.DUPLICATE_FOREIGN);
    assertThat(shop.toTheEnd(shop.patient())).isInstanceOf(Unknown.class);
    assertThat(shop.second.sends()).isEmpty();
  }

  @Test
  void saleThatComesAfterTheFirstQuestionIsFound() {
    shop.first.next(Fault.EXECUTED_UPON_FIRST_QUERY);
    assertThat(shop.toTheEnd(shop.patient())).isInstanceOf(Delivered.class);
    assertThat(shop.first.sends()).hasSize(1);
    assertThat(shop.first.ledger().count()).isEqualTo(1);
  }

  @Test
  void lostJournalGivesTheSameReferenceAgain() {
    shop.recarga.topUp(Shop.twentySoles());
    Recarga afterTheLoss = shop.over(shop.first, shop.second);

    TopUpResult again = afterTheLoss.topUp(Shop.twentySoles());

    assertThat(again.isOpen() ? afterTheLoss.await(Shop.KEY, Duration.ofHours(30)) : again)
        .isInstanceOf(Delivered.class);
    assertThat(shop.first.ledger().count()).isEqualTo(1);
    assertThat(shop.first.sends().get(1)).isEqualTo(shop.first.sends().get(0));
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).as("the other thread came").isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static List<Plan> week(AdapterId adapter) {
    return List.of(Plan.builder(adapter, "week", "7 days", Shop.CLARO, Money.of("20.00", "PEN"))
        .build());
  }
}
