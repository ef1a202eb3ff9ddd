package io.recarga.sample.minimal;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.Money;
import io.recarga.Recarga;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.TopUpResult;
import io.recarga.journal.Journal;
import io.recarga.market.peru.Peru;
import io.recarga.simulator.FakeCarrier;
import io.recarga.simulator.Fault;
import io.recarga.simulator.SimulatorClock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How an app tests its own code; the README shows it. */
class FakeCarrierTest {
  private static final TopUp TOP_UP = TopUp.ofAmount(
      TopUpKey.of("order-4711"), SimCard.of("+51987654321", Peru.CLARO), Money.of("20.00", "PEN"));

  // snippet: fake-carrier
  @Test
  void lostAnswerIsFoundOutAndPaidOnce() {
    SimulatorClock clock = SimulatorClock.virtual(Instant.parse("2026-11-01T12:00:00Z"));
    FakeCarrier carrier = FakeCarrier.create(clock).next(Fault.ANSWER_LOST);
    try (Recarga recarga = Recarga.builder()
        .adapter(carrier)
        .journal(Journal.inMemory(100))
        .time(clock)
        .build()) {
      TopUpResult result = recarga.topUp(TOP_UP);
      assertThat(result).isInstanceOf(TopUpResult.Delivered.class);
      assertThat(carrier.ledger().count()).isEqualTo(1);
    }
  }
  // end
}
