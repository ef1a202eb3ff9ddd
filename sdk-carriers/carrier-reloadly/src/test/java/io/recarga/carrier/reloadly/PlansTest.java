package io.recarga.carrier.reloadly;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.Carrier;
import io.recarga.Money;
import io.recarga.Plan;
import io.recarga.SimCard;
import io.recarga.spi.CarrierAdapter;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlansTest {
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
  void describesInPlainTextWithTheLinesPrice() {
    Plan small = plans(Given.BITEL).get(0);

    assertThat(small.price()).isEqualTo(Money.of("5", "PEN"));
    assertThat(small.name()).isEqualTo("500 MB & WhatsApp");
    assertThat(small.description()).isEqualTo("500 MB & WhatsApp\nValid for 3 days");
    assertThat(small.validity()).isEqualTo(Duration.ofDays(3));
    assertThat(small.delivery()).isEqualTo(Plan.Delivery.DIRECT);
  }

  @Test
  void readsAValidityOnlyWhereOneIsStated() {
    assertThat(plans(Given.BITEL).get(1).validity()).isEqualTo(Duration.ofDays(30));
    assertThat(plans(Given.BITEL).get(2).validity()).isNull();
    assertThat(plans(Given.BITEL).get(3).validity()).isNull();
  }

  @Test
  void dataOperatorsBelongToTheirCarrierAndKeepTheWalletsPriceWithoutAPair() {
    Plan data = plans(Given.CLARO).get(0);

    assertThat(data.id()).isEqualTo("9006:fixed:2");
    assertThat(data.price()).isEqualTo(Money.of("2", "USD"));
    assertThat(data.validity()).isEqualTo(Duration.ofDays(1));
    assertThat(plans(Given.CLARO)).hasSize(1);
  }

  @Test
  void pinsAreSoldLocallyAndSaySo() {
    List<Plan> pins = plans(Given.ENTEL);

    assertThat(pins).extracting(Plan::id).containsExactly("9005:local:10", "9005:local:15");
    assertThat(pins).extracting(Plan::name).containsExactly("S/10", "Entel PE PIN 15 PEN");
    assertThat(pins).extracting(Plan::delivery).containsOnly(Plan.Delivery.PIN);
  }

  @Test
  void oneOddOperatorDoesNotHideTheOthers() {
    reloadly.on("GET /operators/countries/PE", 200, """
        [{"id":1,"name":"Claro %s","denominationType":"FIXED","senderCurrencyCode":"USD",
          "destinationCurrencyCode":"PEN","fixedAmounts":[1,null]},
         {"id":2,"name":"Claro Data","denominationType":"FIXED","senderCurrencyCode":"U$",
          "destinationCurrencyCode":"P#N","fixedAmounts":[1,-1,0]},
         {"name":"Claro without id"}, null, 7, {"id":4,"name":"Claro Pin","fixedAmounts":"5"},
         {"id":3,"name":"Claro Combo","denominationType":"FIXED","senderCurrencyCode":"USD",
          "destinationCurrencyCode":"PEN","fixedAmounts":[3],"commission":500,
          "fixedAmountsDescriptions":{"3":"%s","x":null,"1e9":"n"}}]
        """.formatted(
            "Peru ".repeat(200), "<b>long</b> ".repeat(400)));

    assertThat(plans(Given.CLARO)).extracting(Plan::id).containsExactly("3:fixed:3");
    assertThat(plans(Given.CLARO)).extracting(Plan::name).containsExactly("Claro Combo 3 USD");
  }

  @Test
  void circlesHaveTheirOwnPlans() {
    reloadly.on("GET /operators/countries/IN", 200, """
        [{"id":7,"name":"Demo India","denominationType":"FIXED","senderCurrencyCode":"USD",
          "destinationCurrencyCode":"INR","supportsGeographicalRechargePlans":true,
          "country":{"isoName":"IN","name":"India"},"fixedAmounts":[9],
          "geographicalRechargePlans":[
            {"locationCode":"MH","locationName":"Maharashtra","fixedAmounts":[1.5],
             "localAmounts":[99],"fixedAmountsPlanNames":{"1.50":"Full talk"},
             "fixedAmountsDescriptions":{"1.5":"28 days"}},
            {"locationCode":"bad code","fixedAmounts":[2]}, null]}]
        """);
    Carrier demo = Carrier.builder("demo-in", "Demo", "IN").build();

    List<Plan> plans = adapter.plans(SimCard.of("+919876543210", demo));

    assertThat(plans).extracting(Plan::id).containsExactly("7:fixed:1.5:MH");
    assertThat(plans.get(0).name()).isEqualTo("Full talk (Maharashtra)");
    assertThat(plans.get(0).price()).isEqualTo(Money.of("99", "INR"));
  }

  private List<Plan> plans(Carrier carrier) {
    return adapter.plans(SimCard.of(Given.NUMBER, carrier));
  }
}
