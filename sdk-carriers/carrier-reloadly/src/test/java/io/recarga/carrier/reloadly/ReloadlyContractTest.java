package io.recarga.carrier.reloadly;

import static io.recarga.carrier.reloadly.FakeReloadly.json;
import static io.recarga.carrier.reloadly.FakeReloadly.resource;
import static io.recarga.carrier.reloadly.Given.REFERENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.squareup.moshi.JsonAdapter;
import io.recarga.PhoneNumber;
import io.recarga.SimCard;
import io.recarga.spi.Answer;
import io.recarga.spi.CarrierAdapter;
import io.recarga.wirecheck.OpenApi;
import io.recarga.wirecheck.ReadBack;
import io.recarga.wirecheck.RequestCheck;
import io.recarga.wirecheck.SchemaSamples;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Holds the adapter against Reloadly's own OpenAPI file: what it sends is described there, and what
 * is described there is read. Skipped unless {@code -Drecarga.specs} names the folder of the file.
 */
class ReloadlyContractTest {
  private static final String FILE = "reloadly-openapi-2022-07-20.dist.yaml";
  private static final int SEEDS = 300;

  // The file says "string" of these, its examples show numbers, and the wire has both.
  private static final Pattern AMOUNTS = Pattern.compile("(?i).*(amount|discount)");
  private static final Pattern CODES = Pattern.compile("(?i).*CurrencyCode");

  /** Where newer sources overrule the file of 2022-07-20; one that is not met any more fails. */
  private static final Map<String, String> OVERRULED = Map.of(
      "GET /operators/countries/{countrycode}: query includeCombo: is not described",
      "in the sandbox of October 2026",
      "GET /operators/countries/{countrycode}: query includeRange: is not described",
      "Reloadly's Java client of 2025-02-26",
      "GET /operators/countries/{countrycode}: query includeFixed: is not described",
      "Reloadly's Java client of 2025-02-26",
      "POST /topups: body /amount number found, integer expected",
      "the file's own example is 3168.4; the sandbox of October 2026 takes a number",
      "POST /topups-async: body /amount number found, integer expected",
      "the file's own example is 3168.4");

  /** What is read although the file does not name it, by the source that does. */
  private static final Map<String, String> NEWER = Map.of(
      "sandbox of October 2026",
      "BalanceInfo.cost Fees.international Fees.internationalPercentage Fees.local"
          + " Fees.localPercentage Operator.comboProduct Operator.fees Operator.status Sale.fee",
      "Reloadly's Java client of 2025-02-26",
      "Circle.fixedAmounts Circle.fixedAmountsDescriptions Circle.fixedAmountsPlanNames"
          + " Circle.localAmounts Circle.locationCode Circle.locationName Offer.id"
          + " Operator.geographicalRechargePlans Operator.supportsGeographicalRechargePlans"
          + " Report.last Report.totalElements",
      "the file's own examples",
      "Failure.error Offer.title PinDetail.info1 PinDetail.info2 PinDetail.info3",
      "error shape B, sandbox of October 2026",
      "Failure.timestamp");

  private OpenApi api;

  @BeforeEach
  void find() {
    api = OpenApi.find(FILE);
    assumeTrue(api != null, "-Drecarga.specs names no folder with Reloadly's description");
  }

  @Test
  void everyRequestIsDescribed() throws Exception {
    Set<String> differences = new TreeSet<>();
    Set<String> operations = new TreeSet<>();
    RequestCheck check = new RequestCheck(api);
    for (RecordedRequest request : requests()) {
      differences.addAll(check.differences(request));
      operations.add(api.match(request.getMethod(), request.getUrl()).getKey());
    }

    assertThat(differences).containsExactlyInAnyOrderElementsOf(OVERRULED.keySet());
    assertThat(operations).hasSize(12);
  }

  @Test
  void everyAnswerDrawnFromTheFileIsReadBackEqual() throws Exception {
    Set<String> seen = new TreeSet<>();
    ReadBack back = new ReadBack(seen, ReloadlyContractTest::described);
    for (Map.Entry<String, JsonAdapter<?>> entry : answers().entrySet()) {
      JsonNode schema = api.schema(entry.getKey());
      for (long seed = 0; seed < SEEDS; seed++) {
        JsonNode valid = samples(seed, false).draw(schema);
        assertThat(api.problems(schema, valid))
            .as("%s, seed %d", entry.getKey(), seed)
            .isEmpty();
        readBack(entry.getValue(), valid, back);
        readBack(entry.getValue(), samples(seed, true).draw(schema), back);
      }
    }

    Set<String> newer = new TreeSet<>();
    NEWER.values().forEach(fields -> newer.addAll(List.of(fields.split(" "))));
    Set<String> unseen = new TreeSet<>(declared());
    unseen.removeAll(seen);
    assertThat(unseen).isEqualTo(newer);
  }

  @Test
  void theFilesOwnExamplesAreReadBackEqual() throws Exception {
    ReadBack back = new ReadBack(new TreeSet<>(), ReloadlyContractTest::described);
    Map<String, JsonAdapter<?>> examples = Map.of(
        "POST /topups", Wire.SALE,
        "POST /topups-async", Wire.SALE,
        "GET /topups/{transactionId}/status", Wire.SALE,
        "GET /topups/reports/transactions", Wire.REPORT,
        "GET /operators/countries/{countrycode}", Wire.OPERATOR,
        "GET /operators/mnp-lookup/phone/{phone}/countries/{countryCode}", Wire.OPERATOR,
        "GET /promotions/operators/{operatorid}", Wire.OFFER_PAGE,
        "GET /countries", Wire.COUNTRIES,
        "GET /accounts/balance", Wire.BALANCE);
    for (Map.Entry<String, JsonAdapter<?>> entry : examples.entrySet()) {
      readBack(entry.getValue(), api.example(entry.getKey()), back);
    }
  }

