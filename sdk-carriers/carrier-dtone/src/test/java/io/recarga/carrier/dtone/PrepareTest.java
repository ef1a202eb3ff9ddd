package io.recarga.carrier.dtone;

import static io.recarga.carrier.dtone.FakeDtOne.bodyOf;
import static io.recarga.carrier.dtone.FakeDtOne.completed;
import static io.recarga.carrier.dtone.FakeDtOne.resource;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recarga.Carrier;
import io.recarga.CredentialsException;
import io.recarga.Money;
import io.recarga.NotSentException;
import io.recarga.NotServedException;
import io.recarga.Plan;
import io.recarga.Quote;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.market.peru.Peru;
import io.recarga.simulator.wire.Json;
import io.recarga.spi.CarrierAdapter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which product a top-up becomes, and why not. */
class PrepareTest {
  private FakeDtOne dtOne;
  private CarrierAdapter adapter;

  @BeforeEach
  void start() throws IOException {
    dtOne = new FakeDtOne();
    adapter = DtOne.connect(dtOne.account().build());
    dtOne.on(FakeDtOne.CREATE, 201, completed(Given.REFERENCE));
  }

  @AfterEach
  void stop() {
    dtOne.close();
  }

  @Test
  void rangeIsOrderedByWhatArrives() {
    assertThat(adapter.prepare(Given.topUp()).cost()).isEqualTo(Money.of("5.52005", "USD"));

    assertThat(orderOf(Given.topUp()))
        .isEqualTo(Json.readObject("{\"external_id\":\"" + Given.REFERENCE
            + "\",\"product_id\":55011,\"calculation_mode\":\"DESTINATION_AMOUNT\","
            + "\"destination\":{\"unit_type\":\"CURRENCY\",\"unit\":\"PEN\",\"amount\":20},"
            + "\"auto_confirm\":false,"
            + "\"credit_party_identifier\":{\"mobile_number\":\"+51987654321\"}}"));
  }

  @Test
  void fixedAmountIsOrderedByItsProductAlone() {
    assertThat(orderOf(Given.topUp(Peru.MOVISTAR, "20")))
        .isEqualTo(Json.readObject("{\"external_id\":\"" + Given.REFERENCE
            + "\",\"product_id\":55002,\"auto_confirm\":false,"
            + "\"credit_party_identifier\":{\"mobile_number\":\"+51987654321\"}}"));
  }

  @Test
  void cheapestOfSeveralProductsIsTaken() {
    // Both products of this carrier deliver 20 PEN.
    String both = resource("products-per.json")
        .replaceFirst(
            "\"unit\": \"PEN\",\\s+\"amount\": 10\\s", "\"unit\": \"PEN\", \"amount\": 20 ");
    dtOne.on("GET /v1/products", 200, both);
    assertThat(productOf(DtOne.connect(dtOne.account().build()))).isEqualTo("55001");

    dtOne.on("GET /v1/products", 200, both.replaceFirst("\"amount\": 2.71", "\"amount\": 9.99"));
    assertThat(productOf(DtOne.connect(dtOne.account().build()))).isEqualTo("55002");
  }

  private static String productOf(CarrierAdapter fresh) {
    return fresh.prepare(Given.topUp(Peru.MOVISTAR, "20")).note("product");
  }

  @Test
  void keyTravelsAtOnceAsBasicCredentials() {
    adapter.prepare(Given.topUp());

    String expected =
        Base64.getEncoder().encodeToString("demo-key:demo-secret".getBytes(StandardCharsets.UTF_8));
    RecordedRequest call = dtOne.calls("GET /v1/products").get(0);
    assertThat(call.getHeaders().get("Authorization")).isEqualTo("Basic " + expected);
    assertThat(call.getUrl().queryParameter("country_iso_code")).isEqualTo("PER");
    assertThat(call.getUrl().queryParameter("service_id")).isEqualTo("1");
    assertThat(call.getUrl().queryParameter("per_page")).isEqualTo("100");
  }

  @ParameterizedTest
  @CsvSource({
    "claro, 20.3, claro-pe is not sold 20.30 PEN; nearest: 20.00 PEN and 20.50 PEN",
    "claro, 2, nearest: 3.00 PEN",
    "claro, 301, nearest: 300.00 PEN",
    "movistar, 12, movistar-pe is not sold 12.00 PEN; nearest: 10.00 PEN and 20.00 PEN",
    "movistar, 5, nearest: 10.00 PEN",
    "movistar, 25, nearest: 20.00 PEN",
    "bitel, 10, 'no credit for bitel-pe is sold to this account in PE; set operator(carrier, id)'",
    "entel, 10, no credit for entel-pe"
  })
  void amountThatIsNotSoldIsRefusedWithTheNearest(String carrier, String soles, String why) {
    TopUp topUp = Given.topUp(carrier(carrier), soles);

    assertThatThrownBy(() -> adapter.prepare(topUp))
        .isInstanceOf(NotServedException.class)
        .hasMessageStartingWith("dtone: ")
        .hasMessageContaining(why);
  }

