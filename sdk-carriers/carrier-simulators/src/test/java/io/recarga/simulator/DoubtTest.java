package io.recarga.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.Carrier;
import io.recarga.Money;
import io.recarga.Recarga;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.TopUpResult;
import io.recarga.journal.Journal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The shortest test of doubt and its end, as the README shows it. */
class DoubtTest {
  private final TopUp topUp = TopUp.ofAmount(
      TopUpKey.of("order-4711"),
      SimCard.of("987654321", Carrier.builder("claro-pe", "Claro", "PE").build()),
      Money.of("20.00", "PEN"));

  @Test
  void lostAnswerIsInDoubtThenDeliveredOnce() {
    // snippet: doubt
    SimulatorClock time = SimulatorClock.virtual(Instant.parse("2026-01-02T03:04:05Z"));
    Fault lost = Fault.searchLags(Duration.ofMinutes(30)); // executed, answer lost
    FakeCarrier carrier = FakeCarrier.create(time).next(lost);
    try (Recarga recarga = Recarga.builder()
        .adapter(carrier)
        .journal(Journal.inMemory(100))
        .time(time)
        .build()) {
      TopUpResult first = recarga.topUp(topUp);
      assertThat(first).isInstanceOf(TopUpResult.Pending.class);
      time.advance(Duration.ofMinutes(30));
      assertThat(recarga.refresh(topUp.key())).isInstanceOf(TopUpResult.Delivered.class);
      assertThat(carrier.ledger().count()).isEqualTo(1);
    }
    // end
  }

  @Test
  void doubtAndItsEndTakeNoTime() {
    // The first rounds load classes.
    List<Duration> rounds = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      long start = System.nanoTime();
      lostAnswerIsInDoubtThenDeliveredOnce();
      rounds.add(Duration.ofNanos(System.nanoTime() - start));
    }
    assertThat(Collections.min(rounds)).isLessThan(Duration.ofMillis(100));
  }
}
