package io.recarga.carrier.dtone;

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
  static final Carrier CLARO = Peru.CLARO;
  static final String NUMBER = "+51987654321";
  static final String REFERENCE = "ABCDEFGHIJKLMNOPQRSTUVWX00";

  private Given() {}

  static SimCard sim(Carrier carrier) {
    return SimCard.of(NUMBER, carrier);
  }

  static TopUp topUp(Carrier carrier, String soles) {
    return TopUp.ofAmount(TopUpKey.of("order-1"), sim(carrier), Money.of(soles, "PEN"));
  }

  static TopUp topUp() {
    return topUp(CLARO, "20.00");
  }

  static SendPermit permit() {
    return SendPermit.from(TimeSource.system(), Duration.ofMinutes(1));
  }

  static Attempt attempt(CarrierAdapter adapter, TopUp topUp) {
    return Attempt.builder(topUp, REFERENCE, Instant.now(), adapter.prepare(topUp))
        .permit(permit())
        .build();
  }

  static Attempt attempt(CarrierAdapter adapter) {
    return attempt(adapter, topUp());
  }

  /** The memory of an attempt, to be asked about. */
  static Attempt asked(CarrierAdapter adapter, String transactionId) {
    return Attempt.builder(topUp(), REFERENCE, Instant.now(), adapter.prepare(topUp()))
        .transactionId(transactionId)
        .build();
  }
}
