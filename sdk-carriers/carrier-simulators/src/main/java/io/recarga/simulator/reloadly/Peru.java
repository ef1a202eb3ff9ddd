package io.recarga.simulator.reloadly;

import java.util.List;

/**
 * The default catalogue. Only Claro's rate, discounts and kind are real (sandbox, October 2026); ids,
 * prefixes, limits and the other operators are the simulator's own invention.
 */
final class Peru {
  private static final String RATE = "3.2468801";

  private Peru() {}

  static List<ReloadlyOperator> operators() {
    return List.of(
        mobile(9001, "Claro Peru", "5198", "5197", "5196")
            .promotion("Double data on top-ups from S/ 20")
            .build(),
        mobile(9002, "Movistar Peru", "5199", "5195").build(),
        mobile(9003, "Entel Peru", "5194", "5193").discounts("3.5", "0.5").build(),
        ReloadlyOperator.builder(9004, "Bitel Peru", "PE")
            .prefixes("5192", "5191", "5190")
            .fxRate(RATE)
            .discounts("5", "0")
            .fixed("5.00", "S/ 5 credit, valid 7 days")
            .fixed("10.00", "S/ 10 credit, valid 15 days")
            .fixed("20.00", "S/ 20 credit, valid 30 days")
            .promotion("Triple credit on Fridays")
            .build(),
        ReloadlyOperator.builder(9005, "Claro Peru Data", "PE")
            .data()
            .bundle()
            .fxRate(RATE)
            .discounts("4", "1")
            .fixed("5.00", "1 GB, 3 days")
            .fixed("15.00", "5 GB, 15 days")
            .fixed("30.00", "12 GB, 30 days")
            .build(),
        ReloadlyOperator.builder(9006, "Entel Peru PIN", "PE")
            .pin()
            .fxRate(RATE)
            .discounts("2", "0")
            .withoutLocalAmounts()
            .fixed("10.00", "S/ 10 PIN")
            .fixed("20.00", "S/ 20 PIN")
            .build(),
        ReloadlyOperator.builder(9007, "Colombia Regional", "CO")
            .prefixes("5730")
            .fxRate("4011.5")
            .feePercentages("0", "1.5")
            .fees("0.10", "0")
            .fixedIn("BOG", "10000", "10,000 COP in Bogota")
            .fixedIn("MED", "20000", "20,000 COP in Medellin")
            .build());
  }

  private static ReloadlyOperator.Builder mobile(long id, String name, String... prefixes) {
    return ReloadlyOperator.builder(id, name, "PE")
        .prefixes(prefixes)
        .fxRate(RATE)
        .discounts("4", "1")
        .range("3.00", "300.00");
  }
}