  @Test
  void noAnswerDrawnFromTheFileIsTakenForARefusal() throws Exception {
    try (FakeReloadly reloadly = new FakeReloadly()) {
      CarrierAdapter adapter = Reloadly.connect(reloadly.account().build());
      for (long seed = 0; seed < 60; seed++) {
        JsonNode drawn = samples(seed, true).draw(api.schema("TopUpsResponse200"));
        reloadly.on("POST /topups", 200, drawn.toString());

        Answer answer = adapter.send(Given.attempt(adapter));

        // Statuses are drawn at random: accepted where it is missing, else nobody can tell.
        assertThat(answer).isInstanceOfAny(Answer.Accepted.class, Answer.InDoubt.class);
      }
    }
  }

  private SchemaSamples samples(long seed, boolean nulls) {
    return new SchemaSamples(api, seed, nulls, ReloadlyContractTest::text);
  }

  private static String text(String name, Random random) {
    if (CODES.matcher(name).matches()) {
      return random.nextBoolean() ? "PEN" : "USD";
    }
    return AMOUNTS.matcher(name).matches()
        ? BigDecimal.valueOf(random.nextInt(1_000_000), random.nextInt(6)).toPlainString()
        : null;
  }

  private static boolean described(Object held, JsonNode json) {
    if (!(held instanceof Described described)) {
      return false;
    }
    assertThat(described.byAmount()).hasSize(json.isObject() ? json.size() : 0);
    return true;
  }

  private static List<RecordedRequest> requests() throws Exception {
    try (FakeReloadly reloadly = new FakeReloadly()) {
      String number = "51987654321/countries/PE";
      String operator = "{\"id\":1,\"name\":\"Claro Peru\"}";
      reloadly.on("POST /topups", 200, FakeReloadly.sale(REFERENCE));
      reloadly.on("POST /topups-async", 200, "{\"transactionId\":182000}");
      reloadly.on("GET /topups/182000/status", 200, "{\"status\":\"SUCCESSFUL\"}");
      reloadly.on("GET /topups/reports/transactions", 200, "{\"content\":[],\"last\":true}");
      reloadly.on("GET /accounts/balance", 200, resource("balance.json"));
      reloadly.on("GET /countries", 200, resource("countries.json"));
      reloadly.on("GET /operators/auto-detect/phone/" + number, request -> json(200, operator));
      reloadly.on("GET /promotions/operators/9001", 200, resource("promotions.json"));
      Reloadly.Account.Builder account = reloadly.account().portabilityLookup(true);
      CarrierAdapter adapter = Reloadly.connect(account.build());
      CarrierAdapter async = Reloadly.connect(account.asynchronous(true).build());
      SimCard sim = SimCard.of(Given.NUMBER, Given.CLARO);

      adapter.send(Given.attempt(adapter));
      adapter.send(Given.attempt(adapter, Given.topUp(Given.CLARO, "3.25")));
      async.send(Given.attempt(async));
      async.send(Given.attempt(async, Given.topUp(Given.CLARO, "3.25")));
      adapter.find(Given.attempt(adapter));
      adapter.find(Given.accepted(adapter, "182000"));
      adapter.wallet();
      adapter.carrierOf(PhoneNumber.parse(Given.NUMBER));
      adapter.promotions(sim);
      adapter.activity(sim);
      adapter.history(Instant.EPOCH, Instant.now());
      return reloadly.all();
    }
  }

  private static Map<String, JsonAdapter<?>> answers() {
    Map<String, JsonAdapter<?>> answers = new LinkedHashMap<>();
    answers.put("TopUpsResponse200", Wire.SALE);
    answers.put("TopUpsAsyncResponse200", Wire.SALE);
    answers.put("TopUpsStatusResponse200", Wire.SALE);
    answers.put("GetTransactionByIdResponse200", Wire.SALE);
    answers.put("GetAllTransactionsResponse200", Wire.REPORT);
    answers.put("AutoDetectAnOperatorResponse200", Wire.OPERATOR);
    answers.put("NumberLookupGetResponse200", Wire.OPERATOR);
    answers.put("GetOperatorByIsoResponse200", Wire.OPERATOR);
    answers.put("GetAllCountriesResponse200", Wire.COUNTRIES);
    answers.put("AccountsBalanceResponse200", Wire.BALANCE);
    answers.put("GetPromotionByOperatorIdResponse200", Wire.OFFER_PAGE);
    answers.put("TopUpsResponse400", Wire.FAILURE);
    answers.put("TopUpsResponse401", Wire.FAILURE);
    answers.put("TopUpsResponse404", Wire.FAILURE);
    return answers;
  }

  /** Returns all fields of the records that the answers above are read into. */
  private static Set<String> declared() {
    Set<String> fields = new TreeSet<>();
    for (Class<?> type : List.of(
        Wire.Sale.class,
        Wire.PinDetail.class,
        Wire.BalanceInfo.class,
        Wire.Report.class,
        Wire.Failure.class,
        Wire.Operator.class,
        Wire.Country.class,
        Wire.Fx.class,
        Wire.Fees.class,
        Wire.Circle.class,
        Wire.Balance.class,
        Wire.Offer.class,
        Wire.OfferPage.class)) {
      for (var component : type.getRecordComponents()) {
        fields.add(type.getSimpleName() + "." + component.getName());
      }
    }
    return fields;
  }

  private static void readBack(JsonAdapter<?> adapter, JsonNode json, ReadBack back)
      throws Exception {
    Object read = adapter.fromJson(json.toString());
    if (read instanceof List<?> list) {
      back.checkAll(list, json);
    } else {
      back.check((Record) read, json);
    }
  }
}
