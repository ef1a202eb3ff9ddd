package io.recarga.carrier.selfcare;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.Money;
import io.recarga.PromotionTrigger;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CriteriaTest {
  private static Wire.Criterion one(String name, String operator, String value) {
    return new Wire.Criterion(name, operator, value);
  }

  private static Criteria of(Wire.Criterion... criteria) {
    return Criteria.of(promo(new Wire.CriteriaGroup(Arrays.asList(criteria))), Given.CLARO);
  }

  private static Wire.Promo promo(Wire.CriteriaGroup... groups) {
    Wire.Pattern pattern = new Wire.Pattern(null, null, Arrays.asList(groups), List.of());
    return new Wire.Promo("1", "Bono", null, null, null, List.of(pattern));
  }

  @Test
  void amountChannelAndTheRestAreToldApart() {
    Criteria sorted = of(
        one("rechargeAmount", ">=", "10"),
        one("amount", "<=", "50.00"),
        one("Channel", "equals", "app"),
        one("rechargedLastMonth", "=", "true"));
    assertThat(sorted.trigger())
        .isEqualTo(PromotionTrigger.delivering(Money.of("10", "PEN"), Money.of("50", "PEN")));
    assertThat(sorted.channel()).isEqualTo("app");
    assertThat(sorted.rest()).isEqualTo("rechargedLastMonth = true");
  }

  @Test
  void exactAmountIsBothBounds() {
    Money ten = Money.of("10", "PEN");
    assertThat(of(one("monto", "=", "10")).trigger())
        .isEqualTo(PromotionTrigger.delivering(ten, ten));
  }

  @Test
  void whatIsNotUnderstoodIsACondition() {
    Criteria sorted = of(one("amount", ">", "10"), one("amount", ">=", "diez"));
    assertThat(sorted.trigger()).isNull();
    assertThat(sorted.rest()).isEqualTo("amount > 10; amount >= diez");
    assertThat(of(one("amount", ">=", "50"), one("amount", "<=", "10")).trigger())
        .isNull();
  }

  @Test
  void severalGroupsMayBeAlternativesAndAreNotSorted() {
    Criteria sorted = Criteria.of(
        promo(
            new Wire.CriteriaGroup(List.of(one("amount", ">=", "10"))),
            new Wire.CriteriaGroup(List.of(one("channel", "=", "web")))),
        Given.CLARO);
    assertThat(sorted.trigger()).isNull();
    assertThat(sorted.channel()).isNull();
    assertThat(sorted.rest()).isEqualTo("amount >= 10; channel = web");
  }
}
