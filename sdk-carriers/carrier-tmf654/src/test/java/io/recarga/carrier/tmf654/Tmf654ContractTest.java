package io.recarga.carrier.tmf654;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.squareup.moshi.JsonAdapter;
import io.recarga.Channel;
import io.recarga.SimCard;
import io.recarga.spi.Answer;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.http.Secret;
import io.recarga.wirecheck.OpenApi;
import io.recarga.wirecheck.ReadBack;
import io.recarga.wirecheck.RequestCheck;
import io.recarga.wirecheck.SchemaSamples;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Holds the adapter against TM Forum's own file of v4.0.0: what it sends is described there, and what
 * is described there is read, also in the shapes of v4.1 and R17. Skipped unless {@code
 * -Drecarga.specs} names the folder of the file.
 */
class Tmf654ContractTest {
  private static final String FILE = "TMF654-PrepayBalance-v4.0.0.swagger.json";
  private static final int SEEDS = 60;

  /** Filters by attribute, which TMF630 allows for each and the file itemises for none. */
  private static final Set<String> FILTERS = Set.of(
      "GET /topupBalance: query description: is not described",
      "GET /topupBalance: query requestor.id: is not described",
      "GET /topupBalance: query logicalResource.id: is not described",
      "GET /bucket: query logicalResource.id: is not described",
      "GET /accumulatedBalance: query logicalResource.id: is not described",
      "GET /balanceActionHistory: query logicalResource.id: is not described");

  /** What is read although the file does not name it, by the edition that does. */
  private static final Map<String, String> ELSEWHERE = Map.of(
      "v4.1.0",
          "Impact.item Item.amount Item.itemType Item.name Resource.value TopUp.impactedBucket",
      "R17 2.0.4", "Bucket.bucketType Bucket.realizingResource Bucket.remainedAmount",
      "this library's table of a notice of R17", "Payload.balanceTopup");

  private OpenApi api;

  @BeforeEach
  void find() {
    api = OpenApi.find(FILE);
    assumeTrue(api != null, "-Drecarga.specs names no folder with " + FILE);
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

    assertThat(differences).isEqualTo(new TreeSet<>(FILTERS));
    assertThat(operations)
        .containsExactlyInAnyOrder(
            "POST /topupBalance",
            "GET /topupBalance",
            "GET /topupBalance/{id}",
            "PATCH /topupBalance/{id}",
            "GET /bucket",
            "GET /accumulatedBalance",
            "GET /balanceActionHistory",
            "POST /hub",
            "DELETE /hub/{id}");
  }

  @Test
  void everyAnswerDrawnFromTheFileIsReadBackEqual() throws Exception {
    Set<String> seen = new TreeSet<>();
    ReadBack back = new ReadBack(seen, Tmf654ContractTest::compare);
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

    Set<String> elsewhere = new TreeSet<>();
    ELSEWHERE.values().forEach(fields -> elsewhere.addAll(List.of(fields.split(" "))));
    Set<String> unseen = declared();
    unseen.removeAll(seen);
    assertThat(unseen).isEqualTo(elsewhere);
  }

  @Test
  void shapesOfOtherEditionsAreReadBackEqual() throws Exception {
    Set<String> seen = new TreeSet<>();
    ReadBack back = new ReadBack(seen, Tmf654ContractTest::compare);
    for (long seed = 0; seed < SEEDS; seed++) {
      ObjectNode topUp = (ObjectNode) samples(seed, false).draw(api.schema("TopupBalance"));
      ObjectNode bucket = (ObjectNode) samples(seed, false).draw(api.schema("Bucket"));
      for (Consumer<ObjectNode> edition : editions()) {
        ObjectNode changedTopUp = topUp.deepCopy();
        ObjectNode changedBucket = bucket.deepCopy();
        edition.accept(changedTopUp);
        edition.accept(changedBucket);
        readBack(Wire.TOP_UP, changedTopUp, back);
        readBack(Wire.BUCKETS, changedBucket, back);
      }
    }

    assertThat(seen)
        .contains(
            "Resource.value",
            "TopUp.impactedBucket",
            "Item.amount",
            "Bucket.bucketType",
            "Bucket.remainedAmount",
            "Bucket.realizingResource");
  }

  @Test
  void onlyCompletedIsTakenForDelivered() throws Exception {
    try (Stub carrier = new Stub()) {
      CarrierAdapter adapter = Given.adapter(Given.dialect().build(), carrier.url());
      for (long seed = 0; seed < SEEDS; seed++) {
        JsonNode drawn = samples(seed, true).draw(api.schema("TopupBalance"));
        carrier.on("POST topupBalance", 201, drawn.toString());

        Answer answer = adapter.send(Given.attempt(adapter));

        if (!drawn.path("status").asString("").equals("completed")) {
          assertThat(answer).as(drawn.toString()).isNotInstanceOf(Answer.Delivered.class);
        }
        assertThat(answer).isNotInstanceOf(Answer.Rejected.class);
      }
    }
  }

