package io.recarga.carrier.selfcare;

import static io.recarga.carrier.selfcare.Given.SIM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.recarga.NotSentException;
import io.recarga.Plan;
import io.recarga.Points;
import io.recarga.Promotion;
import io.recarga.RechargeException;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.http.HttpSettings;
import io.recarga.spi.http.Secret;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that nobody can or should read are problems, never empty lists, and show no secret. */
class HostileTest {
  private static final String SECRET = "s3cr3t-api-key";

  @StartStop
  private final MockWebServer server = new MockWebServer();

  private volatile MockResponse answer = json(200, "[]");
  private CarrierAdapter adapter;

  @BeforeEach
  void answerAllAlike() {
    server.setDispatcher(new Dispatcher() {
      @Override
      public MockResponse dispatch(RecordedRequest request) {
        return answer;
      }
    });
    HttpSettings impatient = HttpSettings.builder()
        .queryTimeout(Duration.ofSeconds(5))
        .maxBodyBytes(100_000)
        .build();
    adapter = Given.all(server.url("/"), Given.clock())
        .header("X-Api-Key", () -> Secret.of(SECRET))
        .http(impatient)
        .build()
        .attach(new TopsUpOnly());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "42",
        "true",
        "\"OK\"",
        "{",
        "[{\"id\":\"1\"}",
        "{}",
        "[null]",
        "[[]]",
        "[7]",
        "{\"code\":\"60\",\"reason\":\"none\"}",
        "{\"id\":\"1\",\"id\":\"2\"}",
        "<html><body>Gateway 51987654321</body></html>"
      })
  void bodyOfNoUseIsAProblemOfEachQuestion(String body) {
    answer = json(200, body);
    questions().forEach((name, question) -> {
      Throwable thrown = catchThrowable(question::get);
      assertThat(thrown).as(name + " of " + body).isInstanceOf(NotSentException.class);
      assertHarmless(thrown);
    });
  }

  @Test
  void emptyListIsNone() {
    questions().forEach((name, question) -> {
      if (!name.equals("usage")) {
        assertThat(question.get()).as(name).isEmpty();
      }
    });
    answer = json(201, "{\"id\":\"1\",\"usageConsumption\":[]}");
    assertThat(adapter.usage(SIM)).isEmpty();
  }

  @Test
  void notFoundIsNoneOnlyWhenTheCarrierItselfSaysSo() {
    answer = json(404, "{\"code\":\"60\",\"reason\":\"Resource not found\"}");
    assertThat(adapter.points(SIM)).isEmpty();
    assertThat(adapter.bills(SIM)).isEmpty();
    answer = json(404, "{\"message\":\"no route\"}");
    assertThatExceptionOfType(NotSentException.class)
        .isThrownBy(() -> adapter.bills(SIM))
        .withMessage("claro-pe answered a question about bills with HTTP 404");
  }

  @Test
  void noContentIsNone() {
    answer = new MockResponse.Builder().code(204).build();
    assertThat(adapter.bills(SIM)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 307, 400, 409, 422, 429, 500, 503})
  void refusalIsAProblemWithItsCode(int status) {
    answer = json(
            status, "{\"code\":\"E-7\",\"reason\":\"51987654321\",\"message\":\"" + SECRET + "\"}")
        .newBuilder()
        .addHeader("Location", "https://elsewhere.example/")
        .build();
    questions().forEach((name, question) -> {
      Throwable thrown = catchThrowable(question::get);
      assertThat(thrown).as(name).isInstanceOf(NotSentException.class);
      assertThat(thrown).hasMessageEndingWith("HTTP " + status + " E-7");
      assertHarmless(thrown);
    });
  }

  @Test
  void hugeNumbersDepthsAndBodiesAreBounded() {
    for (String body : List.of(
        "[{\"id\":\"1\",\"quantity\":{\"value\":1e999999999}}]",
        "[".repeat(10_000) + "]".repeat(10_000),
        "[{\"id\":\"" + "a".repeat(200_000) + "\"}]")) {
      answer = json(200, body);
      assertThatExceptionOfType(NotSentException.class).isThrownBy(() -> adapter.points(SIM));
    }
    answer = json(
        200,
        "[{\"id\":\"1\",\"quantity\":{\"value\":\"1e999999999\"}},"
            + "{\"id\":\"2\",\"quantity\":{\"value\":7}}]");
    assertThat(adapter.points(SIM)).extracting(Points::id).containsExactly("2");
  }

  @Test
  void eventsThatCannotBeReadDoNotHideThePoints() {
    answer = json(200, "[{\"id\":\"1\",\"quantity\":{\"value\":7}}]");
    Points points = adapter.points(SIM).get(0);
    assertThat(points.balance()).isEqualByComparingTo("7");
    assertThat(points.movements()).isEmpty();
  }

  @Test
  void longAndDirtyTextIsCutAndCleaned() {
    answer = json(
        200,
        "[{\"id\":\"1\",\"name\":\"<b>Bono</b>\\u202e\\u0007 " + "x".repeat(500)
            + "\",\"description\":\"a<br/>b\"}]");
    var promotion = adapter.promotions(SIM).get(0);
    assertThat(promotion.title()).startsWith("Bono x").endsWith("…").hasSize(120);
    assertThat(promotion.text()).isEqualTo("a\nb");
  }

  @Test
  void idThatCannotBeSentBackIsLeftOut() {
    answer = json(
        200,
        "[{\"id\":\"a\\nb\",\"name\":\"x\"},{\"id\":\"" + "i".repeat(101)
            + "\",\"name\":\"x\"},{\"id\":\"ok\",\"name\":\"x\"}]");
    assertThat(adapter.promotions(SIM)).extracting(Promotion::id).containsExactly("ok");
  }

  @Test
  void offeringWithoutOnePriceIsLeftOut() {
    String price = "{\"id\":\"p\",\"price\":{\"value\":%s,\"unit\":\"%s\"}}";
    String five = price.formatted("5", "PEN");
    answer = json(
        200,
        "[" + offering("none", "") + "," + offering("one", five) + ","
            + offering("same", five + "," + five) + ","
            + offering("two", five + "," + price.formatted("6", "PEN")) + ","
            + offering("odd", price.formatted("5", "soles")) + ","
            + offering("negative", price.formatted("-5", "PEN")) + "]");
    assertThat(adapter.plans(SIM)).extracting(Plan::id).containsExactly("one", "same");
  }

  @Test
  void answerToAReportMayOnlyPointIntoTheApi() {
    answer = json(202, "{}")
        .newBuilder()
        .addHeader("Location", "https://elsewhere.example/queryUsageConsumption/1")
        .build();
    assertThatExceptionOfType(NotSentException.class)
        .isThrownBy(() -> adapter.usage(SIM))
        .withMessage("claro-pe answered a question about usage without saying where to ask again");
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void reportThatFailedIsAProblem() {
    answer = json(201, "{\"id\":\"1\",\"usageConsumption\":[{\"state\":\"terminatedWithError\"}]}");
    assertThatExceptionOfType(NotSentException.class)
        .isThrownBy(() -> adapter.usage(SIM))
        .withMessageEndingWith("with a failure of its own: ask again later");
  }

  private Map<String, Supplier<List<?>>> questions() {
    Map<String, Supplier<List<?>>> questions = new LinkedHashMap<>();
    questions.put("plans", () -> adapter.plans(SIM));
    questions.put("promotions", () -> adapter.promotions(SIM));
    questions.put("usage", () -> adapter.usage(SIM));
    questions.put("points", () -> adapter.points(SIM));
    questions.put("bills", () -> adapter.bills(SIM));
    return questions;
  }

  private static void assertHarmless(Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      assertThat(t.toString()).doesNotContain(SECRET, Given.DIGITS, "987654321");
    }
    assertThat(thrown).isInstanceOf(RechargeException.class);
  }

  private static String offering(String id, String prices) {
    return "{\"id\":\"" + id + "\",\"name\":\"x\",\"productOfferingPrice\":[" + prices + "]}";
  }

  private static MockResponse json(int status, String body) {
    return new MockResponse.Builder()
        .code(status)
        .addHeader("Content-Type", "application/json")
        .body(body)
        .build();
  }
}
