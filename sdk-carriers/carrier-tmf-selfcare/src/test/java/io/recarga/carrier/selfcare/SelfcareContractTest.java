package io.recarga.carrier.selfcare;

import static io.recarga.carrier.selfcare.Given.SIM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.squareup.moshi.JsonAdapter;
import io.recarga.RechargeException;
import io.recarga.spi.CarrierAdapter;
import io.recarga.wirecheck.OpenApi;
import io.recarga.wirecheck.ReadBack;
import io.recarga.wirecheck.RequestCheck;
import io.recarga.wirecheck.SchemaSamples;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Holds the adapter against TM Forum's own files: what it asks is described there, and what is
 * described there is read. Skipped unless {@code -Drecarga.specs} names the folder of the files.
 */
class SelfcareContractTest {
  private static final int SEEDS = 150;

  /** The files, by where their APIs are. */
  private static final Map<String, String> FILES = Map.of(
      "/tmf-api/productCatalogManagement/v4/",
      "TMF620_Product_Catalog_Management_API_v4.1.0_swagger.json",
      "/tmf-api/promotionManagement/v4/",
      "TMF671_Promotion_Management_API_v4.1.0_swagger.json",
      "/tmf-api/usageConsumption/v4/",
      "TMF677_Usage_Consumption_Management_API_v4.0.0_swagger.json",
      "/tmf-api/loyalty/v4/",
      "TMF658-LoyaltyManagement-4.0.0.swagger.json",
      "/tmf-api/customerBillManagement/v4/",
      "TMF678_Customer_Bill_Management_API_v4.0.0_swagger.json");

  /** Filters by attribute, which TMF630 has for each list and the files do not itemise. */
  private static final Set<String> FILTERS = Set.of(
      "GET /loyaltyBalance: query loyaltyProgramMember.id: is not described",
      "GET /loyaltyEvent: query memberId: is not described",
      "GET /customerBill: query relatedParty.id: is not described");

  /** What is read although the files do not name it there: shapes that carriers send instead. */
  private static final Set<String> ELSEWHERE =
      Set.of("Consumption.bucket", "Sum.amount", "Sum.units");

  /** What is read, by file and schema. */
  private static final Map<String, JsonAdapter<?>> ANSWERS = answers();

  @StartStop
  private final MockWebServer server = new MockWebServer();

  private final Map<String, OpenApi> apis = new LinkedHashMap<>();

  @BeforeEach
  void find() {
    FILES.forEach((base, file) -> {
      OpenApi api = OpenApi.find(file);
      assumeTrue(api != null, "-Drecarga.specs names no folder with " + file);
      apis.put(base, api);
    });
  }

  @Test
  void everyRequestIsDescribed() throws Exception {
    serve(Map.of());
    CarrierAdapter adapter =
        Given.all(server.url("/"), Given.clock()).build().attach(new TopsUpOnly());
    askEverything(adapter);

    Set<String> differences = new TreeSet<>();
    Set<String> operations = new TreeSet<>();
    for (int i = server.getRequestCount(); i > 0; i--) {
      RecordedRequest request = server.takeRequest();
      OpenApi api = apis.get(baseOf(request));
      differences.addAll(new RequestCheck(api).differences(request));
      operations.add(api.match(request.getMethod(), request.getUrl()).getKey());
    }
    assertThat(differences).containsExactlyInAnyOrderElementsOf(FILTERS);
    assertThat(operations)
        .containsExactlyInAnyOrder(
            "GET /productOffering",
            "GET /productOfferingPrice",
            "GET /promotion",
            "POST /queryUsageConsumption",
            "GET /queryUsageConsumption/{id}",
            "GET /loyaltyBalance",
            "GET /loyaltyEvent",
            "GET /customerBill");
  }

  @Test
  void everyAnswerDrawnFromTheFilesIsReadBackEqual() throws Exception {
    Set<String> seen = new TreeSet<>();
    ReadBack back = new ReadBack(seen, (held, json) -> held instanceof EventBody);
    for (Map.Entry<String, JsonAdapter<?>> answer : ANSWERS.entrySet()) {
      OpenApi api = apiOf(answer.getKey());
      JsonNode schema = api.schema(schemaOf(answer.getKey()));
      for (long seed = 0; seed < SEEDS; seed++) {
        JsonNode valid = samples(api, seed, false).draw(schema);
        assertThat(api.problems(schema, valid))
            .as("%s, seed %d", answer.getKey(), seed)
            .isEmpty();
        readBack(answer.getValue(), valid, back);
        readBack(answer.getValue(), samples(api, seed, true).draw(schema), back);
      }
    }
    Set<String> unseen = new TreeSet<>(declared());
    unseen.removeAll(seen);
    assertThat(unseen).isEqualTo(ELSEWHERE);
  }

  /** Whatever the files allow is an answer or a problem; nothing else is thrown. */
  @Test
  void everyAnswerDrawnFromTheFilesIsUnderstoodOrRefused() {
    int answered = 0;
    for (long seed = 0; seed < 12; seed++) {
      Map<String, String> drawn = new LinkedHashMap<>();
      for (String answer : ANSWERS.keySet()) {
        OpenApi api = apiOf(answer);
        JsonNode one = samples(api, seed, true).draw(api.schema(schemaOf(answer)));
        drawn.put(schemaOf(answer), one.toString());
      }
      serve(drawn);
      answered +=
          askEverything(Given.all(server.url("/"), Given.clock()).build().attach(new TopsUpOnly()));
    }
    assertThat(answered).isGreaterThan(12);
  }

