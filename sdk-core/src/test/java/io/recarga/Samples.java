package io.recarga;

import io.recarga.spi.AdapterId;
import java.time.Instant;

/** Values that many tests need. */
final class Samples {
  static final String NUMBER = "+51987654321";
  static final String ICCID = "8951100000000000013";
  static final String PIN = "48151623421042";
  static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  static final AdapterId ADAPTER = AdapterId.of("acme");
  static final String REFERENCE = "ABCDEFGHIJKLMNOPQRSTUVWX00";
  static final TopUpKey KEY = TopUpKey.of("order-4711");
  static final Carrier CLARO =
      Carrier.builder("claro-pe", "Claro", "PE").mccMnc("716-10").build();
  static final SimCard SIM = SimCard.of(NUMBER, CLARO);
  static final Money TWENTY = Money.of("20.00", "PEN");

  private Samples() {}

  static TopUp topUp() {
    return TopUp.ofAmount(KEY, SIM, TWENTY);
  }

  static Plan.Builder plan() {
    return Plan.builder(ADAPTER, "p-1", "Prepago 30 días", CLARO, Money.of("29.90", "PEN"));
  }

  static Receipt.Builder receipt(TopUp topUp) {
    return Receipt.builder(topUp)
        .attempt(Environment.LIVE, ADAPTER, REFERENCE)
        .times(NOON.minusSeconds(4), NOON);
  }
}