  /** How one record looks at carriers of another edition, and in TM Forum's own samples. */
  private static List<Consumer<ObjectNode>> editions() {
    return List.of(
        json -> { // v4.1: one object where v4.0 has a list, a value in it, and what it did.
          if (json.path("logicalResource").size() > 0) {
            ObjectNode one = (ObjectNode) json.get("logicalResource").get(0).deepCopy();
            json.set("logicalResource", one.put("value", "51987654321"));
          }
          json.putArray("impactedBucket")
              .addObject()
              .putArray("item")
              .addObject()
              .put("name", "fee")
              .put("itemType", "debit")
              .putObject("amount")
              .put("amount", 0.5)
              .put("units", "PEN");
        },
        json -> { // R17: other names for a bucket's parts, a line under realizingResource.
          if (json.has("remainingValue")) {
            json.set("remainedAmount", json.remove("remainingValue"));
          }
          json.put("bucketType", "monetary").remove("usageType");
          json.putArray("realizingResource").addObject().put("value", "51987654321");
        },
        json -> { // Samples: money as {value, unit}, numbers as text, a misspelt flag.
          for (String name : List.of("amount", "remainingValue")) {
            if (json.has(name)) {
              json.putObject(name).put("value", "12.50").put("unit", "PEN");
            }
          }
          json.put("isAutopTopup", true).put("href", "topupBalance/1");
        },
        json -> { // A bare number, as some carriers have it.
          for (String name : List.of("amount", "remainingValue")) {
            if (json.has(name)) {
              json.put(name, 12.5);
            }
          }
        });
  }

  private List<RecordedRequest> requests() throws Exception {
    String record = "{\"id\":\"1\",\"status\":\"created\"}";
    try (Stub carrier = new Stub()) {
      carrier
          .on("POST topupBalance", 201, record)
          .on("GET topupBalance", 200, "[]")
          .on("GET topupBalance/1", 200, record)
          .on("PATCH topupBalance/1", 200, record)
          .on("GET balanceActionHistory", 200, "[]")
          .on("GET accumulatedBalance", 200, "[]")
          .on("POST hub", 201, "{\"id\":\"1\",\"callback\":\"x\"}")
          .on("DELETE hub/1", 204, "");
      HttpUrl url = carrier.url();
      TmfDialect.Builder dialect = Given.dialect();
      CarrierAdapter plain = Given.adapter(dialect.build(), url);
      CarrierAdapter byRequestor =
          Given.adapter(dialect.reference(TmfReference.requestor()).build(), url);
      CarrierAdapter byLine = Given.adapter(
          Given.dialect().reference(TmfReference.description().searchedByLine()).build(), url);
      CarrierAdapter cards = Tmf654.connect(Given.account(Given.dialect().build(), url)
          .vouchers(key -> Secret.of("12345678901234"))
          .build());
      SimCard sim = Given.SIM;

      plain.send(Given.attempt(plain));
      plain.send(Given.attempt(
          plain,
          Given.topUp("3.25").toBuilder()
              .channel(Channel.CONVENIENCE_STORE.named("Bodega Ñuñoa"))
              .build()));
      byRequestor.send(Given.attempt(byRequestor));
      cards.send(Given.attempt(cards));
      plain.find(Given.attempt(plain));
      byRequestor.find(Given.attempt(byRequestor));
      byLine.find(Given.attempt(byLine));
      plain.find(Given.accepted(plain, "1"));
      plain.simBalance(sim);
      plain.activity(sim);
      carrier.on("GET bucket", 200, "[]");
      plain.simBalance(sim);
      TmfDesk desk = TmfDesk.of(Given.account(Given.dialect().build(), url).build());
      desk.cancel("1");
      desk.unregister(desk.register(HttpUrl.get("https://partner.example/tmf"), "a=b"));
      return carrier.requests();
    }
  }

  private static Map<String, JsonAdapter<?>> answers() {
    Map<String, JsonAdapter<?>> answers = new LinkedHashMap<>();
    answers.put("TopupBalance", Wire.TOP_UP);
    answers.put("BalanceActionHistory", Wire.TOP_UP);
    answers.put("Bucket", Wire.BUCKETS);
    answers.put("AccumulatedBalance", Wire.ACCUMULATED);
    answers.put("Error", Wire.FAILURE);
    answers.put("EventSubscription", Wire.SUBSCRIPTION);
    answers.put("TopupBalanceCreateEvent", Wire.EVENT);
    answers.put("TopupBalanceCancelEvent", Wire.EVENT);
    answers.put("TopupBalanceFailureEvent", Wire.EVENT);
    return answers;
  }

  /** Returns all fields of the records of {@link Wire}. */
  private static Set<String> declared() {
    Set<String> fields = new TreeSet<>();
    Arrays.stream(Wire.class.getDeclaredClasses())
        .filter(Class::isRecord)
        .forEach(type -> Arrays.stream(type.getRecordComponents())
            .forEach(part -> fields.add(type.getSimpleName() + "." + part.getName())));
    return fields;
  }

  private SchemaSamples samples(long seed, boolean nulls) {
    return new SchemaSamples(api, seed, nulls, (name, random) -> null);
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

  private static boolean compare(Object held, JsonNode json) {
    if (held instanceof Quantity quantity) {
      JsonNode number = json.isObject() ? either(json, "amount", "value") : json;
      JsonNode unit = json.isObject() ? either(json, "units", "unit") : null;
      BigDecimal expected =
          number == null || number.isNull() ? null : new BigDecimal(number.asString());
      if (expected == null) {
        assertThat(quantity.amount()).isNull();
      } else {
        assertThat(quantity.amount()).isEqualByComparingTo(expected);
      }
      assertThat(quantity.units())
          .isEqualTo(unit == null || unit.isNull() ? null : unit.asString());
      return true;
    }
    if (held instanceof Seen seen) {
      try {
        new ReadBack(new TreeSet<>(), Tmf654ContractTest::compare).check(seen.topUp(), json);
      } catch (ReflectiveOperationException e) {
        throw new LinkageError(e.getMessage(), e);
      }
      return true;
    }
    return false;
  }

  private static JsonNode either(JsonNode json, String one, String other) {
    return json.has(one) ? json.get(one) : json.get(other);
  }
}
