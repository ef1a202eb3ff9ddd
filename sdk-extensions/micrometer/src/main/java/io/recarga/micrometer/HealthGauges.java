package io.recarga.micrometer;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.recarga.Health;
import io.recarga.Operations;
import io.recarga.retry.TimeSource;
import io.recarga.spi.AdapterId;
import java.time.Duration;
import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Gauges of one installation's health, which is asked for now and then and not by each gauge. */
final class HealthGauges {
  private static final long FRESH_NANOS = Duration.ofSeconds(10).toNanos();

  private final Operations operations;
  private final TimeSource time;
  private @Nullable Health last;
  private long readAt;

  HealthGauges(Operations operations, TimeSource time) {
    this.operations = operations;
    this.time = time;
  }

  void register(MeterRegistry registry, Collection<AdapterId> adapters) {
    gauge(registry, "recarga.open", Health::open);
    gauge(registry, "recarga.cases", Health::cases);
    gauge(registry, "recarga.notices.waiting", Health::noticesWaiting);
    gauge(registry, "recarga.missing", HealthGauges::missing);
    gauge(registry, "recarga.overdue.seconds", HealthGauges::overdue);
    gauge(registry, "recarga.journal.readable", health -> bit(health.isJournalReadable()));
    gauge(registry, "recarga.workers.running", health -> bit(health.areWorkersRunning()));
    for (AdapterId adapter : adapters) {
      account(registry, "recarga.account.in.flight", adapter, Health.Account::inFlight);
      account(registry, "recarga.account.retries.left", adapter, Health.Account::retriesLeft);
      account(registry, "recarga.account.stopped", adapter, each -> bit(each.stopped() != null));
      account(registry, "recarga.account.left.alone", adapter, each -> bit(each.isLeftAlone()));
    }
  }

  private void gauge(MeterRegistry registry, String name, Function<Health, Number> read) {
    Gauge.builder(name, () -> read.apply(health())).register(registry);
  }

  private void account(
      MeterRegistry registry,
      String name,
      AdapterId adapter,
      Function<Health.Account, Number> read) {
    Gauge.builder(name, () -> {
          Health.Account account = health().accounts().get(adapter);
          return account == null ? 0 : read.apply(account);
        })
        .tags(Tags.of("adapter", adapter.value()))
        .register(registry);
  }

  private synchronized Health health() {
    Health known = last;
    if (known == null || time.nanos() - readAt > FRESH_NANOS) {
      known = operations.health();
      last = known;
      readAt = time.nanos();
    }
    return known;
  }

  private static Number missing(Health health) {
    return health.missing().values().stream().mapToLong(Long::longValue).sum();
  }

  private static Number overdue(Health health) {
    Duration overdue = health.oldestDue();
    return overdue == null ? 0 : overdue.toSeconds();
  }

  private static int bit(boolean value) {
    return value ? 1 : 0;
  }
}
