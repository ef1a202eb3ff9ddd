package io.recarga.sample.quickstart;

import io.recarga.Carrier;
import io.recarga.CarrierEvidence;
import io.recarga.Lookup;
import io.recarga.PhoneNumber;
import io.recarga.market.peru.Peru;

/** Finds a number's carrier, and says on what evidence. */
final class LookedUp {
  private LookedUp() {}

  static Carrier carrierOf(PhoneNumber number, Session session) {
    Lookup<CarrierEvidence> lookup = session.wiring().recarga().lookups().carrierOf(number);
    for (Lookup.Found<CarrierEvidence> found : lookup.found()) {
      Carrier carrier = found.value().carrier();
      if (Peru.CARRIERS.contains(carrier)) {
        session
            .out()
            .println("Carrier of " + number + ": " + carrier.brand() + ", "
                + words(found.value().basis()) + " (" + found.source() + ")");
        return carrier;
      }
    }
    Problems.print(lookup, session);
    throw new BadInputException("--carrier: nobody knows the carrier of " + number
        + "; give claro, movistar, entel or bitel");
  }

  private static String words(CarrierEvidence.Basis basis) {
    return switch (basis) {
      case CALLER -> "as you said";
      case PORTABILITY_LOOKUP -> "by the portability data";
      case NUMBER_PREFIX ->
        "only by the number's first digits, a hint because numbers are portable";
    };
  }
}
