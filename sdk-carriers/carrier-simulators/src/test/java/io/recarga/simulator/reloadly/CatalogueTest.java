package io.recarga.simulator.reloadly;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.simulator.SimulatorClock;
import io.recarga.simulator.reloadly.Caller.Got;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CatalogueTest {
  private final SimulatorClock time = SimulatorClock.virtual(Instant.parse("2026-01-15T10:00:00Z"));
  private final ReloadlySimulator simulator = ReloadlySimulator.builder(time).start();
  private final Caller caller = new Caller(simulator);

  @BeforeEach
  void login() throws IOException {
    caller.login();
  }

  @AfterEach
  void close() {
    simulator.close();
  }

  @Test
  void operatorHasEveryField() throws IOException {
    Got got = caller.get("operators/9001?suggestedAmounts=true&suggestedAmountsMap=true");
    Map<String, Object> operator = got.object();
    assertThat(operator)
        .containsOnlyKeys(
            "id",
            "operatorId",
            "name",
            "bundle",
            "data",
            "comboProduct",
            "pin",
            "supportsLocalAmounts",
            "supportsGeographicalRechargePlans",
            "denominationType",
            "senderCurrencyCode",
            "senderCurrencySymbol",
            "destinationCurrencyCode",
            "destinationCurrencySymbol",
            "commission",
            "internationalDiscount",
            "localDiscount",
            "mostPopularAmount",
            "mostPopularLocalAmount",
            "minAmount",
            "maxAmount",
            "localMinAmount",
            "localMaxAmount",
            "country",
            "fx",
            "logoUrls",
            "fixedAmounts",
            "fixedAmountsDescriptions",
            "localFixedAmounts",
            "localFixedAmountsDescriptions",
            "suggestedAmounts",
            "suggestedAmountsMap",
            "fees",
            "geographicalRechargePlans",
            "promotions",
            "status");
    assertThat(operator.get("id")).isEqualTo(operator.get("operatorId"));
    assertThat(got.map("fx").get("rate")).isEqualTo(new BigDecimal("3.2468801"));
    assertThat(got.map("suggestedAmountsMap").get("5")).isEqualTo(new BigDecimal("16.23"));
    assertThat(got.text("minAmount")).isEqualTo("0.93");
  }

  @Test
  void suggestedAmountsAreLeftOutUnlessAskedFor() throws IOException {
    Got got = caller.get("operators/9001");
    assertThat(got.object().get("suggestedAmounts")).isEqualTo(List.of());
    assertThat(got.map("suggestedAmountsMap")).isEmpty();
  }

  @Test
  void pagesCountFromOneAndZeroIsOne() throws IOException {
    Got first = caller.get("operators?page=1&size=3");
    Got zero = caller.get("operators?page=0&size=3");
    Got last = caller.get("operators?page=3&size=3");
    assertThat(zero.body()).isEqualTo(first.body());
    assertThat(first.object())
        .containsOnlyKeys(
            "content",
            "pageable",
            "totalElements",
            "totalPages",
            "last",
            "first",
            "size",
            "number",
            "numberOfElements",
            "sort",
            "empty");
    assertThat(first.text("number")).isEqualTo("0");
    assertThat(first.text("last")).isEqualTo("false");
    assertThat(last.text("last")).isEqualTo("true");
    assertThat(last.content()).hasSize(1);
    assertThat(caller.get("operators?page=9&size=3").content()).isEmpty();
  }

  @Test
  void kindsCanBeLeftOut() throws IOException {
    Set<String> all = names(caller.get("operators/countries/PE").array());
    assertThat(all)
        .contains(
            "Claro Peru",
            "Movistar Peru",
            "Entel Peru",
            "Bitel Peru",
            "Claro Peru Data",
            "Entel Peru PIN");
    Set<String> some = names(caller
        .get("operators/countries/pe?includeData=false&includePin=false&includeFixed=false")
        .array());
    assertThat(some).containsExactlyInAnyOrder("Claro Peru", "Movistar Peru", "Entel Peru");
  }

  @Test
  void detectionKnowsPrefixesAndPortabilityKnowsBetter() throws IOException {
    simulator.port("51987654321", 9003);
    String path = "/phone/%2B51987654321/countries/PE";
    assertThat(caller.get("operators/auto-detect" + path).text("name")).isEqualTo("Claro Peru");
    assertThat(caller.get("operators/mnp-lookup" + path).text("name")).isEqualTo("Entel Peru");
    String body = "{\"phone\":\"987 654 321\",\"countryCode\":\"PE\"}";
    assertThat(caller.post("mnp-lookup/operators", body).text("name")).isEqualTo("Entel Peru");
    Got trunk = caller.get("operators/auto-detect/phone/0987654321/countries/PE");
    assertThat(trunk.status()).isEqualTo(404);
    assertThat(trunk.text("errorCode")).isEqualTo("COULD_NOT_AUTO_DETECT_OPERATOR");
    Got abroad = caller.get("operators/auto-detect/phone/987654321/countries/XX");
    assertThat(abroad.status()).isEqualTo(409);
    assertThat(abroad.text("errorCode")).isEqualTo("COUNTRY_NOT_SUPPORTED");
  }

  @Test
  void fxRateIsTheConvertedAmount() throws IOException {
    Got byBody = caller.post("operators/fx-rate", "{\"operatorId\":9001,\"amount\":5}");
    Got byPath = caller.post("operators/9001/fx-rate", "{\"amount\":5}");
    assertThat(byBody.body()).isEqualTo(byPath.body());
    assertThat(byBody.object().get("fxRate")).isEqualTo(new BigDecimal("16.2344005"));
  }

  @Test
  void commissionsPromotionsCountriesAndBalanceAreShown() throws IOException {
    Got commission = caller.get("operators/9001/commissions");
    assertThat(commission.map("operator").get("status")).isEqualTo(true);
    assertThat(caller.get("operators/commissions").content()).hasSize(7);
    assertThat(caller.get("promotions").content()).hasSize(2);
    assertThat(caller.get("promotions/operators/9001").array()).hasSize(1);
    assertThat(caller.get("promotions/country-codes/PE").array()).hasSize(2);
    assertThat(caller.get("promotions/countries/PE").array()).hasSize(2);
    assertThat(caller.get("promotions/900101").text("operatorId")).isEqualTo("9001");
    assertThat(caller.get("countries").array()).hasSize(3);
    assertThat(caller.get("countries/PE").text("currencyCode")).isEqualTo("PEN");
    Got balance = caller.get("accounts/balance");
    assertThat(balance.text("balance")).isEqualTo("1000.00000");
    assertThat(balance.text("updatedAt")).isEqualTo("2026-01-15 15:00:00");
  }

  @Test
  void circlesComeAsGeographicalPlans() throws IOException {
    Got got = caller.get("operators/9007");
    assertThat(got.text("supportsGeographicalRechargePlans")).isEqualTo("true");
    Map<?, ?> plan = (Map<?, ?>) ((List<?>) got.object().get("geographicalRechargePlans")).get(0);
    assertThat(plan.keySet().stream().map(String::valueOf))
        .containsExactlyInAnyOrder(
            "locationCode",
            "locationName",
            "fixedAmounts",
            "localAmounts",
            "fixedAmountsPlanNames",
            "fixedAmountsDescriptions",
            "localFixedAmountsPlanNames",
            "localFixedAmountsDescriptions");
  }

  private static Set<String> names(List<?> operators) {
    Set<String> names = new HashSet<>();
    operators.forEach(operator -> names.add(String.valueOf(((Map<?, ?>) operator).get("name"))));
    return names;
  }
}
