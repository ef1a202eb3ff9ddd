package io.recarga.market.peru;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.recarga.Carrier;
import java.time.Instant;
import java.time.Period;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CarrierFactsTest {
  /** Eight in the evening of 31 October in Lima, where it is not yet November. */
  private static final Instant LAST = Instant.parse("2026-11-01T01:00:00Z");

  private static final YearMonth MONTH = YearMonth.of(2026, 11);

  @ParameterizedTest
  @CsvSource({
    "claro-pe, América Móvil Perú S.A.C.",
    "movistar-pe, Integratel Perú S.A.A.",
    "entel-pe, Entel Perú S.A.",
    "bitel-pe, Viettel Perú S.A.C."
  })
  void companyBehindTheBrandIsNamed(String carrier, String name) {
    assertThat(of(carrier).legalName().name().get()).isEqualTo(name);
  }

  @Test
  void onlyMovistarsNameHasAKnownBeginAndAPredecessor() {
    LegalName name = of("movistar-pe").legalName();
    assertThat(name.since().get()).isEqualTo(YearMonth.of(2025, 6));
    assertThat(name).hasToString("Integratel Perú S.A.A. since 2025-06");
    assertThat(of("movistar-pe").legalNames().get(1).name().get())
        .isEqualTo("Telefónica del Perú S.A.A.");
    for (String carrier : List.of("claro-pe", "entel-pe", "bitel-pe")) {
      assertThat(of(carrier).legalName().since().isKnown()).as(carrier).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "claro-pe, 270, 270, 210, 210",
    "movistar-pe, 210, 210, 210, 210",
    "entel-pe, 60, 60, 210, 210",
    "bitel-pe, 240, 255, 210, 270"
  })
  void lineIsLostByTheTermsThatAreReported(
      String carrier, int earliest, int latest, int earliestWith, int latestWith) {
    LineExpiry expiry = of(carrier).expiry();
    assertThat(expiry.term(LineState.LOST, Credit.NONE).get())
        .isEqualTo(Days.between(earliest, latest));
    assertThat(expiry.term(LineState.LOST, Credit.SOME).get())
        .isEqualTo(Days.between(earliestWith, latestWith));
    assertThat(expiry.term(LineState.LOST, Credit.UNKNOWN).get().earliest())
        .isEqualTo(Math.min(earliest, earliestWith));
  }

  @Test
  void stepsBeforeTheLossAreThoseOfTheSourcesAndNoOthers() {
    LineExpiry claro = of("claro-pe").expiry();
    assertThat(claro.term(LineState.LIMITED, Credit.SOME).get()).isEqualTo(Days.of(60));
    assertThat(claro.term(LineState.LIMITED, Credit.NONE).get()).isEqualTo(Days.of(60));
    assertThat(claro.creditLasts().get()).isEqualTo(Days.of(30));
    assertThat(claro.creditReturnsWithin().get()).isEqualTo(Days.of(210));
    assertThat(claro.firstUseWithin().get()).isEqualTo(Period.ofMonths(12));
    LineExpiry bitel = of("bitel-pe").expiry();
    assertThat(bitel.term(LineState.LIMITED, Credit.NONE).get()).isEqualTo(Days.of(90));
    assertThat(bitel.term(LineState.SUSPENDED, Credit.NONE).get()).isEqualTo(Days.of(120));
    assertThat(bitel.lossByPlan().get("Prepago Papá").get()).isEqualTo(Days.of(365));
    for (String carrier : List.of("movistar-pe", "entel-pe")) {
      LineExpiry other = of(carrier).expiry();
      assertThat(other.term(LineState.LIMITED, Credit.NONE).isKnown())
          .as(carrier)
          .isFalse();
      assertThat(other.creditLasts().isKnown()).as(carrier).isFalse();
      assertThat(other.lossByPlan()).isEmpty();
    }
  }

  @Test
  void whatHoldsForAllIsSaidOfEach() {
    for (Carrier carrier : Peru.CARRIERS) {
      LineExpiry expiry = Peru.facts(carrier).orElseThrow().expiry();
      assertThat(expiry.renewedBy().get()).containsExactly(Renewal.RECHARGE);
      assertThat(expiry.noticeBeforeLoss().get()).isEqualTo(Days.of(15));
      assertThat(expiry.numberRests().get()).isEqualTo(Days.of(90));
    }
  }

  @Test
  void everyFactHasASourceAndEveryKnownOneAMonth() {
    List<Fact<?>> facts = new ArrayList<>();
    for (Carrier carrier : Peru.CARRIERS) {
      CarrierFacts of = Peru.facts(carrier).orElseThrow();
      of.legalNames().forEach(name -> facts.addAll(List.of(name.name(), name.since())));
      LineExpiry expiry = of.expiry();
      for (LineState state : LineState.values()) {
        facts.add(expiry.term(state, Credit.SOME));
        facts.add(expiry.term(state, Credit.NONE));
      }
      facts.addAll(List.of(
          expiry.renewedBy(),
          expiry.creditLasts(),
          expiry.creditReturnsWithin(),
          expiry.noticeBeforeLoss(),
          expiry.numberRests(),
          expiry.firstUseWithin()));
      facts.addAll(expiry.lossByPlan().values());
    }
    assertThat(facts).hasSizeGreaterThan(50).allSatisfy(fact -> {
      assertThat(fact.source()).isNotBlank();
      assertThat(fact.asOf() != null).as(fact.toString()).isEqualTo(fact.isKnown());
      assertThat(fact.basis() == Fact.Basis.UNKNOWN).isEqualTo(!fact.isKnown());
    });
  }

  @Test
  void momentIsTheBeginOfThatDayInLima() {
    LineExpiry entel = of("entel-pe").expiry();
    // 31 October and 60 days is 30 December.
    assertThat(entel.earliest(LineState.LOST, LAST, Credit.NONE))
        .contains(Instant.parse("2026-12-30T05:00:00Z"));
    assertThat(entel.earliest(LineState.LOST, LAST, Credit.UNKNOWN))
        .contains(Instant.parse("2026-12-30T05:00:00Z"));
    assertThat(entel.earliest(LineState.LIMITED, LAST, Credit.NONE)).isEmpty();
    assertThat(of("bitel-pe").expiry().earliest(LineState.LOST, LAST, Credit.NONE))
        .contains(Instant.parse("2027-06-28T05:00:00Z"));
  }

  @Test
  void termIsUnknownWhenOneOfBothMightBeShorter() {
    LineExpiry bitel = of("bitel-pe").expiry();
    assertThat(bitel.term(LineState.LIMITED, Credit.NONE).isKnown()).isTrue();
    assertThat(bitel.term(LineState.LIMITED, Credit.UNKNOWN).isKnown()).isFalse();
  }

  @Test
  void anAppMayBringItsOwnRules() {
    Fact<Days> ten = Fact.listed(Days.of(10), "our contract", MONTH);
    LineExpiry own =
        LineExpiry.builder().term(LineState.LOST, Credit.UNKNOWN, ten).build();
    assertThat(own.term(LineState.LOST, Credit.SOME)).isEqualTo(ten);
    assertThat(own.term(LineState.LOST, Credit.NONE))
        .hasToString("10 days (our contract, 2026-11)");
    assertThat(own.renewedBy().isKnown()).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LineExpiry.builder()
            .term(LineState.LIMITED, Credit.NONE, ten.map(days -> Days.of(11)))
            .term(LineState.LOST, Credit.NONE, ten)
            .build())
        .withMessage("term: LOST with credit NONE comes before a better state");
  }

  @Test
  void unknownIsAValueAndNoDefault() {
    Fact<Days> unknown = Fact.unknown("nobody says so");
    assertThat(unknown.value()).isEmpty();
    assertThat(unknown.map(Days::earliest)).isEqualTo(Fact.unknown("nobody says so"));
    assertThatExceptionOfType(NoSuchElementException.class)
        .isThrownBy(unknown::get)
        .withMessage("unknown: nobody says so");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Fact.unknown(" "))
        .withMessage("source: is empty");
    for (int[] wrong : new int[][] {{0, 5}, {5, 4}, {1, 4_000}}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Days.between(wrong[0], wrong[1]))
          .withMessageStartingWith("days: not from 1 to 3660");
    }
    assertThat(Days.between(240, 255)).hasToString("240 to 255 days");
  }

  @Test
  void ofOtherCarriersNothingIsKnown() {
    assertThat(Peru.facts(Carrier.builder("acme-pe", "Acme", "PE").build())).isEmpty();
    assertThat(Set.copyOf(Peru.CARRIERS))
        .allSatisfy(
            carrier -> assertThat(Peru.facts(carrier).orElseThrow().carrier()).isEqualTo(carrier));
  }

  private static CarrierFacts of(String carrierId) {
    return Peru.facts(Peru.carrier(carrierId).orElseThrow()).orElseThrow();
  }
}