  @Test
  void productThatNeedsMoreThanANumberIsRefusedByWhatItNeeds() {
    dtOne.on(
        "GET /v1/products",
        200,
        resource("products-per.json").replace("\"RANGED_VALUE_RECHARGE\"", "\"SOMETHING_ELSE\""));

    assertThatThrownBy(() -> adapter.prepare(Given.topUp()))
        .isInstanceOf(NotServedException.class)
        .hasMessageContaining("55013")
        .hasMessageContaining("sender [[last_name, first_name]]");
  }

  @Test
  void planIsOrderedByItsId() {
    Plan plan = adapter.plans(Given.sim(Given.CLARO)).get(0);
    TopUp topUp = TopUp.ofPlan(TopUpKey.of("order-1"), Given.sim(Given.CLARO), plan);

    assertThat(orderOf(topUp)).containsEntry("product_id", new BigDecimal("55012"));
    assertThat(adapter.prepare(topUp).cost()).isEqualTo(Money.of("4.07", "USD"));
  }

  @Test
  void planThatIsGoneIsRefused() {
    Plan plan = adapter.plans(Given.sim(Given.CLARO)).get(0);
    CarrierAdapter later = DtOne.connect(dtOne.account().build());
    dtOne.on(
        "GET /v1/products",
        200,
        resource("products-per.json").replace("\"id\": 55012", "\"id\": 1"));

    assertThatThrownBy(
            () -> later.prepare(TopUp.ofPlan(TopUpKey.of("order-1"), Given.sim(Given.CLARO), plan)))
        .isInstanceOf(NotServedException.class)
        .hasMessageContaining("not sold for lines of claro-pe any more");
  }

  @Test
  void quoteTellsCostFeeAndWhatArrives() {
    Quote quote = adapter.quote(Given.topUp());

    assertThat(quote.cost()).isEqualTo(Money.of("5.52005", "USD"));
    assertThat(quote.fee()).isEqualTo(Money.of("0.1", "USD"));
    assertThat(quote.delivered()).isEqualTo(Money.of("20", "PEN"));
  }

  @Test
  void operatorOfAnotherNameIsChosenByTheApp() {
    CarrierAdapter chosen =
        DtOne.connect(dtOne.account().operator(Peru.BITEL, 7002).build());

    assertThat(chosen.prepare(Given.topUp(Peru.BITEL, "10")).note("product")).isEqualTo("55001");
    assertThatThrownBy(() -> chosen.prepare(Given.topUp(Peru.MOVISTAR, "10")))
        .isInstanceOf(NotServedException.class);
  }

  @Test
  void refusedKeyIsTheAccountsTrouble() {
    dtOne.on("GET /v1/products", 401, FakeDtOne.error("1000401"));

    assertThatThrownBy(() -> adapter.prepare(Given.topUp()))
        .isInstanceOf(CredentialsException.class)
        .hasMessageContaining("API key and secret")
        .hasMessageNotContaining("demo-secret");
  }

  @Test
  void carrierThatIsDownIsNotSent() {
    dtOne.on("GET /v1/products", 503, FakeDtOne.error("1009503"));

    assertThatThrownBy(() -> adapter.prepare(Given.topUp()))
        .isInstanceOf(NotSentException.class)
        .hasMessageContaining("1009503");
  }

  @Test
  void catalogueIsReadOncePerCountryAndItsOddEntriesLeftOut() {
    String odd = resource("products-per.json").replaceFirst("\\[", "[7, {\"id\": \"x\"}, {}, ");
    dtOne.on("GET /v1/products", 200, odd);

    adapter.prepare(Given.topUp());
    adapter.prepare(Given.topUp(Peru.MOVISTAR, "10"));

    assertThat(dtOne.calls("GET /v1/products")).hasSize(1);
  }

  private Map<String, Object> orderOf(TopUp topUp) {
    adapter.send(Given.attempt(adapter, topUp));
    return Json.readObject(bodyOf(dtOne.calls(FakeDtOne.CREATE).get(0)));
  }

  private static Carrier carrier(String name) {
    return Map.of(
            "claro", Peru.CLARO,
            "movistar", Peru.MOVISTAR,
            "entel", Peru.ENTEL,
            "bitel", Peru.BITEL)
        .get(name);
  }
}
