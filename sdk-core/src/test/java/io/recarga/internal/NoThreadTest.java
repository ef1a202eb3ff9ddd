package io.recarga.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.Carrier;
import io.recarga.Money;
import io.recarga.Progress.Stage;
import io.recarga.Recarga;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.TopUpResult;
import io.recarga.journal.Journal;
import io.recarga.spi.Answer;
import io.recarga.spi.Doubt;
import io.recarga.spi.DuplicateLevel;
import io.recarga.spi.Evidence;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** That no thread is free proves nothing of what an earlier attempt sent. */
@Timeout(20)
class NoThreadTest {
  private static final TopUpKey KEY = TopUpKey.of("order-1");
  private static final TopUp TOP_UP = TopUp.ofAmount(
          KEY,
          SimCard.of("987654321", Carrier.builder("claro-pe", "Claro", "PE").build()),
          Money.of("20", "PEN"))
      .toBuilder()
      .sendBy(DrivenTime.START.plus(Duration.ofDays(1)))
      .build();
  private static final Duration SHORT = Duration.ofSeconds(1);

  private final DrivenTime time = new DrivenTime();
  private final FailingJournal journal = new FailingJournal(Journal.inMemory(9));
  private final ScriptedAdapter adapter = new ScriptedAdapter("a", DuplicateLevel.REFUSES_REPEAT);
  private final Recarga recarga =
      Recarga.builder().adapter(adapter).journal(journal).time(time).build();

  @Test
  void anAttemptWhoseProcessDiedIsNotTakenForUnsent() {
    adapter.onSend = attempt -> {
      journal.failReplacesBefore = 100;
      return Answer.inDoubt(Doubt.NO_ANSWER, Evidence.none());
    };
    recarga.topUp(TOP_UP, Duration.ofSeconds(20));
    time.advance(Duration.ofMinutes(5));

    recarga.close();
    journal.failReplacesBefore = 0; // Too late for what is written on closing.
    assertThat(stageOf(recarga.await(KEY, SHORT))).isEqualTo(Stage.SENT);
    assertThat(recarga.refresh(KEY)).isInstanceOf(TopUpResult.Delivered.class);
    assertThat(adapter.sent).hasSize(1);
  }

  @Test
  void aQuestionThatNobodyCanAskNowStaysDue() {
    adapter.onSend = attempt -> Answer.inDoubt(Doubt.NO_ANSWER, Evidence.none());
    adapter.onFind = adapter.onSend;
    recarga.topUp(TOP_UP, Duration.ofSeconds(20));
    adapter.onFind = ScriptedAdapter::delivered;
    time.advance(Duration.ofMinutes(5));

    recarga.close();
    assertThat(stageOf(recarga.await(KEY, SHORT))).isEqualTo(Stage.IN_DOUBT);
    assertThat(recarga.await(KEY, Duration.ofMinutes(1))).isInstanceOf(TopUpResult.Delivered.class);
  }

  @Test
  void aFirstAttemptWithoutThreadIsProvenUnsentAndLeavesTheKeyUsable() {
    recarga.close();
    assertThat(stageOf(recarga.topUp(TOP_UP, SHORT))).isEqualTo(Stage.QUEUED);
    assertThat(adapter.sent).isEmpty();
    assertThat(recarga.topUp(TOP_UP)).isInstanceOf(TopUpResult.Delivered.class);
    assertThat(adapter.sent).hasSize(1);
  }

  private static Stage stageOf(TopUpResult result) {
    return ((TopUpResult.Pending) result).progress().stage();
  }
}
