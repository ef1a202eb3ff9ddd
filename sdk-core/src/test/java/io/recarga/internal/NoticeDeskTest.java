package io.recarga.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.Carrier;
import io.recarga.DeclineReason;
import io.recarga.Money;
import io.recarga.RechargeEvent;
import io.recarga.RechargeEvent.Kind;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.TopUpResult;
import io.recarga.WebhookReply;
import io.recarga.journal.Inbox;
import io.recarga.journal.Journal;
import io.recarga.journal.JournalRow;
import io.recarga.journal.State;
import io.recarga.spi.AdapterId;
import io.recarga.spi.Answer;
import io.recarga.spi.Doubt;
import io.recarga.spi.DuplicateLevel;
import io.recarga.spi.Evidence;
import io.recarga.spi.Notice;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NoticeDeskTest {
  private static final SimCard SIM =
      SimCard.of("987654321", Carrier.builder("claro-pe", "Claro", "PE").build());
  private static final TopUp TOP_UP =
      TopUp.ofAmount(TopUpKey.of("order-1"), SIM, Money.of("20", "PEN"));
  private static final WebhookReply CONFIRM = WebhookReply.json(200, "{\"status\":\"Confirm\"}");

  private final DrivenTime time = new DrivenTime();
  private final ScriptedAdapter adapter = new ScriptedAdapter("a", DuplicateLevel.REFUSES_REPEAT);
  private final Inboxes journal = new Inboxes();
  private final Rig rig = new Rig(time, journal, adapter);
  private final List<RechargeEvent> events = rig.events;
  private final Engine engine = rig.engine();
  private final NoticeDesk desk = engine.notices();

  NoticeDeskTest() {
    // A body is "reference|transaction id|anything else".
    adapter.onNotice = body -> {
      String[] ids = body.split("\\|", -1);
      return Notice.about(orNull(ids[0]), orNull(ids[1]), false).withReply(CONFIRM);
    };
    adapter.onSend = attempt -> {
      time.advance(Duration.ofSeconds(20)); // So that the caller's wait is over before a poll.
      return Answer.inDoubt(Doubt.NO_ANSWER, Evidence.none());
    };
  }

  @Test
  void noticeIsKeptThenTheCarrierIsAsked() {
    String reference = send();
    assertThat(accept(reference + "||")).isEqualTo(CONFIRM);
    assertThat(adapter.asked).isEmpty();
    assertThat(engine.find(TOP_UP.key())).get().isInstanceOf(TopUpResult.Pending.class);
    assertThat(work()).isEqualTo(1);
    assertThat(adapter.asked).hasSize(1);
    assertThat(engine.find(TOP_UP.key())).get().isInstanceOf(TopUpResult.Delivered.class);
    assertThat(kinds(Kind.NOTICE_TAKEN)).hasSize(1);
    assertThat(kinds(Kind.NOTICE_TAKEN).get(0).adapter()).isEqualTo(adapter.id());
    assertThat(journal.inbox().waiting()).isZero();
  }

  @Test
  void repeatedNoticesAskOnce() {
    String reference = send();
    for (int i = 0; i < 5; i++) {
      assertThat(accept(reference + "||")).isEqualTo(CONFIRM);
    }
    work();
    time.advance(Duration.ofMinutes(1));
    assertThat(accept(reference + "||")).isEqualTo(CONFIRM);
    work();
    assertThat(adapter.asked).hasSize(1);
    List<RechargeEvent> taken = kinds(Kind.NOTICE_TAKEN);
    assertThat(taken).hasSize(6);
    assertThat(taken.get(0).detail()).isNull();
    assertThat(taken.get(1).detail()).isEqualTo("it was kept before");
  }

  @Test
  void noticeThatSaysDeliveredIsNotBelieved() {
    String reference = send();
    adapter.onFind = attempt ->
        Answer.failed(DeclineReason.CARRIER_FAILED, Duration.ZERO, Evidence.of("F", null));
    accept(reference + "|tx-1|{\"status\":\"SUCCESSFUL\"}");
    work();
    assertThat(state()).isEqualTo(State.NOT_EXECUTED);
  }

  @Test
  void refusalsLookAlikeAndKeepNothing() {
    send();
    adapter.onNotice = body -> {
      if (body.equals("breaks")) {
        throw new IllegalStateException("a bug");
      }
      return Notice.refused("the signature is not ours");
    };
    WebhookReply forged = accept("forged");
    assertThat(forged).isEqualTo(WebhookReply.of(401));
    assertThat(accept("breaks")).isEqualTo(forged);
    assertThat(desk.accept(AdapterId.of("nobody"), Map.of(), new byte[1])).isEqualTo(forged);
    assertThat(desk.accept(adapter.id(), Map.of(), new byte[NoticeDesk.MAX_BODY_BYTES + 1]))
        .isEqualTo(forged);
    assertThat(journal.inbox().waiting()).isZero();
    assertThat(work()).isZero();
    List<RechargeEvent> refused = kinds(Kind.NOTICE_REFUSED);
    assertThat(refused)
        .extracting(RechargeEvent::detail)
        .containsExactly(
            "the signature is not ours",
            "it cannot be read: IllegalStateException",
            "no adapter has this name",
            "the body is larger than 262144 bytes");
    assertThat(refused.get(0).adapter()).isEqualTo(adapter.id());
    assertThat(refused.get(2).adapter()).as("a stranger's word").isNull();
  }

  @Test
  void bodyOfTheLargestSizeIsRead() {
    adapter.onNotice = body -> Notice.unrelated().withReply(CONFIRM);
    assertThat(desk.accept(adapter.id(), Map.of(), new byte[NoticeDesk.MAX_BODY_BYTES]))
        .isEqualTo(CONFIRM);
    assertThat(kinds(Kind.NOTICE_UNMATCHED))
        .extracting(RechargeEvent::detail)
        .containsExactly("about no sale");
  }

  @Test
  void carrierIsToldToComeAgainWhileTheJournalIsDown() {
    String reference = send();
    journal.isDown = true;
    assertThat(accept(reference + "||")).isEqualTo(WebhookReply.of(503));
    journal.isDown = false;
    assertThat(work()).isZero();
    assertThat(accept(reference + "||")).isEqualTo(CONFIRM);
    assertThat(work()).isEqualTo(1);
    assertThat(kinds(Kind.JOURNAL_FAILED)).hasSize(1);
  }

  @Test
  void earlyNoticeWaitsForItsTopUp() {
    accept("|tx-9|");
    work();
    assertThat(journal.inbox().waiting()).isEqualTo(1);
    adapter.onSend = attempt -> Answer.accepted(Evidence.ofTransaction("tx-9"));
    send();
    time.advance(Duration.ofSeconds(2));
    work();
    assertThat(adapter.asked).hasSize(1);
    assertThat(engine.find(TOP_UP.key())).get().isInstanceOf(TopUpResult.Delivered.class);
  }

  @Test
  void noticeThatComesBeforeTheAnswerWaitsForIt() {
    adapter.onSend = attempt -> {
      accept(attempt.reference() + "||");
      work();
      assertThat(adapter.asked).isEmpty();
      return Answer.accepted(Evidence.ofTransaction("tx-1"));
    };
    send();
    time.advance(Duration.ofSeconds(2));
    work();
    assertThat(state()).isEqualTo(State.SUCCEEDED);
  }

  @Test
  void strangersNoticeIsGivenUpAfterADayWithFewTries() {
    accept("FOREIGN|tx-9|");
    int tries = 0;
    for (int minute = 0; minute < 25 * 60; minute++) {
      tries += work();
      time.advance(Duration.ofMinutes(1));
    }
    assertThat(tries).isBetween(10, 40);
    assertThat(journal.inbox().waiting()).isZero();
    assertThat(kinds(Kind.NOTICE_UNMATCHED)).hasSize(1);
    assertThat(adapter.asked).isEmpty();
  }

  @Test
  void doneNoticesAreForgottenAndAReplayIsHarmless() {
    String reference = send();
    accept(reference + "||");
    work();
    time.advance(Duration.ofDays(9));
    engine.doChores();
    accept(reference + "||");
    work();
    assertThat(adapter.asked).hasSize(2);
    assertThat(state()).isEqualTo(State.SUCCEEDED);
    assertThat(adapter.sent).hasSize(1);
  }

  @Test
  void floodOfNoticesAboutOneTopUpAsksTheCarrierNowAndThen() {
    adapter.onFind = attempt -> Answer.accepted(Evidence.none());
    String reference = send();
    for (int second = 0; second < 60; second++) {
      for (int i = 0; i < 20; i++) {
        accept(reference + "||" + second + "-" + i);
      }
      work();
      time.advance(Duration.ofSeconds(1));
    }
    assertThat(adapter.asked).hasSizeBetween(10, 13);
    for (int second = 0; second < 120; second++) {
      work();
      time.advance(Duration.ofSeconds(1));
    }
    assertThat(journal.inbox().waiting()).isZero();
  }

  @Test
  void reversalIsLearntThoughTheCarrierCouldNotBeAskedAtFirst() {
    String reference = send();
    engine.consult(TOP_UP.key());
    assertThat(state()).isEqualTo(State.SUCCEEDED);
    adapter.onFind = attempt -> {
      throw new IllegalStateException("carrier down");
    };
    accept(reference + "||reversed");
    work();
    assertThat(state()).isEqualTo(State.SUCCEEDED);
    adapter.onFind = attempt -> Answer.givenBack(Evidence.ofTransaction("tx-1"));
    time.advance(Duration.ofMinutes(1));
    work();
    assertThat(state()).isEqualTo(State.REVERSED);
  }

  @Test
  void fullInboxTakesNoMoreAndACrowdedOneGivesStrangersUp() {
    String reference = send();
    journal.pretendWaiting = NoticeFlood.FULL;
    assertThat(accept(reference + "||")).isEqualTo(WebhookReply.of(503));
    assertThat(kinds(Kind.NOTICE_REFUSED))
        .extracting(RechargeEvent::detail)
        .containsExactly("too many notices wait already");
    time.advance(Duration.ofSeconds(6));
    journal.pretendWaiting = NoticeFlood.CROWDED;
    accept("FOREIGN||");
    work();
    assertThat(kinds(Kind.NOTICE_UNMATCHED)).as("its first try").isEmpty();
    time.advance(Duration.ofSeconds(2));
    work();
    assertThat(kinds(Kind.NOTICE_UNMATCHED)).hasSize(1);
  }

  @Test
  void idThatCannotBeAnyonesIsAnsweredButNotKept() {
    assertThat(accept("R\u0000EF|" + "9".repeat(65) + "|")).isEqualTo(CONFIRM);
    assertThat(kinds(Kind.NOTICE_UNMATCHED))
        .extracting(RechargeEvent::detail)
        .containsExactly("its ids cannot be ours");
    assertThat(journal.inbox().waiting()).isZero();
  }

  @Test
  void sameBytesToTwoAdaptersAreTwoNotices() {
    byte[] body = {1};
    assertThat(NoticeIds.of(AdapterId.of("a"), body))
        .hasSize(64)
        .isNotEqualTo(NoticeIds.of(AdapterId.of("b"), body));
    assertThat(NoticeIds.of(AdapterId.of("a"), new byte[] {'b', 'c'}))
        .isNotEqualTo(NoticeIds.of(AdapterId.of("ab"), new byte[] {'c'}));
  }

  @Test
  void whileTheSaleIsOpenItIsAskedAboutAFewTimes() {
    for (Answer open : List.of(
        Answer.accepted(Evidence.none()), Answer.inDoubt(Doubt.NO_ANSWER, Evidence.none()))) {
      TopUp topUp = Rig.topUp("order-" + adapter.sent.size());
      engine.topUp(topUp, Duration.ofSeconds(20));
      adapter.onFind = attempt -> open;
      adapter.asked.clear();
      accept(adapter.sent.get(adapter.sent.size() - 1).reference() + "||" + open);
      int works = 0;
      for (int minute = 0; minute < 10; minute++) {
        works += work();
        time.advance(Duration.ofMinutes(1));
      }
      assertThat(works).as("%s", open).isEqualTo(5);
      assertThat(adapter.asked).hasSize(5);
      assertThat(journal.inbox().waiting()).isZero();
    }
  }

  @Test
  void noticeWhoseAdapterIsGoneWaitsAndAsksNobody() {
    String reference = send();
    ScriptedAdapter another = new ScriptedAdapter("b", DuplicateLevel.REFUSES_REPEAT);
    NoticeDesk elsewhere = new Rig(time, journal, another).engine().notices();
    accept(reference + "||");
    assertThat(elsewhere.workOnce(time.now(), 10)).isEqualTo(1);
    assertThat(adapter.asked).isEmpty();
    time.advance(Duration.ofSeconds(1));
    assertThat(work()).isEqualTo(1);
    assertThat(adapter.asked).hasSize(1);
  }

  @Test
  void ourReferenceGoesBeforeTheCarriersId() {
    adapter.onSend = attempt -> Answer.accepted(Evidence.ofTransaction("tx-1"));
    String first = send();
    adapter.onSend = attempt -> Answer.accepted(Evidence.ofTransaction("tx-2"));
    engine.topUp(Rig.topUp("order-2"), Duration.ofSeconds(20));
    accept(first + "|tx-2|");
    adapter.asked.clear();
    work();
    assertThat(adapter.asked).extracting(attempt -> attempt.reference()).containsExactly(first);
  }

  @Test
  void theCarriersIdAloneIsEnough() {
    adapter.onSend = attempt -> Answer.accepted(Evidence.ofTransaction("tx-1"));
    send();
    adapter.asked.clear();
    accept("|tx-1|");
    work();
    assertThat(adapter.asked).hasSize(1);
  }

  @Test
  void noticeOfAStrangerIsLookedAtAgainAfterASecond() {
    accept("FOREIGN||");
    assertThat(work()).isEqualTo(1);
    assertThat(work()).isZero();
    time.advance(Duration.ofSeconds(1));
    assertThat(work()).isEqualTo(1);
  }

  @Test
  void saleThatIsUnderWayIsLookedForAgain() {
    adapter.onSend = attempt -> {
      accept(attempt.reference() + "||");
      for (int tries = 0; tries < 4; tries++) {
        work();
        time.advance(Duration.ofSeconds(8));
      }
      assertThat(journal.inbox().waiting()).isEqualTo(1);
      return Answer.accepted(Evidence.ofTransaction("tx-1"));
    };
    send();
  }

  @Test
  void refusalsFillNoLog() {
    List<String> lines = new ArrayList<>();
    Logger logger = Logger.getLogger("io.recarga");
    Handler handler = new Handler() {
      @Override
      public void publish(LogRecord record) {
        if (record.getMessage().contains("before it")) {
          lines.add(MessageFormat.format(record.getMessage(), record.getParameters()));
        }
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
    logger.addHandler(handler);
    try {
      adapter.onNotice = body -> Notice.refused("not signed");
      for (int i = 0; i < 5; i++) {
        accept("forged");
      }
      time.advance(Duration.ofMinutes(1));
      accept("forged");
    } finally {
      logger.removeHandler(handler);
    }
    assertThat(lines)
        .containsExactly(
            "notice to a refused, and 0 before it: not signed",
            "notice to a refused, and 4 before it: not signed");
  }

  private String send() {
    engine.topUp(TOP_UP, Duration.ofSeconds(20));
    return adapter.sent.get(0).reference();
  }

  private WebhookReply accept(String body) {
    return desk.accept(adapter.id(), Map.of(), body.getBytes(StandardCharsets.UTF_8));
  }

  private int work() {
    return desk.workOnce(time.now(), 1000);
  }

  private State state() {
    return journal.find(TOP_UP.key()).orElseThrow().state();
  }

  private List<RechargeEvent> kinds(Kind kind) {
    return events.stream().filter(event -> event.kind() == kind).toList();
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  /** A journal whose inbox can be down, or pretend that many notices wait. */
  private static final class Inboxes extends FailingJournal {
    boolean isDown;
    long pretendWaiting;

    Inboxes() {
      super(Journal.inMemory(10));
    }

    @Override
    public Optional<JournalRow> findByReference(AdapterId adapter, String reference) {
      return super.findByReference(adapter, Objects.requireNonNull(reference, "reference"));
    }

    @Override
    public Optional<JournalRow> findByTransaction(AdapterId adapter, String transactionId) {
      return super.findByTransaction(
          adapter, Objects.requireNonNull(transactionId, "transactionId"));
    }

    @Override
    public Inbox inbox() {
      Inbox inner = super.inbox();
      return (Inbox) Proxy.newProxyInstance(
          Inbox.class.getClassLoader(), new Class<?>[] {Inbox.class}, (proxy, method, args) -> {
            if (isDown && method.getName().equals("keep")) {
              throw new IllegalStateException("connection lost");
            }
            Object result = method.invoke(inner, args);
            boolean pretends = pretendWaiting > 0 && method.getName().equals("waiting");
            return pretends ? pretendWaiting : result;
          });
    }
  }
}
