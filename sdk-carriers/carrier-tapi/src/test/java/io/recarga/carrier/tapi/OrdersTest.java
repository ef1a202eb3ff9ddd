package io.recarga.carrier.tapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recarga.Carrier;
import io.recarga.Money;
import io.recarga.NotSentException;
import io.recarga.NotServedException;
import io.recarga.Plan;
import io.recarga.Quote;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.market.peru.Peru;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.Route;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrdersTest {
  private static final SimCard CLARO = SimCard.of(Given.NUMBER, Peru.CLARO);

  private FakeTapi tapi;
  private CarrierAdapter adapter;

  @BeforeEach
  void start() throws Exception {
    tapi = new FakeTapi();
    adapter = Tapi.connect(tapi.account().build());
  }

  @AfterEach
  void stop() {
    tapi.close();
  }

  @Test
  void anAmountWithinARangeIsOrderedAsItIs() {
    Route route = adapter.prepare(Given.topUp(Peru.CLARO, "20.00"));

    assertThat(route.note("company")).isEqualTo("PE-R-00001");
    assertThat(route.note("product")).isEqualTo("1");
    assertThat(route.note("amount")).isEqualTo("20");
    assertThat(route.cost()).isEqualTo(Money.of("20", "PEN"));
  }

  @ParameterizedTest
  @CsvSource({
    "claro-pe, Claro, 2.99, the nearest offer is 3.00 PEN",
    "claro-pe, Claro, 150.01, the nearest offer is 150.00 PEN",
    "entel-pe, Entel, 12, the nearest offers are 10.00 PEN and 20.00 PEN",
    "entel-pe, Entel, 31, the nearest offer is 30.00 PEN"
  })
  void anAmountThatIsNotSoldIsRefusedWithTheNearestOffers(
      String id, String brand, String soles, String nearest) {
    Carrier carrier = Carrier.builder(id, brand, "PE").build();

    assertThatThrownBy(() -> adapter.prepare(Given.topUp(carrier, soles)))
        .isInstanceOf(NotServedException.class)
        .hasMessageStartingWith("tapi: does not sell exactly ")
        .hasMessageEndingWith(nearest);
  }

  @Test
  void theCatalogueIsReadPageByPageWithItsOwnKeyAndOnce() {
    adapter.plans(CLARO);
    adapter.prepare(Given.topUp(Peru.ENTEL, "20"));

    assertThat(tapi.calls("GET /recharges"))
        .extracting(request -> request.getTarget())
        .containsExactly("/recharges?page=1", "/recharges?page=2");
    assertThat(tapi.calls("GET /recharges").get(0).getHeaders().get("x-api-key"))
        .isEqualTo("companies-key");
  }

  @Test
  void aCatalogueThatRepeatsItsPageIsNotReadForEver() {
    tapi.on("GET /recharges", 200, FakeTapi.resource("recharges.json"));

    adapter.plans(CLARO);

    assertThat(tapi.calls("GET /recharges")).hasSize(2);
  }

  @Test
  void fixedAmountsAreThePlans() {
    List<Plan> plans = adapter.plans(CLARO);

    assertThat(plans).extracting(Plan::id).containsExactly("PE-R-00001:2:10.5");
    assertThat(plans.get(0).name()).isEqualTo("2 GB 7 días");
    assertThat(plans.get(0).price()).isEqualTo(Money.of("10.50", "PEN"));
    assertThat(adapter.plans(SimCard.of(Given.NUMBER, Peru.ENTEL)))
        .extracting(Plan::name)
        .containsExactly("saldo 5.00 PEN", "saldo 10.00 PEN", "saldo 20.00 PEN", "saldo 30.00 PEN");
  }

  @Test
  void aPlanIsOrderedAndOneThatIsGoneIsNot() {
    Plan plan = adapter.plans(CLARO).get(0);

    Route route = adapter.prepare(TopUp.ofPlan(TopUpKey.of("plan"), CLARO, plan));
    Quote quote = adapter.quote(TopUp.ofPlan(TopUpKey.of("plan"), CLARO, plan));

    assertThat(route.note("product")).isEqualTo("2");
    assertThat(quote.cost()).isEqualTo(Money.of("10.50", "PEN"));
    Plan gone = Plan.builder(
            plan.adapter(), "PE-R-00001:2:11", "Gone", Peru.CLARO, Money.of("11", "PEN"))
        .build();
    assertThatThrownBy(() -> adapter.prepare(TopUp.ofPlan(TopUpKey.of("g"), CLARO, gone)))
        .isInstanceOf(NotServedException.class)
        .hasMessageEndingWith("any more");
  }

  @Test
  void aDataPackageIsNoCreditThoughItsAmountIsRight() {
    assertThat(adapter.prepare(Given.topUp(Peru.CLARO, "10.50")).note("product"))
        .isEqualTo("1");
  }

  /** Its lengths make no sense for a number: nothing is guessed. */
  @Test
  void aNumberOfAnotherLengthThanTheCompanyTakesIsRefused() {
    assertThatThrownBy(() -> adapter.prepare(Given.topUp(Peru.BITEL, "20")))
        .isInstanceOf(NotServedException.class)
        .hasMessage("tapi: BITEL takes 100 to 150 characters as PHONE");
  }

  @Test
  void aCarrierOfAnotherNameIsFoundByTheSetting() {
    Carrier other = Carrier.builder("mvno-pe", "Mvno", "PE").build();
    CarrierAdapter named =
        Tapi.connect(tapi.account().company(other, "PE-R-00001").build());

    assertThat(named.prepare(Given.topUp(other, "20")).note("company")).isEqualTo("PE-R-00001");
    assertThatThrownBy(() -> adapter.prepare(Given.topUp(other, "20")))
        .hasMessageContaining("company(carrier, code)");
  }

  @Test
  void anAccountIsForOneCountry() {
    Carrier colombian = Carrier.builder("claro-co", "Claro", "CO").build();
    TopUp topUp = TopUp.ofAmount(
        TopUpKey.of("co"), SimCard.of("+573001234567", colombian), Money.of("5000", "COP"));

    assertThatThrownBy(() -> adapter.prepare(topUp))
        .hasMessage("tapi: the account is for PE, not CO");
  }

  @Test
  void anUnreadableCatalogueIsNoRefusal() {
    tapi.on("GET /recharges", 200, "<html>");

    assertThatThrownBy(() -> adapter.plans(CLARO)).isInstanceOf(NotSentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "CLARO, true",
    "Claro Perú S.A.C., true",
    "Recargas Claro, true",
    "CLARO PE, true",
    "Claro Hogar, false",
    "Clarin, false"
  })
  void aCompanyIsKnownByItsName(String name, boolean same) {
    assertThat(CompanyName.isOf(Peru.CLARO, name)).isEqualTo(same);
  }
}
