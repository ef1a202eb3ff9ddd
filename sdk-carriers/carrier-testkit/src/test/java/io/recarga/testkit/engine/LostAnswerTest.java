package io.recarga.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.Carrier;
import io.recarga.Money;
import io.recarga.Recarga;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.TopUpResult;
import io.recarga.simulator.FakeCarrier;
import io.recarga.simulator.Fault;
import io.recarga.testkit.RecargaExtension;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The README's example. */
@ExtendWith(RecargaExtension.class)
class LostAnswerTest {
  private static final Carrier CLARO =
      Carrier.builder("claro-pe", "Claro", "PE").build();

  // snippet: recarga-extension
  @Test
  void lostAnswerIsFoundAndNotSentAgain(Recarga recarga, FakeCarrier carrier) {
    carrier.next(Fault.ANSWER_LOST);
    TopUpKey key = TopUpKey.of("order-4711");

    TopUpResult first = recarga.topUp(
        TopUp.ofAmount(key, SimCard.of("+51987654321", CLARO), Money.of("20.00", "PEN")),
        Duration.ZERO);
    TopUpResult last = recarga.await(key, Duration.ofMinutes(10));

    assertThat(first).isInstanceOf(TopUpResult.Pending.class);
    assertThat(last).isInstanceOf(TopUpResult.Delivered.class);
    assertThat(carrier.ledger().count()).isEqualTo(1);
  }
  // end
}
