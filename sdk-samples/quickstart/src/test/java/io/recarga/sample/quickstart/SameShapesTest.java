package io.recarga.sample.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.Allowance;
import io.recarga.CarrierEvidence;
import io.recarga.CarrierVerdict;
import io.recarga.CarrierVerdict.Agreement;
import io.recarga.Lookup;
import io.recarga.Lookup.Found;
import io.recarga.Lookups;
import io.recarga.Money;
import io.recarga.Plan;
import io.recarga.Promotion;
import io.recarga.Quote;
import io.recarga.Routing;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.market.peru.Peru;
import io.recarga.spi.AdapterId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** All adapters, each at its simulator, tell the same things in the same shape, with source and age. */
class SameShapesTest {
  private static final SimCard CLARO = SimCard.of("987654321", Peru.CLARO);

  private static AllRoads all;

  @BeforeAll
  static void start() {
    all = new AllRoads(Routing.preferred());
  }

  @AfterAll
  static void stop() {
    all.close();
  }

  private static Lookups lookups() {
    return all.recarga().lookups();
  }

  private static void checkAges(Lookup<?> lookup) {
    assertThat(lookup.problems()).isEmpty();
    assertThat(lookup.found())
        .isNotEmpty()
        .allMatch(found -> !found.asOf().isAfter(Instant.now()))
        .allMatch(found -> found.asOf().isAfter(Instant.now().minusSeconds(600)));
  }

  private static List<AdapterId> sources(Lookup<?> lookup) {
    return lookup.found().stream().<AdapterId>map(Found::source).distinct().toList();
  }

  @Test
  void plansCostSolesAndBelongToTheirSource() {
    Lookup<Plan> plans = lookups().plans(CLARO);
    checkAges(plans);
    assertThat(sources(plans)).extracting(AdapterId::value).contains("reloadly", "dtone", "ding");
    for (Found<Plan> found : plans.found()) {
      Plan plan = found.value();
      assertThat(plan.adapter()).isEqualTo(found.source());
      assertThat(plan.carrier()).isEqualTo(Peru.CLARO);
      assertThat(plan.price().currency().getCurrencyCode()).isEqualTo("PEN");
      assertThat(plan.price().isPositive()).isTrue();
      assertThat(plan.name() + plan.description()).doesNotContain("<", "&nbsp;", "**");
      assertThat(plan.name()).hasSizeLessThanOrEqualTo(120).doesNotContain("\n");
    }
  }

  @Test
  void gigabyteIsAThousandMegabytesEverywhere() {
    assertThat(lookups().plans(CLARO).values().stream()
            .flatMap(plan -> plan.allowances().stream())
            .filter(allowance -> allowance.kind() == Allowance.Kind.DATA)
            .filter(allowance -> !allowance.isUnlimited()))
        .isNotEmpty()
        .allMatch(allowance -> allowance.quantity().orElseThrow() % 100 == 0);
  }

  @Test
  void exactAmountIsQuotedByAllWhoQuote() {
    Money twenty = Money.of("20", "PEN");
    Lookup<Quote> quotes = lookups().quote(TopUp.ofAmount(TopUpKey.of("q"), CLARO, twenty));
    checkAges(quotes);
    assertThat(sources(quotes))
        .extracting(AdapterId::value)
        .containsExactly("reloadly", "dtone", "ding", "tapi");
    for (Found<Quote> found : quotes.found()) {
      assertThat(found.value().adapter()).isEqualTo(found.source());
      assertThat(found.value().delivered()).isEqualTo(twenty);
      assertThat(found.value().cost().isPositive()).isTrue();
    }
  }

  @Test
  void promotionsArePlainTextWithWhatIsKnownInFields() {
    Lookup<Promotion> promotions = lookups().promotions(CLARO);
    checkAges(promotions);
    assertThat(sources(promotions))
        .extracting(AdapterId::value)
        .containsExactly("reloadly", "dtone", "ding");
    for (Found<Promotion> found : promotions.found()) {
      Promotion promotion = found.value();
      assertThat(promotion.adapter()).isEqualTo(found.source());
      assertThat(promotion.carrier()).isEqualTo(Peru.CLARO);
      assertThat(promotion.title() + promotion.text()).doesNotContain("<", "**");
      assertThat(promotion.trigger()).as("what sets off %s", promotion).isNotNull();
      assertThat(promotion.endsAt()).as("when %s ends", promotion).isNotNull();
    }
  }

  @Test
  void carriersAreLookedUpByThoseWhoCanAndGuessedByOthers() {
    CarrierVerdict verdict = lookups().carrierVerdict(CLARO);
    assertThat(verdict.evidence().problems()).isEmpty();
    assertThat(verdict.agreement()).isEqualTo(Agreement.AGREED);
    assertThat(verdict.evidence().values())
        .extracting(CarrierEvidence::basis)
        .contains(
            CarrierEvidence.Basis.CALLER,
            CarrierEvidence.Basis.PORTABILITY_LOOKUP,
            CarrierEvidence.Basis.NUMBER_PREFIX);
  }

  @Test
  void disagreementIsShownAndTheCallersWordWins() {
    SimCard ported = SimCard.of("987654321", Peru.ENTEL);
    CarrierVerdict verdict = lookups().carrierVerdict(ported);
    assertThat(verdict.agreement()).isEqualTo(Agreement.DISAGREED);
    assertThat(verdict.carrier()).isEqualTo(Peru.ENTEL);
    assertThat(verdict.inWords()).contains("Entel", "a look-up disagrees", "looked up Claro");
  }
}
