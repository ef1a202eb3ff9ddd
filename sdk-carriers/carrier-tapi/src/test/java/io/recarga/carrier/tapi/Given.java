package io.recarga.carrier.tapi;

import io.recarga.Carrier;
import io.recarga.Money;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.market.peru.Peru;
import io.recarga.retry.TimeSource;
import io.recarga.spi.Attempt;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.SendPermit;
import java.time.Duration;
import java.time.Instant;

/** What the tests top up. */
final class Given {
  static final String NUMBER = "+51987654321";
  static final String REFERENCE = "ABCDEFGHIJKLMNOPQRSTUVWX00";

  private Given() {}

  static TopUp topUp(Carrier carrier, String soles) {
    return TopUp.ofAmount(
        TopUpKey.of("order-1"), SimCard.of(NUMBER, carrier), Money.of(soles, "PEN"));
  }

  static Attempt attempt(CarrierAdapter adapter, TopUp topUp) {
    return Attempt.builder(topUp, REFERENCE, Instant.now(), adapter.prepare(topUp))
        .permit(SendPermit.from(TimeSource.system(), Duration.ofMinutes(1)))
        .build();
  }

  static Attempt attempt(CarrierAdapter adapter) {
    return attempt(adapter, topUp(Peru.CLARO, "20.00"));
  }

  static Attempt accepted(CarrierAdapter adapter, String transactionId) {
    TopUp topUp = topUp(Peru.CLARO, "20.00");
    return Attempt.builder(topUp, REFERENCE, Instant.now(), adapter.prepare(topUp))
        .transactionId(transactionId)
        .build();
  }
}
