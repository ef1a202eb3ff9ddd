package io.recarga.renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recarga.Channel;
import io.recarga.Money;
import io.recarga.Recarga;
import io.recarga.RechargeException;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.TopUpResult;
import io.recarga.journal.Journal;
import io.recarga.market.peru.Peru;
import io.recarga.simulator.FakeCarrier;
import io.recarga.simulator.SimulatorClock;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChannelGuardTest {
  private final SimulatorClock clock =
      SimulatorClock.virtual(Instant.parse("2026-11-24T17:00:00Z"));
  private final FakeCarrier carrier = FakeCarrier.create(clock);
  private final Recarga recarga = Recarga.builder()
      .adapter(carrier)
      .journal(Journal.inMemory(9))
      .time(clock)
      .check(new ChannelGuard(DirectoryTest.PERU, clock))
      .build();

  @AfterEach
  void close() {
    recarga.close();
  }

  @Test
  void aTopUpThroughAChannelOfAnotherCarrierIsRefusedBeforeAnythingIsSent() {
    TopUp topUp = topUp("order-1", DirectoryTest.PERU.entry("claro-store").channel());
    assertThatThrownBy(() -> recarga.topUp(topUp))
        .isInstanceOf(RechargeException.class)
        .hasMessageContaining("claro-store can't be used: It does not serve Bitel lines.");
    assertThat(carrier.sends()).isEmpty();
    assertThat(recarga.find(topUp.key())).isEmpty();
  }

  @Test
  void theOwnStoreAndChannelsThatNobodyKnowsPass() {
    assertThat(recarga.topUp(
            topUp("order-1", DirectoryTest.PERU.entry("bitel-store").channel())))
        .isInstanceOf(TopUpResult.Delivered.class);
    assertThat(recarga.topUp(topUp("order-2", Channel.KIOSK.named("Ours"))))
        .isInstanceOf(TopUpResult.Delivered.class);
  }

  private static TopUp topUp(String key, Channel channel) {
    return TopUp.ofAmount(
            TopUpKey.of(key), SimCard.of("987654321", Peru.BITEL), Money.of("20", "PEN"))
        .toBuilder()
        .channel(channel)
        .build();
  }
}
