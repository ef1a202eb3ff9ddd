package io.recarga.micrometer;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.recarga.Recarga;
import io.recarga.RechargeEvent;
import io.recarga.RechargeListener;
import io.recarga.retry.TimeSource;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts and times what an installation decides. Give it to {@link Recarga.Builder#listener}, and the
 * built {@link Recarga} to {@link #watch} for the gauges. Tags are adapters' names and words of
 * closed sets: no key, no line, no reference. Thread-safe.
 */
public final class RecargaMetrics implements RechargeListener {
  /** So many adapters get a tag of their own; the rest are "other". */
  private static final int MOST_ADAPTERS = 50;

  private static final String NONE = "none";

  private final MeterRegistry registry;
  private final Set<String> adapters = ConcurrentHashMap.newKeySet();

  private RecargaMetrics(MeterRegistry registry) {
    this.registry = Objects.requireNonNull(registry, "registry");
  }

  /** Makes metrics that go to {@code registry}. */
  public static RecargaMetrics to(MeterRegistry registry) {
    return new RecargaMetrics(registry);
  }

  /** Registers gauges of how {@code recarga} is doing; it is kept from being collected. */
  public RecargaMetrics watch(Recarga recarga) {
    new HealthGauges(recarga.operations(), TimeSource.system())
        .register(registry, recarga.capabilities().keySet());
    return this;
  }

  @Override
  public void on(RechargeEvent event) {
    String adapter = adapterOf(event);
    count("recarga.events", adapter, "kind", word(event.kind()));
    switch (event.kind()) {
      case SENDING -> {}
      case TAKEN, IN_DOUBT, NOT_EXECUTED -> attempted(event, adapter);
      case DELIVERED -> {
        attempted(event, adapter);
        ended(event, adapter, "delivered");
      }
      case DECLINED -> ended(event, adapter, "declined");
      case REVERSED -> ended(event, adapter, "reversed");
      case CASE_OPENED -> ended(event, adapter, "unknown");
      case REFUSED -> count("recarga.refused", adapter, "gate", word(event.gate()));
      case NOTICE_TAKEN -> count("recarga.notices", adapter, "outcome", "taken");
      case NOTICE_REFUSED -> count("recarga.notices", adapter, "outcome", "refused");
      case NOTICE_UNMATCHED -> count("recarga.notices", adapter, "outcome", "unmatched");
      default -> {
        // Counted above: new kinds need no new meter.
      }
    }
  }

  private void attempted(RechargeEvent event, String adapter) {
    time("recarga.attempt", adapter, "outcome", word(event.kind()), event.sinceAttempt());
    switch (event.kind()) {
      case IN_DOUBT -> count("recarga.doubts", adapter, "doubt", word(event.doubt()));
      case NOT_EXECUTED -> count("recarga.not.executed", adapter, "reason", word(event.reason()));
      default -> {
        // Nothing more to say of it.
      }
    }
  }

  private void ended(RechargeEvent event, String adapter, String result) {
    String reason = "declined".equals(result) ? word(event.reason()) : NONE;
    registry
        .counter("recarga.results", Tags.of("adapter", adapter, "result", result, "reason", reason))
        .increment();
    if (!"reversed".equals(result)) {
      time("recarga.topup", adapter, "result", result, event.sinceAccepted());
    }
  }

  private void count(String name, String adapter, String tag, String value) {
    registry
        .counter(name, Tags.of(Tag.of("adapter", adapter), Tag.of(tag, value)))
        .increment();
  }

  private void time(
      String name, String adapter, String tag, String value, @Nullable Duration duration) {
    if (duration != null) {
      registry.timer(name, Tags.of("adapter", adapter, tag, value)).record(duration);
    }
  }

  private String adapterOf(RechargeEvent event) {
    if (event.adapter() == null) {
      return NONE;
    }
    String name = event.adapter().value();
    if (adapters.contains(name)) {
      return name;
    }
    if (adapters.size() >= MOST_ADAPTERS) {
      return "other";
    }
    adapters.add(name);
    return name;
  }

  private static String word(@Nullable Enum<?> value) {
    return value == null ? NONE : value.name().toLowerCase(Locale.ROOT);
  }
}
