package io.recarga.simulator.dtone;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.simulator.SimulatorClock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Everything that can be discovered, page by page and filtered. */
class CatalogueTest {
  private final DtOneSimulator dtOne = DtOneSimulator.start();
  private final Caller caller = new Caller(dtOne);

  @AfterEach
  void stop() {
    dtOne.close();
  }

  @ParameterizedTest
  @CsvSource({
    "services, id, '1,3,4'",
    "services?country_iso_code=COL, id, 1",
    "countries, iso_code, 'COL,PER'",
    "countries?service_id=3&subservice_id=31, iso_code, PER",
    "operators, id, '7002,7001,7003,7004,7006,7005,7101'",
    "operators?country_iso_code=COL, id, 7101",
    "operators?service_id=3, id, 7005",
    "benefit-types, name, 'TALKTIME,DATA,SMS,PAYMENT,CREDITS'",
    "products?operator_id=7001, id, '55011,55012'",
    "products?country_iso_code=COL, id, 55101",
    "products?type=RANGED_VALUE_PAYMENT, id, 55042",
    "products?service_id=1&subservice_id=13, id, ''",
    "products?service_id=1&subservice_id=12, id, '55012,55033'",
    "products?tags=BUNDLE, id, '55012,55033'",
    "'products?benefit_types=DATA,PAYMENT', id, '55012,55042'",
    "products?region=COL, id, 55101",
    "products?operator_id=7004&sort=-amount, id, '55033,55032,55031'",
    "'products?operator_id=7001&sort=name,id', id, '55012,55011'",
    "promotions?operator_id=7001, id, 550111",
    "promotions?product_id=55003, id, 550031",
    "promotions?country_iso_code=COL, id, ''",
    "campaigns?operator_id=7002, id, 550031"
  })
  void listsAreFiltered(String path, String name, String expected) throws Exception {
    List<String> wanted = expected.isEmpty() ? List.of() : List.of(expected.split(","));

    assertThat(caller.get(path).all(name)).containsExactlyElementsOf(wanted);
  }

  @Test
  void allFiveTypesAreSoldWithTheFieldsOfEach() throws Exception {
    List<?> products = caller.get("products").array();
    Set<String> common = Set.of(
        "id",
        "name",
        "description",
        "tags",
        "service",
        "operator",
        "regions",
        "type",
        "validity",
        "required_debit_party_identifier_fields",
        "required_credit_party_identifier_fields",
        "required_sender_fields",
        "required_beneficiary_fields",
        "required_statement_identifier_fields",
        "required_additional_identifier_fields",
        "availability_zones",
        "source",
        "destination",
        "prices",
        "rates",
        "benefits",
        "promotions");
    Map<String, Set<String>> extra = Map.of(
        "FIXED_VALUE_RECHARGE", Set.of(),
        "RANGED_VALUE_RECHARGE", Set.of("accepted_calculation_modes"),
        "FIXED_VALUE_PIN_PURCHASE", Set.of("pin"),
        "RANGED_VALUE_PIN_PURCHASE", Set.of("accepted_calculation_modes", "pin"),
        "RANGED_VALUE_PAYMENT", Set.of("accepted_calculation_modes", "payment"));

    assertThat(caller.get("products").all("type")).containsAll(extra.keySet());
    for (Object one : products) {
      Map<?, ?> product = (Map<?, ?>) one;
      Set<String> wanted = new HashSet<>(common);
      wanted.addAll(extra.get(String.valueOf(product.get("type"))));
      assertThat(product.keySet()).isEqualTo(wanted);
    }
  }

