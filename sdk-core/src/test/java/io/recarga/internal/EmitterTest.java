package io.recarga.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.Carrier;
import io.recarga.Money;
import io.recarga.Recarga;
import io.recarga.RechargeEvent;
import io.recarga.RechargeEvent.Kind;
import io.recarga.RechargeListener;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.TopUpResult;
import io.recarga.journal.Journal;
import io.recarga.spi.DuplicateLevel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EmitterTest {
  private static final RechargeEvent EVENT =
      RechargeEvent.builder(Kind.WALLET_LOW, Instant.EPOCH).build();

  private final List<Kind> seen = new ArrayList<>();

  @Test
  void whateverAListenerThrowsTheOthersAreToldAndItIsCounted() {
    Emitter emitter = new Emitter(List.of(
        event -> {
          throw new IllegalStateException("listener down");
        },
        event -> {
          throw new StackOverflowError();
        },
        event -> seen.add(event.kind())));
    emitter.emit(EVENT);
    emitter.emit(EVENT);
    assertThat(seen).hasSize(2);
    assertThat(emitter.failures()).isEqualTo(4);
  }

  @Test
  void interruptOutlivesAListenerThatEatsIt() {
    RechargeListener eats = event -> seen.add(Thread.interrupted() ? Kind.PAID : Kind.QUEUED);
    Thread.currentThread().interrupt();
    new Emitter(List.of(eats)).emit(EVENT);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(seen).containsExactly(Kind.PAID);
  }

  @Test
  void failingListenerChangesNoOutcome() {
    ScriptedAdapter adapter = new ScriptedAdapter("a", DuplicateLevel.REFUSES_REPEAT);
    Recarga recarga = Recarga.builder()
        .adapter(adapter)
        .journal(Journal.inMemory(10))
        .time(new DrivenTime())
        .listener(event -> {
          throw new AssertionError("listener down");
        })
        .build();
    SimCard sim =
        SimCard.of("987654321", Carrier.builder("claro-pe", "Claro", "PE").build());
    TopUp topUp = TopUp.ofAmount(TopUpKey.of("order-1"), sim, Money.of("20", "PEN"));
    assertThat(recarga.topUp(topUp)).isInstanceOf(TopUpResult.Delivered.class);
    assertThat(adapter.sent).hasSize(1);
  }
}
