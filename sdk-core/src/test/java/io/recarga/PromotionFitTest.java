package io.recarga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.recarga.PromotionFit.Certainty;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromotionFitTest {
  private static final Money TEN = Money.of("10", "PEN");
  private static final Money FIVE_DOLLARS = Money.of("5", "USD");

  private static Promotion.Builder promotion() {
    return Promotion.builder(Samples.ADAPTER, "1", Samples.CLARO, "Double credit");
  }

  private static List<PromotionFit> fits(TopUp topUp, Promotion... promotions) {
    return new Fits(topUp, topUp.amount(), Money.of("6.10", "USD"), Samples.NOON)
        .of(List.of(promotions));
  }

  private static List<PromotionFit> fits(Promotion promotion) {
    return fits(Samples.topUp(), promotion);
  }

  @Test
  void promotionWhoseTermsAreAllMetIsExpected() {
    Promotion promotion = promotion()
        .trigger(PromotionTrigger.delivering(TEN, null))
        .bonus("10 PEN on top", "7 days")
        .period("2026-11-01T00:00:00Z", "2026-11-30T23:59:59-05:00")
        .build();
    assertThat(fits(promotion))
        .containsExactly(new PromotionFit(promotion, Certainty.EXPECTED, List.of()));
    assertThat(fits(promotion).get(0).inWords())
        .isEqualTo("Double credit: from 10.00 PEN; gives 10 PEN on top; usable 7 days; "
            + "ends 2026-11-30T23:59:59-05:00");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-24T00:00:00Z,", // Is to come.
    ",2026-11-23T06:59:59-05:00", // Has ended by the carrier's clock.
  })
  void promotionOfAnotherTimeDoesNotFit(String begins, String ends) {
    Promotion promotion = promotion()
        .trigger(PromotionTrigger.delivering(TEN, null))
        .period(begins, ends)
        .build();
    assertThat(fits(promotion)).isEmpty();
  }

  @Test
  void triggerThatIsNotMetDoesNotFit() {
    assertThat(fits(promotion()
            .trigger(PromotionTrigger.delivering(Money.of("20.01", "PEN"), null))
            .build()))
        .isEmpty();
    assertThat(fits(promotion().trigger(PromotionTrigger.delivering(null, TEN)).build()))
        .isEmpty();
    assertThat(fits(promotion().trigger(PromotionTrigger.exactly(List.of(TEN))).build()))
        .isEmpty();
    assertThat(fits(promotion()
            .trigger(PromotionTrigger.paying(Money.of("6.11", "USD"), null))
            .build()))
        .isEmpty();
  }

  @Test
  void triggerInAnotherCurrencyMayApply() {
    List<PromotionFit> fits = fits(promotion()
        .trigger(PromotionTrigger.paying(Money.of("5", "EUR"), null))
        .amounts(">= 5 EUR")
        .build());
    assertThat(fits).extracting(PromotionFit::certainty).containsExactly(Certainty.POSSIBLE);
    assertThat(fits.get(0).open()).containsExactly("it is for >= 5 EUR");
    assertThat(fits(
            promotion().trigger(PromotionTrigger.exactly(List.of(FIVE_DOLLARS))).build()))
        .extracting(PromotionFit::certainty)
        .containsExactly(Certainty.POSSIBLE);
  }

  @Test
  void whatNobodyCanCheckMayApplyAndSaysWhat() {
    List<PromotionFit> fits = fits(promotion()
        .channel("pharmacies")
        .conditions("recharged in October")
        .period("el lunes", "hasta agotar stock")
        .build());
    assertThat(fits).extracting(PromotionFit::certainty).containsExactly(Certainty.POSSIBLE);
    assertThat(fits.get(0).open())
        .containsExactly(
            "its announcement names no amount in fields",
            "it is bound to the channel pharmacies",
            "its conditions are recharged in October",
            "it begins el lunes",
            "it ends hasta agotar stock");
    assertThat(fits.get(0).inWords()).contains("(may apply: ");
  }

  @Test
  void channelOfTheCallerDecidesWhereItsWordIsClear() {
    Promotion inTheApp = promotion()
        .trigger(PromotionTrigger.delivering(TEN, null))
        .channel("App")
        .build();
    TopUp byApp = Samples.topUp().toBuilder().channel(Channel.OPERATOR_APP).build();
    TopUp byKiosk = Samples.topUp().toBuilder().channel(Channel.KIOSK).build();
    assertThat(fits(byApp, inTheApp))
        .extracting(PromotionFit::certainty)
        .containsExactly(Certainty.EXPECTED);
    assertThat(fits(byKiosk, inTheApp)).isEmpty();
    assertThat(fits(inTheApp))
        .extracting(PromotionFit::certainty)
        .containsExactly(Certainty.POSSIBLE);
  }

  @Test
  void plansThatSetItOffAreKnownByTheirId() {
    TopUp plan = TopUp.ofPlan(Samples.KEY, Samples.SIM, Samples.plan().build());
    Promotion own = promotion().trigger(PromotionTrigger.plans(Set.of("p-1"))).build();
    Promotion other = promotion().trigger(PromotionTrigger.plans(Set.of("p-2"))).build();
    assertThat(fits(plan, other, own)).extracting(PromotionFit::promotion).containsExactly(own);
    assertThat(fits(own)).extracting(PromotionFit::certainty).containsExactly(Certainty.POSSIBLE);
  }

  @Test
  void theSurestComesFirst() {
    Promotion open = promotion().build();
    Promotion sure = promotion().trigger(PromotionTrigger.delivering(TEN, null)).build();
    assertThat(fits(Samples.topUp(), open, sure))
        .extracting(PromotionFit::promotion)
        .containsExactly(sure, open);
  }

  @Test
  void triggersThatMakeNoSenseAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PromotionTrigger.delivering(null, null))
        .withMessageContaining("least, most");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PromotionTrigger.delivering(TEN, FIVE_DOLLARS));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PromotionTrigger.paying(TEN, Money.of("9", "PEN")))
        .withMessageContaining("more than most");
    assertThatIllegalArgumentException().isThrownBy(() -> PromotionTrigger.exactly(List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> PromotionTrigger.plans(Set.of()));
    assertThat(PromotionTrigger.delivering(TEN, TEN)).hasToString("10.00 PEN");
    assertThat(PromotionTrigger.paying(null, TEN)).hasToString("up to 10.00 PEN paid");
  }
}
