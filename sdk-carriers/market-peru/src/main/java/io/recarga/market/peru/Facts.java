package io.recarga.market.peru;

import io.recarga.Carrier;
import java.time.Period;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Peru's facts, each with date and source. What is not here was not found. */
final class Facts {
  private static final String PRESS_NAMES = "Gestión, 2026-02-27, and Panamericana, 2026-03-03";
  private static final YearMonth NAMES = YearMonth.of(2026, 3);
  private static final String NO_DATE = "no source that was found gives the date";

  private static final String PRESS_TERMS =
      "Infobae, 2025-10-11, and La República, 2025-08-25 and 2025-10-30, on OSIPTEL's conditions of"
          + " use";
  private static final YearMonth TERMS = YearMonth.of(2025, 10);

  private static final String CLARO_COMMUNITY =
      "Claro's customer community and remender.pe, undated";
  private static final String BITEL_SITES = "bitel.com.pe and remender.pe, undated";
  private static final YearMonth READ = YearMonth.of(2026, 11);

  // Of use to few apps at their start, so that this class is loaded when somebody asks.
  private static final Map<Carrier, CarrierFacts> ALL = Map.of(
      Peru.CLARO, claro(Peru.CLARO),
      Peru.MOVISTAR, movistar(Peru.MOVISTAR),
      Peru.ENTEL, entel(Peru.ENTEL),
      Peru.BITEL, bitel(Peru.BITEL));

  private Facts() {}

  /** Returns what is known of a carrier, or null if it is none of Peru's. */
  static @Nullable CarrierFacts of(Carrier carrier) {
    return ALL.get(carrier);
  }

  private static CarrierFacts claro(Carrier carrier) {
    LineExpiry expiry = everybody()
        .term(LineState.LIMITED, Credit.UNKNOWN, reported(60, CLARO_COMMUNITY, READ))
        .term(LineState.LOST, Credit.NONE, reported(270, PRESS_TERMS, TERMS))
        .creditLasts(reported(30, CLARO_COMMUNITY, READ))
        .creditReturnsWithin(reported(210, CLARO_COMMUNITY, READ))
        .firstUseWithin(Fact.reported(Period.ofMonths(12), CLARO_COMMUNITY, READ))
        .build();
    return CarrierFacts.of(carrier, List.of(name("América Móvil Perú S.A.C.")), expiry);
  }

  private static CarrierFacts movistar(Carrier carrier) {
    String renamed = "Jentel, 2025-06-12, and La República, 2026-02-18";
    LegalName now = LegalName.of(
        Fact.reported("Integratel Perú S.A.A.", PRESS_NAMES, NAMES),
        Fact.reported(YearMonth.of(2025, 6), renamed, YearMonth.of(2026, 2)));
    LegalName before = LegalName.of(
        Fact.reported("Telefónica del Perú S.A.A.", renamed, YearMonth.of(2026, 2)),
        Fact.unknown(NO_DATE));
    LineExpiry expiry = everybody()
        .term(LineState.LOST, Credit.NONE, reported(210, PRESS_TERMS, TERMS))
        .build();
    return CarrierFacts.of(carrier, List.of(now, before), expiry);
  }

  private static CarrierFacts entel(Carrier carrier) {
    LineExpiry expiry = everybody()
        .term(LineState.LOST, Credit.NONE, reported(60, PRESS_TERMS, TERMS))
        .build();
    return CarrierFacts.of(carrier, List.of(name("Entel Perú S.A.")), expiry);
  }

  private static CarrierFacts bitel(Carrier carrier) {
    // The press gives 255 days, one of its articles and remender.pe give 240.
    Fact<Days> lost = Fact.reported(
        Days.between(240, 255), PRESS_TERMS + "; " + BITEL_SITES + ": they differ", TERMS);
    // The conditions of use end at 210 days; Bitel's own steps go on to 270.
    Fact<Days> lostWithCredit = Fact.reported(
        Days.between(210, 270), PRESS_TERMS + "; " + BITEL_SITES + ": they differ", TERMS);
    LineExpiry expiry = everybody()
        .term(LineState.LIMITED, Credit.NONE, reported(90, BITEL_SITES, READ))
        .term(LineState.SUSPENDED, Credit.NONE, reported(120, BITEL_SITES, READ))
        .term(LineState.LOST, Credit.NONE, lost)
        .term(LineState.LOST, Credit.SOME, lostWithCredit)
        .lossByPlan("Prepago Papá", reported(365, BITEL_SITES, READ))
        .build();
    return CarrierFacts.of(carrier, List.of(name("Viettel Perú S.A.C.")), expiry);
  }

  /** Begins with what OSIPTEL's conditions of use are reported to set for all. */
  private static LineExpiry.Builder everybody() {
    return LineExpiry.builder()
        .term(LineState.LOST, Credit.SOME, reported(210, PRESS_TERMS, TERMS))
        .noticeBeforeLoss(reported(15, PRESS_TERMS, TERMS))
        .numberRests(reported(90, PRESS_TERMS, TERMS))
        .renewedBy(Fact.reported(Set.of(Renewal.RECHARGE), PRESS_TERMS, TERMS));
  }

  private static LegalName name(String name) {
    return LegalName.of(Fact.reported(name, PRESS_NAMES, NAMES), Fact.unknown(NO_DATE));
  }

  private static Fact<Days> reported(int days, String source, YearMonth asOf) {
    return Fact.reported(Days.of(days), source, asOf);
  }
}
