package io.recarga.internal;

import io.recarga.AccountLimits;
import io.recarga.retry.TimeSource;
import io.recarga.spi.AdapterId;
import io.recarga.spi.CarrierAdapter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** The gates of all accounts. */
final class Gates {
  private final Map<AdapterId, Gate> gates = new LinkedHashMap<>();

  Gates(
      Iterable<CarrierAdapter> adapters,
      Map<AdapterId, AccountLimits> limits,
      Switches switches,
      TimeSource time,
      Emitter emitter,
      Supplier<Instant> now,
      Reliability reliability) {
    for (CarrierAdapter adapter : adapters) {
      AccountLimits own = limits.getOrDefault(adapter.id(), AccountLimits.defaults());
      gates.put(adapter.id(), new Gate(adapter, own, switches, time, emitter, now, reliability));
    }
    for (AdapterId id : limits.keySet()) {
      if (!gates.containsKey(id)) {
        throw new IllegalArgumentException("limits: no adapter is named " + id);
      }
    }
  }

  Gate of(AdapterId id) {
    return Objects.requireNonNull(gates.get(id), "gate");
  }
}
