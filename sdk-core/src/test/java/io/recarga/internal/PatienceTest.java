package io.recarga.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.Carrier;
import io.recarga.Money;
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
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How long a caller waits. */
@Timeout(20)
class PatienceTest {
  private static final TopUpKey KEY = TopUpKey.of("order-1");
  private static final TopUp TOP_UP = TopUp.ofAmount(
      KEY,
      SimCard.of("987654321", Carrier.builder("claro-pe", "Claro", "PE").build()),
      Money.of("20", "PEN"));
  private static final Duration FOR_EVER = Duration.ofSeconds(Long.MAX_VALUE);
  private static final Answer DOUBT = Answer.inDoubt(Doubt.NO_ANSWER, Evidence.none());

  private final DrivenTime time = new DrivenTime();
  private final ScriptedAdapter adapter = new ScriptedAdapter("a", DuplicateLevel.REFUSES_REPEAT);
  private final Recarga recarga =
      Recarga.builder().adapter(adapter).journal(Journal.inMemory(9)).time(time).build();

  @Test
  void aWaitLongerThanTimeCanCountIsNoException() {
    adapter.onSend = attempt -> DOUBT;
    TopUp whenever = TOP_UP.toBuilder().sendBy(Instant.MAX).build();

    assertThat(recarga.topUp(whenever, FOR_EVER)).isInstanceOf(TopUpResult.Delivered.class);
    assertThat(recarga.await(KEY, FOR_EVER)).isInstanceOf(TopUpResult.Delivered.class);
    assertThat(recarga.topUp(whenever, FOR_EVER)).isInstanceOf(TopUpResult.Delivered.class);
  }

  @Test
  void aWallClockThatIsSetBackDoesNotStretchTheWait() {
    adapter.onSend = attempt -> DOUBT;
    adapter.onFind = attempt -> {
      time.jumpWall(Duration.ofMinutes(-1));
      return DOUBT;
    };
    long began = time.nanos();

    assertThat(recarga.topUp(TOP_UP, Duration.ofSeconds(30)).isOpen()).isTrue();
    assertThat(Duration.ofNanos(time.nanos() - began)).isLessThanOrEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void aWallClockThatIsSetForwardDoesNotEndTheWait() {
    adapter.onSend = attempt -> {
      time.jumpWall(Duration.ofHours(1));
      return DOUBT;
    };
    assertThat(recarga.topUp(TOP_UP, Duration.ofSeconds(30)))
        .isInstanceOf(TopUpResult.Delivered.class);
  }
}
