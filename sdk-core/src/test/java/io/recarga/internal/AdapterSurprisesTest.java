package io.recarga.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recarga.Carrier;
import io.recarga.DeclineReason;
import io.recarga.EnginePolicy;
import io.recarga.Money;
import io.recarga.NotRetryableException;
import io.recarga.Progress.Stage;
import io.recarga.Recarga;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.TopUpResult;
import io.recarga.journal.Journal;
import io.recarga.spi.Answer;
import io.recarga.spi.Attempt;
import io.recarga.spi.Doubt;
import io.recarga.spi.DuplicateLevel;
import io.recarga.spi.Evidence;
import io.recarga.spi.Proves;
import io.recarga.spi.Rejection;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever an adapter does after bytes may have left, the caller gets a result. */
@Timeout(20)
class AdapterSurprisesTest {
  private static final TopUpKey KEY = TopUpKey.of("order-1");
  private static final TopUp TOP_UP = TopUp.ofAmount(
      KEY,
      SimCard.of("987654321", Carrier.builder("claro-pe", "Claro", "PE").build()),
      Money.of("20", "PEN"));
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration FOR_EVER = Duration.ofSeconds(Long.MAX_VALUE);
  private static final Answer DOUBT = Answer.inDoubt(Doubt.NO_ANSWER, Evidence.none());

  private final DrivenTime time = new DrivenTime();
  private final Journal journal = Journal.inMemory(9);
  private final ScriptedAdapter adapter = new ScriptedAdapter("a", DuplicateLevel.REFUSES_REPEAT);
  private final Recarga recarga = recargaWith(adapter);

  private Recarga recargaWith(ScriptedAdapter one) {
    return Recarga.builder().adapter(one).journal(journal).time(time).build();
  }

  @Test
  @SuppressWarnings("NullAway")
  void noAnswerAtAllIsDoubt() {
    adapter.onSend = attempt -> null;
    adapter.onFind = attempt -> null;

    assertThat(stageOf(recarga.topUp(TOP_UP, SECOND))).isEqualTo(Stage.IN_DOUBT);
    assertThat(stageOf(recarga.refresh(KEY))).isEqualTo(Stage.IN_DOUBT);
  }

  @Test
  void aDemandToWaitForEverIsTakenForAnEnd() {
    adapter.onSend = attempt -> EngineTest.rejected(DeclineReason.THROTTLED, FOR_EVER);
    assertThat(recarga.topUp(TOP_UP)).isInstanceOf(TopUpResult.Declined.class);
  }

  @Test
  void aFailedRecordThatIsNeverFinalIsNoException() {
    adapter.onSend =
        attempt -> Answer.failed(DeclineReason.CARRIER_FAILED, FOR_EVER, Evidence.none());
    assertThat(stageOf(recarga.topUp(TOP_UP))).isEqualTo(Stage.ACCEPTED);
  }

  @Test
  void aTopUpWhoseAdapterIsGoneStaysAsItIs() {
    adapter.onSend = attempt -> DOUBT;
    recarga.topUp(TOP_UP, SECOND);
    time.advance(Duration.ofHours(1));
    Recarga others = recargaWith(new ScriptedAdapter("b", DuplicateLevel.REFUSES_REPEAT));

    assertThat(stageOf(others.topUp(TOP_UP))).isEqualTo(Stage.IN_DOUBT);
    assertThat(stageOf(others.refresh(KEY))).isEqualTo(Stage.IN_DOUBT);
    assertThat(recarga.refresh(KEY)).isInstanceOf(TopUpResult.Delivered.class);
  }

  @Test
  void aDeclineWhoseAdapterIsGoneCannotBeOpenedAgain() {
    adapter.onSend = attempt -> EngineTest.rejected(DeclineReason.WALLET_TOO_LOW, null);
    recarga.topUp(TOP_UP);
    Recarga others = recargaWith(new ScriptedAdapter("b", DuplicateLevel.REFUSES_REPEAT));

    assertThatThrownBy(() -> others.retry(KEY, time.now().plusSeconds(60), "ops"))
        .isInstanceOf(NotRetryableException.class)
        .hasMessageContaining("adapter a");
  }

  @Test
  void aHundredBurnedReferencesAreADeclineNotAnException() {
    adapter.onSend = attempt -> Answer.rejected(
        new Rejection(DeclineReason.OTHER, Proves.NOTHING_SOLD, true, SECOND, Evidence.none()));
    // One attempt each, as a person orders it: neither breaker nor retry budget holds it up.
    Recarga persistent = Recarga.builder()
        .adapter(adapter)
        .journal(Journal.inMemory(9))
        .time(time)
        .policy(EnginePolicy.builder().maxAttempts(1).build())
        .build();
    TopUpResult result = persistent.topUp(TOP_UP);
    for (int retries = 0; retries < 110; retries++) {
      result = persistent.retry(KEY, time.now().plusSeconds(60), "ops");
    }
    assertThat(result).isInstanceOf(TopUpResult.Declined.class);
    assertThat(adapter.sent).extracting(Attempt::reference).hasSize(100).doesNotHaveDuplicates();
  }

  @Test
  void whatAnExceptionSaysOfTheLineIsMasked() {
    adapter.onSend = attempt -> DOUBT;
    adapter.onFind = attempt -> {
      throw new IllegalStateException("GET /lines/51987654321\nfailed");
    };
    recarga.topUp(TOP_UP, SECOND);
    assertThat(recarga.refresh(KEY).toString())
        .contains("failed")
        .doesNotContain("987654321", "\n");

    adapter.onSend = attempt -> {
      throw new io.recarga.NotSentException("no route to 51987654321");
    };
    TopUp next = TopUp.ofAmount(TopUpKey.of("order-2"), TOP_UP.sim(), Money.of("20", "PEN"));
    assertThat(recarga.topUp(next, Duration.ofMillis(1)).toString()).doesNotContain("987654321");
  }

  private static Stage stageOf(TopUpResult result) {
    return ((TopUpResult.Pending) result).progress().stage();
  }
}
