package io.recarga.carrier.selfcare;

import io.recarga.Carrier;
import io.recarga.SimCard;
import io.recarga.market.peru.Peru;
import io.recarga.simulator.SimulatorClock;
import io.recarga.simulator.selfcare.SelfcareSimulator;
import io.recarga.spi.CarrierAdapter;
import java.time.Instant;
import okhttp3.HttpUrl;

/** What most tests begin with: a carrier, a line of it, and an adapter that tops up. */
final class Given {
  static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
  static final Carrier CLARO = Peru.CLARO;
  static final String NUMBER = "+51987654321";
  static final String DIGITS = "51987654321";
  static final SimCard SIM = SimCard.of(NUMBER, CLARO);
  static final SimCard OTHER_CARRIERS_SIM = SimCard.of(NUMBER, Peru.ENTEL);

  private Given() {}

  static SimulatorClock clock() {
    return SimulatorClock.virtual(NOON);
  }

  /** Returns settings with all five APIs at their standard paths. */
  static TmfSelfcare.Builder all(HttpUrl root, SimulatorClock clock) {
    return TmfSelfcare.builder(CLARO, root)
        .plans()
        .usage()
        .promotions()
        .points()
        .bills()
        .time(clock);
  }

  static CarrierAdapter attached(SelfcareSimulator carrier, SimulatorClock clock) {
    return all(carrier.url(), clock).build().attach(new TopsUpOnly());
  }

  /** Gives the line of these tests something of everything. */
  static void fill(SelfcareSimulator carrier) {
    carrier
        .line(NUMBER)
        .bucket("Internet", "data", "6", "GB", NOON.minusSeconds(60), NOON.plusSeconds(864_000))
        .bucket("Saldo", "monetary", "20.00", "PEN", NOON, NOON.plusSeconds(2_592_000))
        .use("Internet", "1.5")
        .use("Saldo", "3.20")
        .earn("120", NOON.minusSeconds(7_200), NOON.plusSeconds(864_000))
        .redeem("50", NOON.minusSeconds(3_600))
        .bill("F-001", "49.90", "PEN", NOON.minusSeconds(86_400 * 40))
        .bill("F-002", "49.90", "PEN", NOON.minusSeconds(86_400 * 10))
        .pay("F-001");
  }
}
