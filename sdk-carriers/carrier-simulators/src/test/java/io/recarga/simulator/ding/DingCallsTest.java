package io.recarga.simulator.ding;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.simulator.Plain;
import io.recarga.simulator.Plain.Got;
import io.recarga.simulator.SimulatorClock;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import okhttp3.FormBody;
import okhttp3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The door and the calls that move no money, as any client sees them. */
class DingCallsTest {
  private final SimulatorClock clock =
      SimulatorClock.virtual(Instant.parse("2026-11-22T10:00:00Z"));
  private DingSimulator ding;
  private Plain caller;

  @BeforeEach
  void start() {
    start(DingSimulator.builder(clock));
  }

  private void start(DingSimulator.Builder builder) {
    ding = builder.apiKey("right").credentials("id", "secret").start();
    caller = new Plain(ding.url(), "api_key", "right");
  }

  @AfterEach
  void stop() {
    ding.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GetCountries",
        "GetCurrencies",
        "GetRegions",
        "GetProviders",
        "GetProviderStatus",
        "GetProducts",
        "GetProductDescriptions",
        "GetPromotions",
        "GetPromotionDescriptions",
        "GetErrorCodeDescriptions"
      })
  void everyListIsAnEnvelopeWithItems(String call) throws IOException {
    Got got = caller.get("api/V1/" + call);

    assertThat(got.status()).isEqualTo(200);
    assertThat(got.object()).containsKeys("ResultCode", "ErrorCodes", "Items");
    assertThat(got.list("Items")).isNotEmpty();
  }

  @Test
  void onlyTheRightHeaderAndKeyOpen() throws IOException {
    for (Plain stranger : List.of(
        new Plain(ding.url()),
        new Plain(ding.url(), "api_key", "wrong"),
        new Plain(ding.url(), "X-Api-Key", "right"),
        new Plain(ding.url(), "Authorization", "Bearer nobody"))) {
      Got got = stranger.get("api/V1/GetBalance");

      assertThat(got.status()).isEqualTo(401);
      assertThat(got.at("ResultCode")).isEqualTo(new BigDecimal(4));
      assertThat(got.item("ErrorCodes", 0).get("Code")).isEqualTo("AuthenticationFailed");
    }
  }

  @Test
  void anOauthClientGetsATokenByFormAndItEnds() throws IOException {
    Got token = new Plain(ding.url())
        .send(new Request.Builder()
            .url(ding.tokenUrl())
            .post(new FormBody.Builder()
                .add("grant_type", "client_credentials")
                .add("client_id", "id")
                .add("client_secret", "secret")
                .build()));
    Plain bearer = new Plain(ding.url(), "Authorization", "Bearer " + token.at("access_token"));

    assertThat(bearer.get("api/V1/GetBalance").status()).isEqualTo(200);
    clock.advance(Duration.ofHours(2));
    assertThat(bearer.get("api/V1/GetBalance").status()).isEqualTo(401);
    Got json = new Plain(ding.url())
        .post("connect/token", "{\"grant_type\":\"client_credentials\",\"client_id\":\"id\"}");
    assertThat(json.status()).isEqualTo(400);
  }

  @Test
  void aFilterThatIsRepeatedTakesAll() throws IOException {
    assertThat(caller
            .get("api/V1/GetProviders?providerCodes=CLPE&providerCodes=BZPE")
            .list("Items"))
        .hasSize(2);
    assertThat(caller.get("api/V1/GetProviders?countryIsos=CO").list("Items")).isEmpty();
    assertThat(caller
            .get("api/V1/GetProducts?skuCodes=BZPE11626&skuCodes=BZPE44206")
            .list("Items"))
        .hasSize(2);
    assertThat(caller.get("api/V1/GetProducts?benefits=Data").list("Items")).hasSize(4);
  }

  /** The trap: what knows no number there answers with all it has. */
  @Test
  void anUnknownNumberGivesTheWholeListButAnEmptyLookUp() throws IOException {
    int all = caller.get("api/V1/GetProducts").list("Items").size();

    assertThat(caller.get("api/V1/GetProducts?accountNumber=51200000000").list("Items"))
        .hasSize(all);
    assertThat(caller.get("api/V1/GetProducts?accountNumber=51987654321").list("Items"))
        .hasSize(1);
    Got unknown = caller.get("api/V1/GetAccountLookup?accountNumber=51200000000");
    assertThat(unknown.list("Items")).isEmpty();
    Got known = caller.get("api/V1/GetAccountLookup?accountNumber=51987654321");
    assertThat(known.item("Items", 0).get("ProviderCode")).isEqualTo("CLPE");
    assertThat(known.at("AccountNumberNormalized")).isEqualTo("51987654321");
  }

  @Test
  void aProductHasAllThatIsRequired() throws IOException {
    Map<?, ?> product = caller.get("api/V1/GetProducts?skuCodes=PE_CL_TopUp").item("Items", 0);

    assertThat(product.keySet().stream().map(String::valueOf).toList())
        .contains(
            "ProviderCode",
            "SkuCode",
            "LocalizationKey",
            "SettingDefinitions",
            "Maximum",
            "Minimum",
            "CommissionRate",
            "ProcessingMode",
            "RedemptionMechanism",
            "Benefits",
            "UatNumber",
            "RegionCode",
            "PaymentTypes");
    Map<?, ?> least = (Map<?, ?>) product.get("Minimum");
    assertThat(least.get("SendValue")).isEqualTo(new BigDecimal("2.70"));
    assertThat(least.get("ReceiveValue")).isEqualTo(new BigDecimal("9.00"));
  }

  @Test
  void estimatesGoBothWaysAndNameTheNearestMatch() throws IOException {
    Got got = caller.post(
        "api/V1/EstimatePrices",
        "[{\"BatchItemRef\":\"1\",\"SkuCode\":\"PE_CL_TopUp\",\"ReceiveValue\":20},"
            + "{\"BatchItemRef\":\"2\",\"SkuCode\":\"PE_CL_TopUp\",\"SendValue\":6.01},"
            + "{\"BatchItemRef\":\"3\",\"SkuCode\":\"PE_CL_TopUp\",\"ReceiveValue\":20.01},"
            + "{\"BatchItemRef\":\"4\",\"SkuCode\":\"PE_CL_TopUp\",\"SendValue\":1},"
            + "{\"BatchItemRef\":\"5\",\"SkuCode\":\"PE_CL_TopUp\",\"SendValue\":6,"
            + "\"ReceiveValue\":20},"
            + "{\"BatchItemRef\":\"6\",\"SkuCode\":\"nothing\",\"SendValue\":6}]");

    assertThat(price(got, 0).get("SendValue")).isEqualTo(new BigDecimal("6.00"));
    assertThat(price(got, 1).get("ReceiveValue")).isEqualTo(new BigDecimal("20.03"));
    assertThat(price(got, 2).get("ReceiveValue")).isEqualTo(new BigDecimal("20.00"));
    assertThat(got.list("Items").stream()
            .map(item -> String.valueOf(((Map<?, ?>) item).get("ResultCode"))))
        .containsExactly("1", "1", "2", "4", "4", "4");
    assertThat(code(got, 3)).isEqualTo("ParameterOutOfRange");
    assertThat(code(got, 4)).isEqualTo("ParameterCombinationInvalid");
  }

  @Test
  void aBatchRefThatStandsTwiceRefusesAll() throws IOException {
    Got got = caller.post(
        "api/V1/EstimatePrices",
        "[{\"BatchItemRef\":\"1\",\"SkuCode\":\"PE_CL_TopUp\",\"SendValue\":6},"
            + "{\"BatchItemRef\":\"1\",\"SkuCode\":\"PE_CL_TopUp\",\"SendValue\":7}]");

    assertThat(got.status()).isEqualTo(400);
    assertThat(got.item("ErrorCodes", 0).get("Code")).isEqualTo("BatchItemRefMustBeUnique");
  }

  @ParameterizedTest
  @CsvSource({"en, 3", "es, 3", "fr, 0"})
  void descriptionsComeInTheLanguageThatIsAskedFor(String language, int count) throws IOException {
    assertThat(caller
            .get("api/V1/GetProductDescriptions?languageCodes=" + language)
            .list("Items"))
        .hasSize(count);
  }

  @Test
  void aTestAgentsCallsAreCountedByTheDay() throws IOException {
    stop();
    start(DingSimulator.builder(clock).callsPerDay(2));

    assertThat(caller.get("api/V1/GetProducts").status()).isEqualTo(200);
    assertThat(caller.get("api/V1/GetProviders").status()).isEqualTo(200);
    Got third = caller.get("api/V1/GetProducts");
    assertThat(third.item("ErrorCodes", 0).get("Code")).isEqualTo("RateLimited");
    assertThat(caller.get("api/V1/GetBalance").status()).isEqualTo(200);
    clock.advance(Duration.ofDays(1));
    assertThat(caller.get("api/V1/GetProducts").status()).isEqualTo(200);
  }

  @Test
  void billsAreLookedUpForProductsThatNeedIt() throws IOException {
    Got got = caller.post(
        "api/V1/LookupBills",
        "{\"SkuCode\":\"UTPE_BILL\",\"AccountNumber\":\"51987654321\",\"Settings\":[]}");

    assertThat(got.item("Items", 0).get("BillRef")).isEqualTo("bill-51987654321");
  }

  @Test
  void anUnknownCallIsAPageForPeople() throws IOException {
    assertThat(caller.get("api/V1/GetNothing").status()).isEqualTo(404);
    assertThat(caller.get("api/V1/SendTransfer").status()).isEqualTo(404);
  }

  private static Map<?, ?> price(Got got, int item) {
    return (Map<?, ?>) got.item("Items", item).get("Price");
  }

  private static Object code(Got got, int item) {
    return ((Map<?, ?>) ((List<?>) got.item("Items", item).get("ErrorCodes")).get(0)).get("Code");
  }
}
