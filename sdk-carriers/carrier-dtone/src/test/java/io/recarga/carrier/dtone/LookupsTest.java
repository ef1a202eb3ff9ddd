package io.recarga.carrier.dtone;

import static io.recarga.carrier.dtone.FakeDtOne.bodyOf;
import static io.recarga.carrier.dtone.FakeDtOne.completed;
import static io.recarga.carrier.dtone.FakeDtOne.error;
import static io.recarga.carrier.dtone.FakeDtOne.resource;
import static io.recarga.carrier.dtone.FakeDtOne.transaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recarga.Allowance;
import io.recarga.CarrierEvidence;
import io.recarga.CarrierEvidence.Basis;
import io.recarga.HistoryEntry;
import io.recarga.Money;
import io.recarga.NotServedException;
import io.recarga.PhoneNumber;
import io.recarga.Plan;
import io.recarga.Promotion;
import io.recarga.PromotionTrigger;
import io.recarga.market.peru.Peru;
import io.recarga.simulator.SimulatorClock;
import io.recarga.simulator.wire.Json;
import io.recarga.spi.CarrierAdapter;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Questions besides topping up. */
class LookupsTest {
  private static final String BALANCES = "GET /v1/balances";
  private static final PhoneNumber NUMBER = PhoneNumber.parse(Given.NUMBER);

  private final SimulatorClock clock =
      SimulatorClock.virtual(Instant.parse("2026-11-22T10:00:00Z"));
  private FakeDtOne dtOne;
  private CarrierAdapter adapter;

  @BeforeEach
  void start() throws IOException {
    dtOne = new FakeDtOne();
    adapter = DtOne.connect(dtOne.account().time(clock).build());
  }

  @AfterEach
  void stop() {
    dtOne.close();
  }

  @Test
  void bundleBecomesAPlanWithItsAllowances() {
    List<Plan> plans = adapter.plans(Given.sim(Given.CLARO));

    // The range has no price, and the third product needs to know the sender.
    assertThat(plans).hasSize(1);
    Plan plan = plans.get(0);
    assertThat(plan.id()).isEqualTo("55012");
    assertThat(plan.name()).isEqualTo("Claro Peru 3 GB");
    assertThat(plan.description()).contains("calls without limit");
    assertThat(plan.price()).isEqualTo(Money.of("15", "PEN"));
    assertThat(plan.validity()).isEqualTo(Duration.ofDays(15));
    assertThat(plan.delivery()).isEqualTo(Plan.Delivery.DIRECT);
    assertThat(plan.allowances())
        .containsExactly(
            Allowance.data(3_000), Allowance.unlimited(Allowance.Kind.VOICE), Allowance.sms(100));
  }

  @Test
  void pinOfOneAmountIsAPlanAndOneOfARangeIsNone() {
    List<Plan> plans = adapter.plans(Given.sim(Peru.ENTEL));

    assertThat(plans).hasSize(1);
    assertThat(plans.get(0).delivery()).isEqualTo(Plan.Delivery.PIN);
  }

  @Test
  void validityWithoutAFixedLengthIsLeftOut() {
    for (String other : List.of("\"unit\": \"MONTH\"", "\"unit\": \"DECADE\"")) {
      CarrierAdapter fresh = DtOne.connect(dtOne.account().build());
      dtOne.on(
          "GET /v1/products",
          200,
          resource("products-per.json").replace("\"unit\": \"DAY\"", other));
      assertThat(fresh.plans(Given.sim(Given.CLARO)).get(0).validity()).isNull();
    }
    CarrierAdapter fresh = DtOne.connect(dtOne.account().build());
    dtOne.on(
        "GET /v1/products",
        200,
        resource("products-per.json").replace("\"quantity\": 15", "\"quantity\": -1"));
    assertThat(fresh.plans(Given.sim(Given.CLARO)).get(0).validity()).isNull();
  }

  @Test
  void identifiedOperatorIsTheCarrierAndCandidatesAreNot() {
    dtOne.on("POST /v1/lookup/mobile-number", 200, resource("lookup.json"));

    assertThat(adapter.carrierOf(NUMBER))
        .containsExactly(new CarrierEvidence(Peru.CLARO, Basis.PORTABILITY_LOOKUP));
    assertThat(
            Json.readObject(bodyOf(dtOne.calls("POST /v1/lookup/mobile-number").get(0))))
        .containsEntry("mobile_number", Given.NUMBER)
        .containsEntry("page", BigDecimal.ONE);
  }

  @Test
  void numberThatDtOneDoesNotTakeHasNoCarrier() {
    dtOne.on("POST /v1/lookup/mobile-number", 400, error("1005003"));

    assertThat(adapter.carrierOf(NUMBER)).isEmpty();
  }

