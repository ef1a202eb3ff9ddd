package io.recarga.simulator.tapi;

import java.util.List;

/** The default catalogue: an invented one, in the form of the real. */
final class Peru {
  static final int DIGITS = 9;

  private Peru() {}

  static List<TapiCompany> companies() {
    return List.of(
        TapiCompany.of(
            "PE-R-00001",
            "CLARO",
            DIGITS,
            TapiProduct.open("1", "Recarga de saldo", "3.00", "150.00"),
            TapiProduct.closed("2", "Paquete 2 GB 7 dias", "10.00")),
        TapiCompany.of(
            "PE-R-00002",
            "MOVISTAR",
            DIGITS,
            TapiProduct.open("1", "Recarga de saldo", "3.00", "150.00")),
        TapiCompany.of(
            "PE-R-00003",
            "ENTEL",
            DIGITS,
            TapiProduct.fixed("1", "Recarga de saldo", "5.00", "10.00", "20.00", "30.00")),
        TapiCompany.of(
            "PE-R-00004",
            "BITEL",
            DIGITS,
            TapiProduct.open("1", "Recarga de saldo", "3.00", "100.00")),
        TapiCompany.of("PE-R-00005", "OLD NETWORK", DIGITS).inactive());
  }
}
