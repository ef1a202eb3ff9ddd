package io.recarga.simulator.ding;

import java.util.List;

/**
 * The default catalogue. Codes of Peru's products and what they deliver follow a list of April 2026;
 * rates, commissions, prefixes, the PIN, the batch and the bill product are invented.
 */
final class Peru {
  private static final String RATE = "3.333333";

  private static final DingProvider CLARO = DingProvider.builder("CLPE", "Claro Peru", "PE")
      .prefixes("5198", "5197", "5196")
      .promotion("Double balance from S/ 20")
      .build();
  private static final DingProvider CLARO_DATA =
      DingProvider.builder("3FPE", "Claro Peru Data", "PE").build();
  private static final DingProvider MOVISTAR = DingProvider.builder("TFPE", "Movistar Peru", "PE")
      .prefixes("5199", "5195")
      .build();
  private static final DingProvider ENTEL =
      DingProvider.builder("EZPE", "Entel Peru", "PE").prefixes("5194", "5193").build();
  private static final DingProvider BITEL =
      DingProvider.builder("BZPE", "Bitel Peru", "PE").prefixes("5192", "5191").build();
  private static final DingProvider UTILITY =
      DingProvider.builder("UTPE", "Luz Peru", "PE").build();

  private Peru() {}

  static List<DingProvider> providers() {
    return List.of(CLARO, CLARO_DATA, MOVISTAR, ENTEL, BITEL, UTILITY);
  }

  static List<DingProduct> products() {
    return List.of(
        DingProduct.range("PE_CL_TopUp", CLARO, "2.70", "86.70", RATE)
            .commission("0.06")
            .build(),
        data("3FPEPE48569", "2.10", "5.00", "200 MB", "P2D"),
        data("3FPEPE75795", "6.30", "20.00", "3 GB", "P20D"),
        data("3FPEPE90753", "9.30", "30.00", "4.5 GB", "P30D"),
        DingProduct.range("PE_TF_TopUp", MOVISTAR, "1.64", "24.55", RATE)
            .commission("0.05")
            .build(),
        fixed("TFPE83647", MOVISTAR, "3.05", "10.00"),
        fixed("TFPE26553", MOVISTAR, "6.10", "20.00"),
        fixed("TFPE63641", MOVISTAR, "22.88", "75.01"),
        DingProduct.range("EZPEPE4301", ENTEL, "1.67", "26.48", RATE)
            .commission("0.05")
            .build(),
        fixed("EZPE80950", ENTEL, "3.05", "10.00"),
        fixed("BZPE11626", BITEL, "1.55", "4.99"),
        fixed("BZPE44206", BITEL, "3.05", "10.00"),
        fixed("BZPE13348", BITEL, "6.10", "20.00"),
        DingProduct.fixed("EZPE_PIN_20", ENTEL, "6.10", "20.00").pin().build(),
        DingProduct.fixed("BZPE_BATCH_30", BITEL, "9.15", "30.00")
            .benefits("Mobile", "Data")
            .batch()
            .build(),
        DingProduct.range("UTPE_BILL", UTILITY, "1.00", "100.00", RATE)
            .benefits("Electricity")
            .bills()
            .build());
  }

  private static DingProduct data(
      String sku, String sent, String received, String size, String validity) {
    return DingProduct.fixed(sku, CLARO_DATA, sent, received)
        .benefits("Mobile", "Data")
        .validity(validity)
        .displayText(size)
        .text("en", "**" + size + "** of data")
        .text("es", "**" + size + "** de datos")
        .build();
  }

  private static DingProduct fixed(
      String sku, DingProvider provider, String sent, String received) {
    return DingProduct.fixed(sku, provider, sent, received).commission("0.04").build();
  }
}
