package io.recarga.simulator.dtone;

import java.util.List;

/** The default catalogue. All ids, prefixes, rates and plans are the simulator's own invention. */
final class Peru {
  private static final DtOneOperator CLARO =
      DtOneOperator.of(7001, "Claro Peru", "PER").prefixes("5198", "5197", "5196");
  private static final DtOneOperator MOVISTAR =
      DtOneOperator.of(7002, "Movistar Peru", "PER").prefixes("5199", "5195");
  private static final DtOneOperator ENTEL =
      DtOneOperator.of(7003, "Entel Peru", "PER").prefixes("5194", "5193");
  private static final DtOneOperator BITEL =
      DtOneOperator.of(7004, "Bitel Peru", "PER").prefixes("5192", "5191", "5190");
  private static final DtOneOperator POWER = DtOneOperator.of(7005, "Demo Power Peru", "PER");
  private static final DtOneOperator CARDS = DtOneOperator.of(7006, "Demo Cards Peru", "PER");
  private static final DtOneOperator COLOMBIA =
      DtOneOperator.of(7101, "Demo Colombia", "COL").prefixes("5730");

  private Peru() {}

  static List<DtOneProduct> products() {
    return List.of(
        DtOneProduct.fixed(55001, MOVISTAR, "5").days(7).build(),
        DtOneProduct.fixed(55002, MOVISTAR, "10").days(15).build(),
        DtOneProduct.fixed(55003, MOVISTAR, "20")
            .days(30)
            .promotion("Double data")
            .build(),
        DtOneProduct.ranged(55011, CLARO, "3", "300", "1")
            .promotion("Double credit on top-ups from S/ 20")
            .build(),
        DtOneProduct.fixed(55012, CLARO, "15")
            .named("Claro Peru 3 GB", "3 GB and calls without limit for 15 days")
            .data("3", "GB")
            .talk("-1")
            .days(15)
            .build(),
        DtOneProduct.ranged(55021, ENTEL, "5", "100", "0.5")
            .rates("3.4", "3.6", "0.1")
            .build(),
        DtOneProduct.fixedPin(55022, ENTEL, "10").days(30).build(),
        DtOneProduct.fixed(55031, BITEL, "10").days(15).build(),
        DtOneProduct.fixed(55032, BITEL, "20").days(30).build(),
        DtOneProduct.fixed(55033, BITEL, "29.9")
            .named("Bitel Peru 500 SMS", "500 messages for 30 days")
            .sms("500")
            .days(30)
            .build(),
        DtOneProduct.rangedPin(55041, CARDS, "20", "200").build(),
        DtOneProduct.payment(55042, POWER, "1", "2000").build(),
        DtOneProduct.ranged(55101, COLOMBIA, "5000", "100000", "1000")
            .rates("4010", "4200", "0")
            .build());
  }
}
