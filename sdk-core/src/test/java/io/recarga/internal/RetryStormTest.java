package io.recarga.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.DeclineReason;
import io.recarga.NotSentException;
import io.recarga.TopUpResult;
import io.recarga.journal.Journal;
import io.recarga.spi.DuplicateLevel;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Many callers go on asking while a carrier fails for ten minutes. */
class RetryStormTest {
  private static final int WANTED = 3_000;
  private static final Duration PACE = Duration.ofMillis(200);

  private final DrivenTime time = new DrivenTime();
  private final ScriptedAdapter adapter =
      new ScriptedAdapter("first", DuplicateLevel.REFUSES_REPEAT);
  private final Journal journal = Journal.inMemory(10 * WANTED);
  private final Engine engine = new Rig(time, journal, adapter).engine();

  @Test
  void aCarrierThatFailsForTenMinutesIsHardlyCalledAndServedAgainWhenItIsWell() {
    adapter.onSend = attempt -> EngineTest.rejected(DeclineReason.CARRIER_UNAVAILABLE, null);
    int refused = ask("storm-", WANTED);

    assertThat(adapter.sent.size()).as("calls in ten minutes").isLessThan(WANTED / 20);
    assertThat(refused).isEqualTo(WANTED - adapter.sent.size());

    adapter.onSend = ScriptedAdapter::delivered;
    time.advance(Duration.ofMinutes(2));
    assertThat(ask("calm-", 100)).isLessThan(10);
    assertThat(engine.topUp(Rig.topUp("last"), Rig.PATIENT))
        .isInstanceOf(TopUpResult.Delivered.class);
  }

  private int ask(String keys, int count) {
    int refused = 0;
    for (int i = 0; i < count; i++) {
      try {
        engine.topUp(Rig.topUp(keys + i), Rig.PATIENT);
      } catch (NotSentException e) {
        refused++;
      }
      time.advance(PACE);
    }
    return refused;
  }
}
