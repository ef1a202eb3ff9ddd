package io.recarga.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.Carrier;
import io.recarga.DeclineReason;
import io.recarga.Money;
import io.recarga.OpenCase;
import io.recarga.Proof;
import io.recarga.Recarga;
import io.recarga.RechargeEvent;
import io.recarga.RechargeEvent.Kind;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.TopUpResult;
import io.recarga.journal.Journal;
import io.recarga.journal.State;
import io.recarga.spi.Answer;
import io.recarga.spi.Doubt;
import io.recarga.spi.DuplicateLevel;
import io.recarga.spi.Evidence;
import io.recarga.spi.Proves;
import io.recarga.spi.Rejection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventsTest {
  private static final SimCard SIM =
      SimCard.of("987654321", Carrier.builder("claro-pe", "Claro", "PE").build());
  private static final TopUp TOP_UP =
      TopUp.ofAmount(TopUpKey.of("order-1"), SIM, Money.of("20", "PEN"));

  private final DrivenTime time = new DrivenTime();
  private final ScriptedAdapter adapter = new ScriptedAdapter("a", DuplicateLevel.REFUSES_REPEAT);
  private final FailingJournal journal = new FailingJournal(Journal.inMemory(10));
  private final List<RechargeEvent> events = new ArrayList<>();
  private final Recarga recarga = Recarga.builder()
      .adapter(adapter)
      .journal(journal)
      .time(time)
      .listener(events::add)
      .build();

  @Test
  void deliveryIsToldAfterItsAttempt() {
    adapter.onSend = attempt -> {
      assertThat(kinds()).containsExactly(Kind.SENDING);
      time.advance(Duration.ofSeconds(3));
      return ScriptedAdapter.delivered(attempt);
    };
    recarga.topUp(TOP_UP);
    assertThat(kinds()).containsExactly(Kind.SENDING, Kind.DELIVERED);
    RechargeEvent last = events.get(1);
    assertThat(last.key()).isEqualTo(TOP_UP.key());
    assertThat(last.adapter()).isEqualTo(adapter.id());
    assertThat(last.reference()).isEqualTo(adapter.sent.get(0).reference());
    assertThat(last.attempt()).isEqualTo(1);
    assertThat(last.state()).isEqualTo(State.SUCCEEDED);
    assertThat(last.sinceAttempt()).isEqualTo(Duration.ofSeconds(3));
    assertThat(last.sinceAccepted()).isEqualTo(Duration.ofSeconds(3));
    assertThat(last.at()).isEqualTo(DrivenTime.START.plusSeconds(3));
  }

  @Test
  void everyDoubtIsToldWithItsName() {
    for (Doubt doubt : Doubt.values()) {
      events.clear();
      adapter.onSend = attempt -> Answer.inDoubt(doubt, Evidence.of("E77", "call 987654321"));
      adapter.onFind = attempt -> Answer.accepted(Evidence.ofTransaction("tx"));
      TopUp topUp = TopUp.ofAmount(TopUpKey.of("order-" + doubt), SIM, Money.of("20", "PEN"));
      recarga.topUp(topUp, Duration.ofSeconds(21));
      assertThat(events)
          .filteredOn(e -> e.kind() == Kind.IN_DOUBT)
          .singleElement()
          .satisfies(event -> assertThat(event.doubt()).isEqualTo(doubt));
      assertThat(kinds().contains(Kind.UNCLASSIFIED_CODE)).isEqualTo(doubt == Doubt.UNCLASSIFIED);
      assertThat(kinds()).contains(Kind.TAKEN);
    }
  }

  @Test
  void unclassifiedCodeIsToldOnceHoweverOftenItIsRead() {
    adapter.onSend = attempt -> Answer.inDoubt(Doubt.NO_ANSWER, Evidence.none());
    adapter.onFind = attempt -> Answer.inDoubt(Doubt.UNCLASSIFIED, Evidence.of("E77", null));
    recarga.topUp(TOP_UP);
    recarga.await(TOP_UP.key(), Duration.ofMinutes(10));
    assertThat(adapter.asked).hasSizeGreaterThan(3);
    assertThat(kinds()).containsExactly(Kind.SENDING, Kind.IN_DOUBT, Kind.UNCLASSIFIED_CODE);
    assertThat(events.get(2).detail()).contains("E77");
  }

  @Test
  void proofOfNoEffectIsToldBeforeWhatFollowsFromIt() {
    adapter.onSend = attempt -> adapter.sent.size() == 1
        ? rejected(DeclineReason.CARRIER_UNAVAILABLE, Duration.ofSeconds(5))
        : rejected(DeclineReason.WALLET_TOO_LOW, null);
    recarga.topUp(TOP_UP);
    assertThat(kinds())
        .containsExactly(
            Kind.SENDING,
            Kind.NOT_EXECUTED,
            Kind.RETRY_PLANNED,
            Kind.SENDING,
            Kind.NOT_EXECUTED,
            Kind.WALLET_LOW,
            Kind.DECLINED);
    RechargeEvent last = events.get(6);
    assertThat(last.reason()).isEqualTo(DeclineReason.WALLET_TOO_LOW);
    assertThat(last.proof()).isEqualTo(Proof.REJECTED);
    assertThat(last.attempt()).isEqualTo(2);
    recarga.retry(TOP_UP.key(), time.now().plusSeconds(60), "ops");
    assertThat(kinds().subList(7, 9)).containsExactly(Kind.REOPENED, Kind.SENDING);
  }

  @Test
  void reversalAndCaseAreTold() {
    recarga.topUp(TOP_UP);
    adapter.onFind = attempt -> Answer.givenBack(Evidence.ofTransaction("tx-1"));
    recarga.refresh(TOP_UP.key());
    assertThat(kinds()).containsExactly(Kind.SENDING, Kind.DELIVERED, Kind.REVERSED);
    events.clear();
    TopUp other = TopUp.ofAmount(TopUpKey.of("order-2"), SIM, Money.of("20", "PEN"));
    adapter.onSend = attempt -> Answer.inDoubt(Doubt.NO_ANSWER, Evidence.none());
    adapter.onFind = attempt -> Answer.accepted(Evidence.none());
    recarga.topUp(other);
    assertThat(recarga.await(other.key(), Duration.ofDays(2)))
        .isInstanceOf(TopUpResult.Unknown.class);
    adapter.onFind = ScriptedAdapter::delivered;
    recarga.refresh(other.key());
    recarga.refresh(other.key());
    assertThat(kinds())
        .containsExactly(Kind.SENDING, Kind.IN_DOUBT, Kind.TAKEN, Kind.CASE_OPENED, Kind.CASE_NEWS);
    assertThat(events.get(3).cause()).isEqualTo(OpenCase.Cause.NO_ANSWER);
    assertThat(events.get(4).detail()).contains("now shows a sale");
  }

  @Test
  void writeWhoseCommitThrewIsToldOnce() {
    journal.failInsertsAfter = 1;
    journal.failReplacesAfter = 1;
    recarga.topUp(TOP_UP);
    assertThat(kinds())
        .containsExactly(Kind.JOURNAL_FAILED, Kind.SENDING, Kind.JOURNAL_FAILED, Kind.DELIVERED);
  }

  @Test
  void writeThatNeverHappenedIsNotTold() {
    journal.failReplacesBefore = 100;
    recarga.topUp(TOP_UP);
    assertThat(kinds()).containsOnly(Kind.SENDING, Kind.JOURNAL_FAILED);
  }

  private List<Kind> kinds() {
    return events.stream().map(RechargeEvent::kind).toList();
  }

  private static Answer rejected(DeclineReason reason, @Nullable Duration retryAfter) {
    return Answer.rejected(
        new Rejection(reason, Proves.NOTHING_SOLD, false, retryAfter, Evidence.of("E1", "no")));
  }
}
