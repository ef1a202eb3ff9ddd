package io.recarga.carrier.reloadly;

import static io.recarga.carrier.reloadly.Given.BITEL;
import static io.recarga.carrier.reloadly.Given.CLARO;
import static io.recarga.carrier.reloadly.Given.ENTEL;
import static io.recarga.carrier.reloadly.Given.MOVISTAR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recarga.Carrier;
import io.recarga.Iccid;
import io.recarga.Money;
import io.recarga.NotSentException;
import io.recarga.NotServedException;
import io.recarga.Plan;
import io.recarga.Quote;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.spi.AdapterId;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.Route;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrepareTest {
  private static final String OPERATORS = "GET /operators/countries/PE";

  private FakeReloadly reloadly;
  private CarrierAdapter adapter;

  @BeforeEach
  void start() throws Exception {
    reloadly = new FakeReloadly();
    adapter = Reloadly.connect(reloadly.account().build());
  }

  @AfterEach
  void stop() {
    reloadly.close();
  }

  @Test
  void ordersLocallyAndForecastsTheCost() {
    Route route = adapter.prepare(Given.topUp(CLARO, "3.25"));

    assertThat(route.notes())
        .isEqualTo(Map.of("operator", "9001", "amount", "3.25", "local", "true"));
    assertThat(route.cost()).isEqualTo(Money.of("0.99095", "USD"));
  }

  @Test
  void asksForEveryKindOfOperatorOnceWithinTheAgeLimit() {
    adapter.prepare(Given.topUp(CLARO, "20"));
    adapter.prepare(Given.topUp(CLARO, "30"));

    assertThat(reloadly.calls(OPERATORS)).hasSize(1);
    var url = reloadly.calls(OPERATORS).get(0).getUrl();
    assertThat(url.queryParameter("includeBundles")).isEqualTo("true");
    assertThat(url.queryParameter("includeCombo")).isEqualTo("true");
  }

  @Test
  void anOldListIsReadAgain() {
    CarrierAdapter fresh =
        Reloadly.connect(reloadly.account().catalogueMaxAge(Duration.ZERO).build());

    fresh.prepare(Given.topUp(CLARO, "20"));
    fresh.prepare(Given.topUp(CLARO, "20"));

    assertThat(reloadly.calls(OPERATORS)).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.99", "300.01"})
  void anAmountBeyondTheLocalBoundsIsRefusedWithThem(String soles) {
    assertThatThrownBy(() -> adapter.prepare(Given.topUp(CLARO, soles)))
        .isInstanceOf(NotServedException.class)
        .hasMessageContaining("3.00 to 300.00 PEN");
  }

  @Test
  void aRangeInTheWalletsCurrencyCannotDeliverExactly() {
    assertThatThrownBy(() -> adapter.prepare(Given.topUp(MOVISTAR, "20")))
        .isInstanceOf(NotServedException.class)
        .hasMessageContaining("takes amounts in USD only");
  }

  @Test
  void aFixedPairDeliversExactlyWhatIsAskedFor() {
    Route route = adapter.prepare(Given.topUp(BITEL, "20.00"));

    assertThat(route.notes())
        .isEqualTo(Map.of("operator", "9004", "amount", "6.16", "local", "false"));
    assertThat(route.cost()).isEqualTo(Money.of("6.03680", "USD"));
    assertThatThrownBy(() -> adapter.prepare(Given.topUp(BITEL, "15")))
        .isInstanceOf(NotServedException.class)
        .hasMessageContaining("only 10.00 PEN, 20.00 PEN");
  }

  @Test
  void aPinIsNoPlainCredit() {
    assertThatThrownBy(() -> adapter.prepare(Given.topUp(ENTEL, "10")))
        .isInstanceOf(NotServedException.class)
        .hasMessageContaining("no operator for entel-pe is listed in PE");
  }

  @Test
  void theAppMayNameTheOperator() {
    Carrier brand = Carrier.builder("flash-pe", "Flash Mobile", "PE").build();
    CarrierAdapter named =
        Reloadly.connect(reloadly.account().operator(brand, 9001).build());

    assertThat(named.prepare(Given.topUp(brand, "20")).note("operator")).isEqualTo("9001");
    assertThatThrownBy(() -> named.prepare(Given.topUp(CLARO, "20")))
        .isInstanceOf(NotServedException.class);
  }

  @Test
  void anUnnumberedSimAndAForeignPlanAreRefused() {
    SimCard nameless = SimCard.of(Iccid.parse("8951101234567890123"), CLARO);
    TopUp topUp = TopUp.ofAmount(TopUpKey.of("o"), nameless, Money.of("20", "PEN"));
    assertThatThrownBy(() -> adapter.prepare(topUp))
        .isInstanceOf(NotServedException.class)
        .hasMessageContaining("phone number");

    Plan foreign = Plan.builder(
            AdapterId.of("ding"), "9003:fixed:4.99", "x", BITEL, Money.of("5", "PEN"))
        .build();
    assertThatThrownBy(() -> adapter.prepare(ofPlan(foreign)))
        .isInstanceOf(NotServedException.class)
        .hasMessageContaining("sold by ding");
  }

  @Test
  void everyListedPlanCanBeOrdered() {
    List<Plan> plans = adapter.plans(SimCard.of(Given.NUMBER, BITEL));
    assertThat(plans)
        .extracting(Plan::id)
        .containsExactly(
            "9003:fixed:1.54",
            "9003:fixed:4.99",
            "9003:fixed:9.25",
            "9004:fixed:3.08",
            "9004:fixed:6.16");

    Route route = adapter.prepare(ofPlan(plans.get(1)));

    assertThat(route.notes())
        .isEqualTo(Map.of("operator", "9003", "amount", "4.990", "local", "false"));
    assertThat(route.cost()).isEqualTo(Money.of("4.99020", "USD"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9003:fixed:4.98",
        "9003:local:16.20",
        "9999:fixed:4.99",
        "junk",
        "9003:fixed:4.99:MH"
      })
  void aPlanThatIsNotSoldIsRefused(String id) {
    Plan gone = Plan.builder(AdapterId.of("reloadly"), id, "x", BITEL, Money.of("5", "PEN"))
        .build();

    assertThatThrownBy(() -> adapter.prepare(ofPlan(gone))).isInstanceOf(NotServedException.class);
  }

  @Test
  void quotesWhatArrivesAndWhatItCosts() {
    Quote quote =
        adapter.quote(ofPlan(adapter.plans(SimCard.of(Given.NUMBER, BITEL)).get(0)));

    assertThat(quote.delivered()).isEqualTo(Money.of("5", "PEN"));
    assertThat(quote.cost()).isEqualTo(Money.of("1.60920", "USD"));
    assertThat(quote.fee()).isEqualTo(Money.of("0.1", "USD"));
  }

  @Test
  void aListThatCannotBeReadSendsNothing() {
    reloadly.on(OPERATORS, 200, "<html/>");

    assertThatThrownBy(() -> adapter.prepare(Given.topUp(CLARO, "20")))
        .isInstanceOf(NotSentException.class);
  }

  private static TopUp ofPlan(Plan plan) {
    return TopUp.ofPlan(TopUpKey.of("o"), SimCard.of(Given.NUMBER, plan.carrier()), plan);
  }
}
