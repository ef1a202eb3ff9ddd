package io.recarga.carrier.reloadly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The first three rows were paid in the sandbox in October 2026; the others follow the formula. */
class CostTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "Claro Peru 1 USD | 1 | false | 0.96000 | 0.00000 "
            + "| {'internationalDiscount':4,'localDiscount':1,'fx':{'rate':3.2468801}}",
        "Claro Peru 3.25 PEN | 3.25 | true | 0.99095 | 0.00000 "
            + "| {'internationalDiscount':4,'localDiscount':1,'fx':{'rate':3.2468801}}",
        "Orange Mali 4 USD | 4 | false | 3.80000 | 0.00000 | {'internationalDiscount':5}",
        "commission where no discount is told | 10 | false | 9.50000 | 0.00000 | {'commission':5}",
        "a percentage fee cancels the discount | 10 | false | 10.30000 | 0.30000 "
            + "| {'internationalDiscount':5,'fees':{'internationalPercentage':3}}",
        "a flat fee comes on top | 10 | false | 9.75000 | 0.25000 "
            + "| {'internationalDiscount':5,'fees':{'international':0.25}}",
        "a local flat fee is in the line's currency | 10 | true | 5.25000 | 0.25000 "
            + "| {'localDiscount':0,'fx':{'rate':2},'fees':{'local':0.5}}",
        "halves go up | 1 | true | 0.33334 | 0.00000 | {'fx':{'rate':2.99997}}",
      })
  void costs(
      String name, BigDecimal amount, boolean local, String total, String fee, String operator)
      throws IOException {
    Cost cost = Cost.of(operator(operator), amount, local);

    assertThat(cost.total().toPlainString()).isEqualTo(total);
    assertThat(cost.fee().toPlainString()).isEqualTo(fee);
  }

  @Test
  void withoutRateALocalOrderHasNoForecast() throws IOException {
    assertThat(Cost.of(operator("{'localDiscount':1}"), BigDecimal.TEN, true)).isNull();
    assertThat(Cost.of(operator("{'fx':{'rate':0}}"), BigDecimal.TEN, true)).isNull();
    assertThat(Cost.of(operator("{'commission':101}"), BigDecimal.TEN, false)).isNull();
  }

  private static Wire.Operator operator(String json) throws IOException {
    return Wire.OPERATOR.fromJson(json.replace('\'', '"'));
  }
}
