package io.recarga;

import io.recarga.internal.Parts;
import io.recarga.spi.AdapterId;
import io.recarga.spi.Answer;
import io.recarga.spi.CarrierAdapter;
import java.util.List;
import java.util.Objects;

/** What whoever runs an installation needs. Thread-safe. */
public final class Operations {
  private final List<CarrierAdapter> adapters;
  private final Parts parts;

  Operations(List<CarrierAdapter> adapters, Parts parts) {
    this.adapters = adapters;
    this.parts = parts;
  }

  /**
   * Asks one adapter what it holds under the reference that {@code topUp}'s key yields there.
   * Needs no journal entry, so it serves after a journal was lost; moves no money and writes
   * nothing.
   *
   * @throws IllegalArgumentException if no adapter has that id
   * @throws RechargeException if the carrier could not be asked
   */
  public Answer ask(AdapterId adapter, TopUp topUp) {
    CarrierAdapter asked = named(adapters, adapter);
    return asked.find(parts.lostAttempt(asked, Objects.requireNonNull(topUp, "topUp")));
  }

  static CarrierAdapter named(List<CarrierAdapter> adapters, AdapterId id) {
    return adapters.stream()
        .filter(adapter -> adapter.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("adapter: none is named "
            + id
            + ", but "
            + adapters.stream().map(CarrierAdapter::id).toList()));
  }
}
