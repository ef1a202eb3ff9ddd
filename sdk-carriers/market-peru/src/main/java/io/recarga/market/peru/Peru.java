package io.recarga.market.peru;

import io.recarga.Carrier;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Peru's mobile carriers with a network of their own. Lines hold soles (PEN).
 *
 * <p>Numbers are portable, so none of this tells a line's carrier from its digits.
 */
public final class Peru {
  private static final String CODES =
      "MCC-MNC: mcc-mnc-list 97bc165 and Wikipedia's table as of 2026-02-24";
  // Java takes milliseconds at first to find out a country's currency.
  private static final String SOLES = "PEN";

  /** Claro, of América Móvil Perú S.A.C. */
  public static final Carrier CLARO = Carrier.builder("claro-pe", "Claro", "PE")
      .currency(SOLES)
      .mccMnc("716-10")
      .source(CODES)
      .build();

  /**
   * Movistar, of Integratel Perú S.A.A. (Telefónica del Perú until June 2025). Some devices write its
   * code with three digits, 716-006.
   */
  public static final Carrier MOVISTAR = Carrier.builder("movistar-pe", "Movistar", "PE")
      .currency(SOLES)
      .mccMnc("716-06")
      .source(CODES)
      .build();

  /** Entel, of Entel Perú S.A.: 716-17 is its LTE and 5G network, 716-07 the old iDEN one. */
  public static final Carrier ENTEL = Carrier.builder("entel-pe", "Entel", "PE")
      .currency(SOLES)
      .mccMnc("716-17", "716-07")
      .source(CODES)
      .build();

  /** Bitel, of Viettel Perú S.A.C. */
  public static final Carrier BITEL = Carrier.builder("bitel-pe", "Bitel", "PE")
      .currency(SOLES)
      .mccMnc("716-15")
      .source(CODES)
      .build();

  /** The carriers above, in no order of merit. */
  public static final List<Carrier> CARRIERS = List.of(CLARO, MOVISTAR, ENTEL, BITEL);

  private Peru() {}

  /**
   * Returns the company behind a carrier's brand and when its lines expire, each fact with date and
   * source; empty for a carrier that is not one of {@link #CARRIERS}.
   */
  public static Optional<CarrierFacts> facts(Carrier carrier) {
    return Optional.ofNullable(Facts.of(Objects.requireNonNull(carrier, "carrier")));
  }

  /**
   * Finds a carrier by its id or brand as people write it: "claro-pe", "Claro", " MOVISTAR "; empty
   * for any other text.
   */
  public static Optional<Carrier> carrier(String idOrBrand) {
    String wanted = bare(Objects.requireNonNull(idOrBrand, "idOrBrand"));
    return CARRIERS.stream()
        .filter(carrier -> wanted.equals(carrier.id()) || wanted.equals(bare(carrier.brand())))
        .findFirst();
  }

  // NFKC: a phone's keyboard may give full-width letters.
  private static String bare(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
  }
}
