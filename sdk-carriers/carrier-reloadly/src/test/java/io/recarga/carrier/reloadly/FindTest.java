package io.recarga.carrier.reloadly;

import static io.recarga.carrier.reloadly.Answers.doubt;
import static io.recarga.carrier.reloadly.FakeReloadly.error;
import static io.recarga.carrier.reloadly.FakeReloadly.json;
import static io.recarga.carrier.reloadly.Given.REFERENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recarga.Money;
import io.recarga.NotSentException;
import io.recarga.retry.TimeSource;
import io.recarga.spi.Answer;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.Doubt;
import io.recarga.spi.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FindTest {
  private static final String REPORT = "GET /topups/reports/transactions";
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private FakeReloadly reloadly;
  private CarrierAdapter adapter;

  @BeforeEach
  void start() throws Exception {
    reloadly = new FakeReloadly();
    adapter = Reloadly.connect(reloadly.account().time(new Standing()).build());
  }

  @AfterEach
  void stop() {
    reloadly.close();
  }

  @Test
  void searchesByReferenceFromPageOne() {
    reloadly.on(REPORT, 200, page(true, sale(REFERENCE)));

    assertThat(adapter.find(Given.attempt(adapter))).isInstanceOf(Answer.Delivered.class);

    var url = reloadly.calls(REPORT).get(0).getUrl();
    assertThat(url.queryParameter("page")).isEqualTo("1");
    assertThat(url.queryParameter("customIdentifier")).isEqualTo(REFERENCE);
    assertThat(url.queryParameter("startDate")).isNull();
    assertThat(reloadly.calls(REPORT)).hasSize(1);
  }

  @Test
  void anEmptyReportIsNotFoundUpToTheBeginningOfTheQuestion() {
    reloadly.on(REPORT, 200, page(true));

    assertThat(adapter.find(Given.attempt(adapter))).isEqualTo(Answer.notFound(Window.until(NOW)));
  }

  @Test
  void whatOnlyResemblesTheReferenceIsNotOurs() {
    reloadly.on(
        REPORT,
        200,
        page(true, sale(REFERENCE.toLowerCase(Locale.ROOT)), sale(REFERENCE + "1", 7)));

    assertThat(adapter.find(Given.attempt(adapter))).isInstanceOf(Answer.NotFound.class);
  }

  @Test
  void severalSalesUnderOneReferenceAreInDoubt() {
    reloadly.on(REPORT, 200, page(true, sale(REFERENCE), sale(REFERENCE, 182001)));

    assertThat(doubt(adapter.find(Given.attempt(adapter)))).isEqualTo(Doubt.AMBIGUOUS);
  }

  @Test
  void theOneOnTheLastPageIsFound() {
    reloadly.on(REPORT, request -> {
      String page = request.getUrl().queryParameter("page");
      return json(
          200,
          switch (page) {
            case "1" -> page(false, sale("OTHER1", 1), sale("OTHER2", 2));
            case "2" -> page(false, sale("OTHER3", 3));
            default -> page(true, sale(REFERENCE));
          });
    });

    assertThat(adapter.find(Given.attempt(adapter))).isInstanceOf(Answer.Delivered.class);
    assertThat(reloadly.calls(REPORT)).hasSize(3);
  }

  @Test
  void withoutLastItReadsUntilAPageIsEmpty() {
    reloadly.on(
        REPORT,
        request -> json(
            200,
            request.getUrl().queryParameter("page").equals("1")
                ? page(null, sale("OTHER", 1))
                : page(null)));

    assertThat(adapter.find(Given.attempt(adapter))).isInstanceOf(Answer.NotFound.class);
    assertThat(reloadly.calls(REPORT)).hasSize(2);
  }

  @Test
  void aServerThatIgnoresThePageIsNotAskedForEver() {
    reloadly.on(REPORT, 200, page(null, sale("OTHER", 1)));
    assertThat(adapter.find(Given.attempt(adapter))).isInstanceOf(Answer.NotFound.class);
    assertThat(reloadly.calls(REPORT)).hasSize(2);
  }

  @Test
  void aRepeatedPageThatAnnouncesMoreCannotSayNotFound() {
    reloadly.on(REPORT, 200, page(false, sale("OTHER", 1)));
    assertThat(doubt(adapter.find(Given.attempt(adapter)))).isEqualTo(Doubt.UNREADABLE);
  }

  @Test
  void aReportThatHoldsLessThanItCountsCannotSayNotFound() {
    reloadly.on(
        REPORT, 200, "{\"content\":[" + sale("OTHER", 1) + "],\"totalElements\":2,\"last\":true}");
    assertThat(doubt(adapter.find(Given.attempt(adapter)))).isEqualTo(Doubt.UNREADABLE);
  }

  @ParameterizedTest
  @CsvSource({"199, NotFound", "200, InDoubt"})
  void aFullPageThatRepeatsItselfMayHideMore(int size, String answer) {
    String[] strangers =
        IntStream.range(0, size).mapToObj(i -> sale("OTHER" + i, 1_000 + i)).toArray(String[]::new);
    reloadly.on(REPORT, 200, page(null, strangers));

    assertThat(adapter.find(Given.attempt(adapter)).getClass().getSimpleName()).isEqualTo(answer);
  }

  @Test
  void aReportThatHoldsWhatItCountsIsWhole() {
    reloadly.on(
        REPORT, 200, "{\"content\":[" + sale("OTHER", 1) + "],\"totalElements\":1,\"last\":true}");

    assertThat(adapter.find(Given.attempt(adapter))).isInstanceOf(Answer.NotFound.class);
  }

  @Test
  void aReportWithoutEndIsLeft() {
    reloadly.on(REPORT, request -> {
      String page = request.getUrl().queryParameter("page");
      return json(200, page(false, sale("OTHER" + page, 1_000 + Integer.parseInt(page))));
    });

    assertThat(doubt(adapter.find(Given.attempt(adapter)))).isEqualTo(Doubt.UNREADABLE);
    assertThat(reloadly.calls(REPORT)).hasSize(500);
  }

  @Test
  void theStatedCostGoesBeforeTheBalances() {
    reloadly.on(REPORT, 200, page(true, sale(REFERENCE).replace("812.45000", "900.00000")));

    assertThat(Answers.delivery(adapter.find(Given.attempt(adapter))).cost())
        .isEqualTo(Money.of("6.09816", "USD"));
  }

  @Test
  void anUnreadablePageIsNotMadeUpForByTheNext() {
    reloadly.on(REPORT, request -> {
      boolean first = "1".equals(request.getUrl().queryParameter("page"));
      return json(200, first ? page(false, sale("OTHER", 1), "null") : page(true));
    });

    assertThat(doubt(adapter.find(Given.attempt(adapter)))).isEqualTo(Doubt.UNREADABLE);
  }

  @Test
  void aRefundInABrokenReportIsInDoubtAsWell() {
    String refunded = sale(REFERENCE).replace("SUCCESSFUL", "REFUNDED");
    reloadly.on(REPORT, 200, "{\"content\":[" + refunded + "],\"totalElements\":2,\"last\":true}");
    assertThat(doubt(adapter.find(Given.attempt(adapter)))).isEqualTo(Doubt.UNREADABLE);

    reloadly.on(
        REPORT, 200, "{\"content\":[" + sale(REFERENCE) + "],\"totalElements\":2,\"last\":true}");
    assertThat(adapter.find(Given.attempt(adapter))).isInstanceOf(Answer.Delivered.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "",
        "<html/>",
        "[]",
        "{\"content\":null,\"last\":true}",
        "{\"content\":[{}],\"last\":true}",
        "{\"content\":[null],\"last\":true}",
        "{\"content\":[{\"transaction_id\":7,\"custom_identifier\":\"x\"}],\"last\":true}",
        "{\"content\":[{\"transactionId\":7,\"customIdentifier\":null}],\"last\":true}"
      })
  void aReportInAnotherShapeCannotSayNotFound(String body) {
    reloadly.on(REPORT, 200, body);

    assertThat(doubt(adapter.find(Given.attempt(adapter)))).isEqualTo(Doubt.UNREADABLE);
  }

  @Test
  void aFailureInABrokenReportIsInDoubtBecauseASecondSaleMayBeHidden() {
    String failed = sale(REFERENCE).replace("SUCCESSFUL", "FAILED");
    reloadly.on(REPORT, 200, "{\"content\":[" + failed + "],\"totalElements\":2,\"last\":true}");
    assertThat(doubt(adapter.find(Given.attempt(adapter)))).isEqualTo(Doubt.UNREADABLE);

    reloadly.on(REPORT, 200, page(true, failed));
    assertThat(adapter.find(Given.attempt(adapter))).isInstanceOf(Answer.Failed.class);
  }

  @Test
  void theRecordsStatusDecides() {
    reloadly.on(REPORT, 200, page(true, sale(REFERENCE).replace("SUCCESSFUL", "PROCESSING")));
    assertThat(adapter.find(Given.attempt(adapter))).isInstanceOf(Answer.Accepted.class);
    reloadly.on(REPORT, 200, page(true, sale(REFERENCE).replace("SUCCESSFUL", "REFUNDED")));
    assertThat(adapter.find(Given.attempt(adapter))).isInstanceOf(Answer.GivenBack.class);
    reloadly.on(REPORT, 200, page(true, sale(REFERENCE).replace("SUCCESSFUL", "LIMBO")));
    assertThat(doubt(adapter.find(Given.attempt(adapter)))).isEqualTo(Doubt.UNCLASSIFIED);
  }

  @Test
  void aServerErrorMeansThatItCouldNotBeAsked() {
    reloadly.on(REPORT, 503, "busy");

    assertThatThrownBy(() -> adapter.find(Given.attempt(adapter)))
        .isInstanceOf(NotSentException.class)
        .hasMessageContaining("503");
  }

  @Test
  void anExpiredTokenIsRenewedOnceAndTheQuestionAskedAgain() {
    reloadly.on(
        REPORT,
        request -> "Bearer token-1".equals(request.getHeaders().get("Authorization"))
            ? json(401, error("TOKEN_EXPIRED"))
            : json(200, page(true, sale(REFERENCE))));

    assertThat(adapter.find(Given.attempt(adapter))).isInstanceOf(Answer.Delivered.class);
    assertThat(reloadly.calls("POST /oauth/token")).hasSize(2);
  }

  /** A wall clock that stands still, beside a monotonic one that runs. */
  private static final class Standing implements TimeSource {
    @Override
    public Instant now() {
      return NOW;
    }

    @Override
    public long nanos() {
      return System.nanoTime();
    }

    @Override
    public void sleep(Duration duration) {}
  }

  private static String sale(String reference) {
    return FakeReloadly.sale(reference);
  }

  private static String sale(String reference, long id) {
    return FakeReloadly.sale(reference).replace("181999", Long.toString(id));
  }

  private static String page(Boolean last, String... sales) {
    String end = last == null ? "}" : ",\"last\":" + last + ",\"number\":0}";
    return "{\"content\":[" + String.join(",", sales) + "]" + end;
  }
}
