package io.recarga.testkit.engine;

import io.recarga.Carrier;
import io.recarga.Money;
import io.recarga.Plan;
import io.recarga.Recarga;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.TopUpResult;
import io.recarga.journal.Journal;
import io.recarga.simulator.FakeCarrier;
import io.recarga.simulator.SimulatorClock;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.DuplicateLevel;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/** A shop with two roads to one carrier, on a clock of its own. */
final class Shop {
  static final Carrier CLARO = Carrier.builder("claro-pe", "Claro", "PE").build();
  static final SimCard SIM = SimCard.of("+51987654321", CLARO);
  static final TopUpKey KEY = TopUpKey.of("order-4711");

  // Longer than the age at which an undecided top-up becomes a case.
  private static final Duration LONG = Duration.ofHours(30);

  final SimulatorClock time = SimulatorClock.virtual(Instant.parse("2026-01-02T03:04:05Z"));
  final FakeCarrier first;
  final FakeCarrier second;
  final Recarga recarga;

  Shop(DuplicateLevel duplicates) {
    first = FakeCarrier.builder(time).id("first").duplicates(duplicates).build();
    second = FakeCarrier.builder(time).id("second").build();
    recarga = over(first, second);
  }

  Shop() {
    this(DuplicateLevel.REFUSES_REPEAT);
  }

  Recarga over(CarrierAdapter... adapters) {
    Recarga.Builder builder =
        Recarga.builder().journal(Journal.inMemory(100)).time(time).random(new Random(7));
    for (CarrierAdapter adapter : adapters) {
      builder.adapter(adapter);
    }
    return builder.build();
  }

  static TopUp twentySoles() {
    return TopUp.ofAmount(KEY, SIM, Money.of("20.00", "PEN"));
  }

  /** The same, and it may still be sent when days have passed. */
  TopUp patient() {
    return twentySoles().toBuilder().sendBy(time.now().plus(Duration.ofDays(2))).build();
  }

  static TopUp of(Plan plan) {
    return TopUp.ofPlan(KEY, SIM, plan);
  }

  /** Tops up and waits for whatever end there is. */
  TopUpResult toTheEnd(TopUp topUp) {
    TopUpResult result = recarga.topUp(topUp);
    return result.isOpen() ? recarga.await(topUp.key(), LONG) : result;
  }
}
