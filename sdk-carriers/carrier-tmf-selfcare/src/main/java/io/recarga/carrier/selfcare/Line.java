package io.recarga.carrier.selfcare;

import io.recarga.Carrier;
import io.recarga.NotServedException;
import io.recarga.PhoneNumber;
import io.recarga.SimCard;
import io.recarga.spi.AdapterId;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Under which id the carrier knows a line. */
final class Line {
  private final AdapterId adapter;
  private final Carrier carrier;
  private final Function<SimCard, @Nullable String> ids;

  Line(AdapterId adapter, Carrier carrier, Function<SimCard, @Nullable String> ids) {
    this.adapter = adapter;
    this.carrier = carrier;
    this.ids = ids;
  }

  /** Returns the digits of the number with its country code, or null where there is no number. */
  static @Nullable String digitsOf(SimCard sim) {
    PhoneNumber number = sim.number();
    return number == null ? null : number.e164().substring(1);
  }

  /**
   * Returns the id of the line.
   *
   * @throws NotServedException if there is none, or the line is another carrier's, whom its number
   *     does not concern
   */
  String idOf(SimCard sim) {
    requireOwn(sim, carrier, adapter);
    String id = ids.apply(sim);
    if (id == null || id.isBlank()) {
      throw new NotServedException(adapter
          + ": the carrier cannot be asked about this SIM card: its phone number is missing");
    }
    return id;
  }

  static void requireOwn(SimCard sim, Carrier carrier, AdapterId adapter) {
    if (!sim.carrier().equals(carrier)) {
      throw new NotServedException(
          adapter + ": tells of lines of " + carrier + " only, not of " + sim.carrier());
    }
  }
}