  /** Answers each list with what was drawn for it, else with a thing that leads to more questions. */
  private void serve(Map<String, String> drawn) {
    Map<String, String> usual = Map.of(
        "ProductOffering",
        "{\"id\":\"o\",\"name\":\"x\",\"productOfferingPrice\":[{\"id\":\"p\"}]}",
        "LoyaltyBalance",
        "{\"id\":\"1\",\"quantity\":{\"value\":1}}",
        "QueryUsageConsumption",
        "{\"id\":\"q\",\"usageConsumption\":[{\"state\":\"inProgress\"}]}");
    server.setDispatcher(new Dispatcher() {
      @Override
      public MockResponse dispatch(RecordedRequest request) {
        String path = request.getUrl().encodedPath().substring(baseOf(request).length());
        String resource = path.split("/", 2)[0];
        String schema = resource.substring(0, 1).toUpperCase(Locale.ROOT) + resource.substring(1);
        String one = drawn.getOrDefault(schema, usual.getOrDefault(schema, ""));
        boolean task = schema.equals("QueryUsageConsumption");
        return new MockResponse.Builder()
            .addHeader("Content-Type", "application/json;charset=utf-8")
            .body(task ? one : "[" + one + "]")
            .build();
      }
    });
  }

  private static int askEverything(CarrierAdapter adapter) {
    List<Runnable> questions = List.of(
        () -> adapter.plans(SIM),
        () -> adapter.promotions(SIM),
        () -> adapter.usage(SIM),
        () -> adapter.points(SIM),
        () -> adapter.bills(SIM));
    int answered = 0;
    for (Runnable question : questions) {
      try {
        question.run();
        answered++;
      } catch (RechargeException e) {
        assertThat(e).hasMessageStartingWith("claro-pe answered a question about");
      }
    }
    return answered;
  }

  private static String baseOf(RecordedRequest request) {
    String path = request.getUrl().encodedPath();
    return FILES.keySet().stream().filter(path::startsWith).findFirst().orElseThrow();
  }

  private static Map<String, JsonAdapter<?>> answers() {
    Map<String, JsonAdapter<?>> answers = new LinkedHashMap<>();
    answers.put("/tmf-api/productCatalogManagement/v4/ ProductOffering", Wire.OFFERINGS);
    answers.put("/tmf-api/productCatalogManagement/v4/ ProductOfferingPrice", Wire.PRICES);
    answers.put("/tmf-api/promotionManagement/v4/ Promotion", Wire.PROMOS);
    answers.put("/tmf-api/usageConsumption/v4/ QueryUsageConsumption", Wire.CONSUMPTIONS);
    answers.put("/tmf-api/loyalty/v4/ LoyaltyBalance", Wire.LOYALTIES);
    answers.put("/tmf-api/loyalty/v4/ LoyaltyEvent", Wire.EVENTS);
    answers.put("/tmf-api/customerBillManagement/v4/ CustomerBill", Wire.BILLS);
    FILES.keySet().forEach(base -> answers.put(base + " Error", Wire.FAILURE));
    return answers;
  }

  private OpenApi apiOf(String answer) {
    return apis.get(answer.split(" ", 2)[0]);
  }

  private static String schemaOf(String answer) {
    return answer.split(" ", 2)[1];
  }

  private static SchemaSamples samples(OpenApi api, long seed, boolean nulls) {
    return new SchemaSamples(api, seed, nulls, SelfcareContractTest::text);
  }

  private static String text(String name, Random random) {
    return switch (name) {
      case "unit", "units", "unitOfMeasure" -> random.nextBoolean() ? "PEN" : "GB";
      case "counterType" -> random.nextBoolean() ? "used" : "remaining";
      default -> null;
    };
  }

  /** Returns all fields of the records that the answers above are read into. */
  private static Set<String> declared() {
    Set<String> fields = new TreeSet<>();
    List<Class<?>> requests = List.of(Wire.Query.class, Wire.Criteria.class, Wire.Line.class);
    for (Class<?> type : Wire.class.getDeclaredClasses()) {
      if (type.isRecord() && !requests.contains(type)) {
        for (var component : type.getRecordComponents()) {
          fields.add(type.getSimpleName() + "." + component.getName());
        }
      }
    }
    assertThat(fields).hasSizeGreaterThan(70);
    return fields;
  }

  /** Reads it as it is drawn, and where lists are read also within one. */
  private static void readBack(JsonAdapter<?> adapter, JsonNode json, ReadBack back)
      throws Exception {
    Object read = adapter.fromJson(json.toString());
    if (read instanceof List<?> list) {
      back.checkAll(list, json);
      List<?> many = (List<?>) adapter.fromJson("[" + json + "," + json + "]");
      back.checkAll(new ArrayList<>(many), OpenApi.read("[" + json + "," + json + "]"));
    } else {
      back.check((Record) read, json);
    }
  }
}