  @Test
  void pagesAreToldInHeaders() throws Exception {
    Caller.Got first = caller.get("products?per_page=5");
    assertThat(first.array()).hasSize(5);
    assertThat(first.headers().get("X-Total")).isEqualTo("13");
    assertThat(first.headers().get("X-Total-Pages")).isEqualTo("3");
    assertThat(first.headers().get("X-Per-Page")).isEqualTo("5");
    assertThat(first.headers().get("X-Page")).isEqualTo("1");
    assertThat(first.headers().get("X-Next-Page")).isEqualTo("2");
    assertThat(first.headers().get("X-Prev-Page")).isNull();

    Caller.Got last = caller.get("products?per_page=5&page=3");
    assertThat(last.array()).hasSize(3);
    assertThat(last.headers().get("X-Next-Page")).isNull();
    assertThat(last.headers().get("X-Prev-Page")).isEqualTo("2");
    assertThat(caller.get("products?per_page=101").code()).isEqualTo("1000400");
    assertThat(caller.get("products?page=0").code()).isEqualTo("1000400");
    assertThat(first.headers().get("Content-Language")).isEqualTo("en");
  }

  @ParameterizedTest
  @CsvSource({
    "services/99, 1005004",
    "countries/XXX, 1005005",
    "operators/1, 1005006",
    "products/1, 1003001",
    "promotions/1, 1003201",
    "campaigns/1, 1003301",
    "transactions/1, 1008004"
  })
  void whatIsNotThereHasACodeOfItsOwn(String path, String code) throws Exception {
    Caller.Got got = caller.get(path);

    assertThat(got.status()).isEqualTo(404);
    assertThat(got.code()).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({
    "services/1, name, Mobile",
    "countries/PER, name, Peru",
    "operators/7001, name, Claro Peru",
    "products/55011, type, RANGED_VALUE_RECHARGE",
    "promotions/550111, title, Double credit on top-ups from S/ 20",
    "campaigns/550111, title, Campaign: Double credit on top-ups from S/ 20"
  })
  void oneIsShownByItsId(String path, String name, String value) throws Exception {
    assertThat(caller.get(path).text(name)).isEqualTo(value);
  }

  @Test
  void lookUpIdentifiesOneOfTheCountrysOperators() throws Exception {
    String body = "{\"mobile_number\":\"+51987654321\",\"page\":1,\"per_page\":100}";
    Caller.Got got = caller.post("lookup/mobile-number", body);

    assertThat(got.all("id")).containsExactly("7002", "7001", "7003", "7004");
    assertThat(got.all("identified")).containsExactly("false", "true", "false", "false");
    assertThat(caller.get("lookup/mobile-number/+51987654321").body()).isEqualTo(got.body());

    dtOne.port("+51987654321", 7003);
    assertThat(caller.post("lookup/mobile-number", body).all("identified"))
        .containsExactly("false", "false", "true", "false");
    assertThat(caller.get("lookup/mobile-number/+628123456100").array()).isEmpty();
    assertThat(
            caller.post("lookup/mobile-number", "{\"mobile_number\":\"987\"}").code())
        .isEqualTo("1005003");
  }

  @Test
  void billsAreInquiredByAccount() throws Exception {
    String body = "{\"product_id\":55042,\"account_number\":\"A-1\"}";

    assertThat(caller.post("lookup/statement-inquiry", body).all("reference")).hasSize(1);
    assertThat(caller
            .post("lookup/statement-inquiry", body.replace("55042", "55011"))
            .code())
        .isEqualTo("1007500");
  }

  @Test
  void ownCatalogueReplacesTheDefault() throws Exception {
    DtOneOperator operator = DtOneOperator.of(1, "Other Peru", "PER").prefixes("519");
    DtOneProduct product = DtOneProduct.fixed(2, operator, "7.5")
        .rates("3", "4", "0.05")
        .sender(List.of(List.of("last_name", "first_name")))
        .build();
    try (DtOneSimulator own =
        DtOneSimulator.builder(SimulatorClock.system()).products(product).start()) {
      Caller.Got got = new Caller(own).get("products/2");
      assertThat(got.body())
          .contains(
              "\"wholesale\":{\"unit_type\":\"CURRENCY\",\"unit\":\"USD\",\"amount\":1.88,\"fee\":0.05}")
          .contains("\"required_sender_fields\":[[\"last_name\",\"first_name\"]]");
    }
  }
}
