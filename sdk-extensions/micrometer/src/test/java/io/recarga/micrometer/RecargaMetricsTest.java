package io.recarga.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.recarga.Carrier;
import io.recarga.DeclineReason;
import io.recarga.Money;
import io.recarga.Recarga;
import io.recarga.RechargeEvent;
import io.recarga.RechargeEvent.Gate;
import io.recarga.RechargeEvent.Kind;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.journal.Journal;
import io.recarga.simulator.FakeCarrier;
import io.recarga.simulator.Fault;
import io.recarga.simulator.SimulatorClock;
import io.recarga.spi.AdapterId;
import io.recarga.spi.Answer;
import io.recarga.spi.Evidence;
import io.recarga.spi.Proves;
import io.recarga.spi.Rejection;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RecargaMetricsTest {
  private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
  private static final SimCard SIM =
      SimCard.of("987654321", Carrier.builder("claro-pe", "Claro", "PE").build());

  private final SimulatorClock clock = SimulatorClock.virtual(NOON);
  private final FakeCarrier carrier = FakeCarrier.create(clock);
  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final RecargaMetrics metrics = RecargaMetrics.to(registry);
  private final Recarga recarga = Recarga.builder()
      .adapter(carrier)
      .journal(Journal.inMemory(1_000))
      .time(clock)
      .listener(metrics)
      .build();

  @Test
  void endsAreCountedAndTimed() {
    topUp("order-1");
    carrier.nextAnswer(Answer.rejected(new Rejection(
        DeclineReason.WALLET_TOO_LOW, Proves.NOTHING_SOLD, false, null, Evidence.of("E", null))));
    topUp("order-2");
    assertThat(count("recarga.results", "result", "delivered")).isEqualTo(1);
    assertThat(count("recarga.results", "reason", "wallet_too_low")).isEqualTo(1);
    assertThat(count("recarga.not.executed", "reason", "wallet_too_low")).isEqualTo(1);
    assertThat(count("recarga.events", "kind", "sending")).isEqualTo(2);
    assertThat(registry.get("recarga.topup").tag("result", "delivered").timer().count())
        .isEqualTo(1);
  }

  @Test
  void lostAnswerIsADoubtAndItsTimeIsMeasured() {
    carrier.next(Fault.ANSWER_LOST);
    topUp("order-1");
    assertThat(count("recarga.doubts", "doubt", "no_answer")).isEqualTo(1);
    assertThat(registry
            .get("recarga.topup")
            .tag("result", "delivered")
            .timer()
            .totalTime(TimeUnit.MILLISECONDS))
        .isGreaterThan(1_000);
    assertThat(
            registry.get("recarga.attempt").tag("outcome", "in_doubt").timer().count())
        .isEqualTo(1);
  }

  @Test
  void healthIsSeenInGauges() {
    metrics.watch(recarga);
    assertThat(registry.get("recarga.open").gauge().value()).isZero();
    assertThat(registry.get("recarga.journal.readable").gauge().value()).isEqualTo(1);
    assertThat(registry.get("recarga.workers.running").gauge().value()).isZero();
    assertThat(registry
            .get("recarga.account.retries.left")
            .tag("adapter", "fake")
            .gauge()
            .value())
        .isPositive();
    assertThat(registry
            .get("recarga.account.stopped")
            .tag("adapter", "fake")
            .gauge()
            .value())
        .isZero();
  }

  @Test
  void everyKindIsCountedWhateverItsPartsAre() {
    for (Kind kind : Kind.values()) {
      metrics.on(RechargeEvent.builder(kind, NOON).build());
    }
    for (Kind kind : Kind.values()) {
      assertThat(count("recarga.events", "kind", kind.name().toLowerCase(java.util.Locale.ROOT)))
          .isEqualTo(1);
    }
    metrics.on(RechargeEvent.builder(Kind.REFUSED, NOON).gate(Gate.BREAKER).build());
    assertThat(count("recarga.refused", "gate", "breaker")).isEqualTo(1);
  }

  @Test
  void manyKeysReferencesAndAdaptersMakeNoMoreMeters() {
    for (int i = 0; i < 60; i++) {
      metrics.on(RechargeEvent.builder(Kind.TAKEN, NOON)
          .key(TopUpKey.of("order-" + i))
          .adapter(AdapterId.of("adapter-" + i), "REFERENCE" + i)
          .since(Duration.ofSeconds(1), Duration.ofSeconds(1))
          .detail("detail " + i)
          .build());
    }
    int meters = registry.getMeters().size();
    for (int i = 0; i < 1_000; i++) {
      metrics.on(RechargeEvent.builder(Kind.TAKEN, NOON)
          .key(TopUpKey.of("more-" + i))
          .adapter(AdapterId.of("more-" + i), "MORE" + i)
          .since(Duration.ofSeconds(1), Duration.ofSeconds(1))
          .build());
    }
    assertThat(registry.getMeters()).hasSize(meters);
    Set<String> tags = new TreeSet<>();
    for (Meter meter : registry.getMeters()) {
      meter.getId().getTags().stream().map(Tag::getKey).forEach(tags::add);
    }
    assertThat(tags).containsExactly("adapter", "kind", "outcome");
  }

  private void topUp(String key) {
    recarga.topUp(TopUp.ofAmount(TopUpKey.of(key), SIM, Money.of("20.00", "PEN")));
  }

  private long count(String name, String tag, String value) {
    return registry.get(name).tag(tag, value).counters().stream()
        .mapToLong(counter -> Math.round(counter.count()))
        .sum();
  }
}