  @Test
  void promotionsAndCampaignsAreListedTogether() {
    dtOne.on("GET /v1/promotions", 200, resource("promotions.json"));
    dtOne.on("GET /v1/campaigns", 200, resource("campaigns.json"));

    List<Promotion> found = adapter.promotions(Given.sim(Given.CLARO));

    assertThat(found).extracting(Promotion::id).containsExactly("31", "campaign-31");
    assertThat(found.get(0).text()).isEqualTo("On top-ups from S/ 20\nUntil it ends");
    assertThat(found.get(0).amounts()).isEqualTo("Claro Peru 3-300 PEN");
    assertThat(found.get(0).ends()).isEqualTo("2026-11-30T23:59:59Z");
    assertThat(found.get(0).endsAt()).isEqualTo(Instant.parse("2026-11-30T23:59:59Z"));
    assertThat(found.get(0).trigger()).isEqualTo(PromotionTrigger.plans(Set.of("55011")));
    assertThat(found.get(0).conditions()).isEqualTo("Until it ends");
    assertThat(found.get(1).conditions()).isNull();
    assertThat(dtOne.calls("GET /v1/promotions").get(0).getUrl().queryParameter("operator_id"))
        .isEqualTo("7001");
  }

  @Test
  void noPromotionsAreAnEmptyList() {
    dtOne.on("GET /v1/promotions", 404, error("1003201"));
    dtOne.on("GET /v1/campaigns", 404, error("1003301"));

    assertThat(adapter.promotions(Given.sim(Given.CLARO))).isEmpty();
  }

  @Test
  void walletIsWhatIsAvailableWithoutWhatIsHeld() {
    dtOne.on(BALANCES, 200, resource("balances.json"));

    assertThat(adapter.wallet()).isEqualTo(Money.of("940.12", "USD"));
  }

  @Test
  void walletOfSeveralCurrenciesIsNamedByTheApp() {
    String euro = "{\"id\":2,\"unit_type\":\"CURRENCY\",\"unit\":\"EUR\",\"available\":7,"
        + "\"holding\":0,\"credit_limit\":0},";
    dtOne.on(BALANCES, 200, resource("balances.json").replaceFirst("\\[", "[" + euro));

    assertThatThrownBy(() -> adapter.wallet())
        .isInstanceOf(NotServedException.class)
        .hasMessageContaining("[EUR, USD]")
        .hasMessageContaining("walletCurrency");
    assertThat(DtOne.connect(dtOne.account().walletCurrency("EUR").build()).wallet())
        .isEqualTo(Money.of("7", "EUR"));
  }

  @Test
  void historyIsReadDayByDayNewestFirst() {
    String older = completed("R1").replace(FakeDtOne.ID, "1").replace("22T10:00", "21T10:00");
    String newer = transaction("R2", 9, "DECLINED").replace(FakeDtOne.ID, "2");
    dtOne.on(FakeDtOne.SEARCH, 200, "[" + older + "," + newer + "]");
    Instant to = clock.now();

    List<HistoryEntry> entries = adapter.history(to.minus(Duration.ofDays(3)), to);

    assertThat(dtOne.calls(FakeDtOne.SEARCH)).hasSize(3);
    assertThat(entries).extracting(HistoryEntry::transactionId).containsExactly("2", "1");
    HistoryEntry delivered = entries.get(1);
    assertThat(delivered.status()).isEqualTo(HistoryEntry.Status.DELIVERED);
    assertThat(delivered.reference()).isEqualTo("R1");
    assertThat(delivered.number()).isEqualTo(NUMBER);
    assertThat(delivered.delivered()).isEqualTo(Money.of("20", "PEN"));
    assertThat(delivered.cost()).isEqualTo(Money.of("5.52", "USD"));
    assertThat(entries.get(0).carrierStatus()).isEqualTo("DECLINED");
  }

  @Test
  void activityIsOfTheLineAlone() {
    dtOne.on(
        FakeDtOne.SEARCH,
        200,
        "[" + completed("R1") + ","
            + completed("R2").replace(FakeDtOne.ID, "2").replace("654321", "654322") + "]");

    assertThat(adapter.activity(Given.sim(Given.CLARO)))
        .extracting(HistoryEntry::reference)
        .containsExactly("R1");
    assertThat(dtOne
            .calls(FakeDtOne.SEARCH)
            .get(0)
            .getUrl()
            .queryParameter("credit_party_mobile_number"))
        .isEqualTo(Given.NUMBER);
  }
}
