package io.recarga.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.Carrier;
import io.recarga.DeclineReason;
import io.recarga.EnginePolicy;
import io.recarga.Money;
import io.recarga.Recarga;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.TopUpResult;
import io.recarga.journal.Journal;
import io.recarga.spi.Answer;
import io.recarga.spi.Attempt;
import io.recarga.spi.DuplicateLevel;
import io.recarga.spi.Evidence;
import io.recarga.spi.Proves;
import io.recarga.spi.Rejection;
import io.recarga.spi.Route;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two processes on one journal, whose conditional writes are all that keeps them apart. */
@Timeout(20)
class TwoProcessesTest {
  private static final TopUpKey KEY = TopUpKey.of("order-1");
  private static final TopUp TOP_UP = TopUp.ofAmount(
          KEY,
          SimCard.of("987654321", Carrier.builder("claro-pe", "Claro", "PE").build()),
          Money.of("20", "PEN"))
      .toBuilder()
      .sendBy(DrivenTime.START.plus(Duration.ofHours(1)))
      .build();

  private final DrivenTime time = new DrivenTime();
  private final Journal journal = Journal.inMemory(9);
  private final ScriptedAdapter carrier = new ScriptedAdapter("a", DuplicateLevel.REFUSES_REPEAT);
  private final Recarga one = process();
  private final Recarga other = process();

  private Recarga process() {
    return Recarga.builder()
        .adapter(carrier)
        .journal(journal)
        .time(time)
        .policy(EnginePolicy.builder().maxAttempts(5).build())
        .build();
  }

  @Test
  void anAttemptPreparedForARowThatARivalMovedOnIsNotSent() {
    carrier.onSend = attempt -> burned();
    one.topUp(TOP_UP, Duration.ofSeconds(20));
    assertThat(carrier.sent).hasSize(1);
    time.advance(Duration.ofMinutes(1));

    boolean[] raced = {false};
    carrier.onPrepare = topUp -> {
      if (!raced[0]) {
        raced[0] = true;
        other.refresh(KEY); // Burns the next reference.
        time.advance(Duration.ofSeconds(40));
      }
      return Route.of(Map.of(), null);
    };
    one.refresh(KEY);
    carrier.onSend = ScriptedAdapter::delivered;
    time.advance(Duration.ofSeconds(40));

    assertThat(one.refresh(KEY)).isInstanceOf(TopUpResult.Delivered.class);
    assertThat(carrier.sent).extracting(Attempt::reference).doesNotHaveDuplicates();
  }

  private static Answer burned() {
    return Answer.rejected(new Rejection(
        DeclineReason.CARRIER_UNAVAILABLE,
        Proves.NOTHING_SOLD,
        true,
        Duration.ofSeconds(30),
        Evidence.of("BURNED", null)));
  }
}
