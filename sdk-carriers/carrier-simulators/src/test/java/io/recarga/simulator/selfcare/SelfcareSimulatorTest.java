package io.recarga.simulator.selfcare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.recarga.simulator.Fault;
import io.recarga.simulator.SimulatorClock;
import io.recarga.simulator.wire.Json;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What any client of TM Forum's APIs meets. */
class SelfcareSimulatorTest {
  private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
  private static final String LINE = "51987654321";

  private final SimulatorClock clock = SimulatorClock.virtual(NOON);
  private final OkHttpClient client = new OkHttpClient.Builder()
      .retryOnConnectionFailure(false)
      .followRedirects(false)
      .readTimeout(Duration.ofSeconds(5))
      .build();
  private SelfcareSimulator carrier =
      SelfcareSimulator.builder(clock).pageSize(2).start();

  @AfterEach
  void close() {
    carrier.close();
  }

  @Test
  void listsComeInPagesUnderAnyPath() throws IOException {
    try (Response first = get("tmf-api/productCatalogManagement/v4/productOffering")) {
      assertThat(first.code()).isEqualTo(206);
      assertThat(first.header("X-Total-Count")).isEqualTo("3");
      assertThat(first.header("X-Result-Count")).isEqualTo("2");
      assertThat(first.body().string()).startsWith("[{\"id\":\"internet-3\"");
    }
    try (Response last = get("catalog/productOffering?offset=2&limit=50")) {
      assertThat(last.code()).isEqualTo(206);
      assertThat(last.body().string()).contains("internet-30").doesNotContain("internet-3\"");
    }
    try (Response behind = get("productOffering?offset=3")) {
      assertThat(behind.code()).isEqualTo(416);
    }
  }

  @Test
  void listsAreFilteredByAttributeAlsoInsideLists() throws IOException {
    carrier.line(LINE).bill("F-1", "10.00", "PEN", NOON);
    carrier.line("+51911111111").bill("F-2", "20.00", "PEN", NOON);
    assertThat(body("customerBill")).contains("F-1", "F-2");
    assertThat(body("customerBill?relatedParty.id=" + LINE)).contains("F-1").doesNotContain("F-2");
    assertThat(body("customerBill?state=settled")).isEqualTo("[]");
    carrier.line(LINE).pay("F-1");
    assertThat(body("customerBill?state=settled")).contains("F-1").contains("\"value\":0");
  }

  @Test
  void pointsAndBucketsKeepAccount() throws IOException {
    SimulatedLine line = carrier
        .line(LINE)
        .bucket("Internet", "data", "6", "GB", NOON, NOON.plusSeconds(60))
        .use("Internet", "2.5")
        .earn("100", NOON, NOON.plusSeconds(60))
        .redeem("30", NOON);
    assertThat(body("loyaltyBalance")).contains("{\"unit\":\"points\",\"value\":70}");
    assertThat(body("loyaltyEvent")).contains("\"earn\"", "\"redeem\"");
    assertThat(ask(LINE)).contains("\"amount\":3.5", "\"state\":\"done\"");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> line.use("Internet", "4"))
        .withMessage("amount: only 3.5 are left");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> line.redeem("71", NOON))
        .withMessage("amount: only 70 points are left");
  }

  @Test
  void reportTakesItsTime() throws IOException {
    carrier.close();
    carrier =
        SelfcareSimulator.builder(clock).reportDelay(Duration.ofSeconds(2)).start();
    carrier.line(LINE).bucket("SMS", "sms", "10", "SMS", NOON, NOON.plusSeconds(60));
    assertThat(ask(LINE)).contains("inProgress").doesNotContain("bucketRefOrValue");
    assertThat(body("queryUsageConsumption/query-1")).contains("inProgress");
    clock.advance(Duration.ofSeconds(2));
    assertThat(body("queryUsageConsumption/query-1")).contains("done", "\"units\":\"SMS\"");
  }

  @Test
  void wrongRequestsAreRefusedWithTheErrorOfTheApis() throws IOException {
    assertThat(status(get("nothing"))).isEqualTo(404);
    assertThat(status(get("productOffering?limit=many"))).isEqualTo(400);
    assertThat(ask("51900000000")).contains("\"code\":\"27\"");
    assertThat(post("queryUsageConsumption", "{}")).contains("\"code\":\"23\"");
    assertThat(post("queryUsageConsumption", "[]")).contains("\"code\":\"21\"");
    assertThat(post("productOffering", "{}")).contains("\"code\":\"61\"");
  }

  @Test
  void onlyItsKeyIsLetIn() throws IOException {
    carrier.close();
    carrier = SelfcareSimulator.builder(clock).apiKey("apikey", "k").start();
    assertThat(status(get("promotion"))).isEqualTo(401);
    Request request = new Request.Builder()
        .url(carrier.url().resolve("promotion"))
        .header("apikey", "k")
        .build();
    assertThat(status(client.newCall(request).execute())).isEqualTo(200);
  }

  @Test
  void nextAnswersMeetTheFaultsThatWereTold() throws IOException {
    carrier.next(
        Fault.status(503).retryAfter("2"),
        Fault.HTML_ANSWER,
        Fault.EMPTY_ANSWER,
        Fault.TRUNCATED_ANSWER,
        Fault.redirect(307),
        Fault.ANSWER_LOST);
    try (Response refused = get("promotion")) {
      assertThat(refused.code()).isEqualTo(503);
      assertThat(refused.header("Retry-After")).isEqualTo("2");
    }
    assertThat(body("promotion")).startsWith("<html>");
    assertThat(body("promotion")).isEmpty();
    assertThat(body("promotion")).startsWith("[{").doesNotEndWith("]");
    assertThat(status(get("promotion"))).isEqualTo(307);
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> get("promotion"));
    assertThat(body("promotion")).endsWith("]");
    assertThat(carrier.requests()).isEqualTo(7);
  }

  @Test
  void quirksChangeTheShapeUntilTheyEnd() throws IOException {
    String usual = body("promotion");
    carrier.quirks(Quirk.SINGLE_OBJECT);
    assertThat(body("promotion")).startsWith("{");
    carrier.quirks(Quirk.OTHER_MONEY_SHAPE, Quirk.NUMBERS_AS_TEXT);
    assertThat(body("productOfferingPrice")).contains("{\"units\":\"PEN\",\"amount\":\"5.00\"}");
    carrier.quirks(Quirk.UNKNOWN_STATES);
    assertThat(body("promotion")).contains("\"x-Active\"");
    carrier.quirks(Quirk.LINK_ELSEWHERE);
    try (Response linked = get("productOffering")) {
      assertThat(linked.header("Link")).contains("//elsewhere.example").contains("rel=\"next\"");
    }
    carrier.quirks();
    assertThat(body("promotion")).isEqualTo(usual);
  }

  private String ask(String line) throws IOException {
    return post(
        "queryUsageConsumption",
        Json.write(
            Map.of("searchCriteria", Map.of("logicalResource", List.of(Map.of("id", line))))));
  }

  private String post(String path, String body) throws IOException {
    Request request = new Request.Builder()
        .url(carrier.url().resolve(path))
        .post(RequestBody.create(body, MediaType.get("application/json")))
        .build();
    try (Response response = client.newCall(request).execute()) {
      return response.body().string();
    }
  }

  private String body(String path) throws IOException {
    try (Response response = get(path)) {
      return response.body().string();
    }
  }

  private Response get(String path) throws IOException {
    return client
        .newCall(new Request.Builder().url(carrier.url().resolve(path)).build())
        .execute();
  }

  private static int status(Response response) {
    try (response) {
      return response.code();
    }
  }
}
