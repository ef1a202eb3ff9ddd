package io.recarga.carrier.dtone;

import static io.recarga.carrier.dtone.Answers.delivery;
import static io.recarga.carrier.dtone.Answers.doubt;
import static io.recarga.carrier.dtone.FakeDtOne.completed;
import static io.recarga.carrier.dtone.FakeDtOne.error;
import static io.recarga.carrier.dtone.FakeDtOne.json;
import static io.recarga.carrier.dtone.FakeDtOne.transaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recarga.CredentialsException;
import io.recarga.Money;
import io.recarga.NotSentException;
import io.recarga.simulator.SimulatorClock;
import io.recarga.spi.Answer;
import io.recarga.spi.Attempt;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.Doubt;
import io.recarga.spi.Window;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What asking about a transaction concludes, and which time a search covers. */
class FindTest {
  private static final String REFERENCE = Given.REFERENCE;
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private final SimulatorClock clock = SimulatorClock.virtual(NOW);
  private FakeDtOne dtOne;
  private CarrierAdapter adapter;

  @BeforeEach
  void start() throws IOException {
    dtOne = new FakeDtOne();
    adapter = DtOne.connect(dtOne.account().time(clock).build());
    dtOne.on(FakeDtOne.SEARCH, 200, "[]");
  }

  @AfterEach
  void stop() {
    dtOne.close();
  }

  @Test
  void knownIdIsReadAndNotSearched() {
    dtOne.on(FakeDtOne.READ, 200, completed(REFERENCE));

    var delivered = delivery(adapter.find(Given.asked(adapter, FakeDtOne.ID)));

    assertThat(delivered.delivered()).isEqualTo(Money.of("20", "PEN"));
    assertThat(delivered.cost()).isEqualTo(Money.of("5.52", "USD"));
    assertThat(delivered.fee()).isEqualTo(Money.of("0.1", "USD"));
    assertThat(delivered.confirmation()).isEqualTo("OP-4711");
    assertThat(dtOne.calls(FakeDtOne.SEARCH)).isEmpty();
  }

  @Test
  void knownIdThatIsUnknownToDtOneContradictsItself() {
    dtOne.on(FakeDtOne.READ, 404, error("1008004"));

    assertThat(doubt(adapter.find(Given.asked(adapter, FakeDtOne.ID)))).isEqualTo(Doubt.UNREADABLE);
  }

  @Test
  void recordUnderAnotherIdIsNotTaken() {
    dtOne.on(FakeDtOne.READ, 200, completed(REFERENCE).replace(FakeDtOne.ID, "42"));

    assertThat(doubt(adapter.find(Given.asked(adapter, FakeDtOne.ID)))).isEqualTo(Doubt.UNREADABLE);
  }

  @Test
  void endOfAnotherReferenceEndsNothing() {
    dtOne.on(FakeDtOne.READ, 200, transaction("OTHER", 9, "DECLINED"));

    assertThat(doubt(adapter.find(Given.asked(adapter, FakeDtOne.ID)))).isEqualTo(Doubt.UNREADABLE);
  }

  @Test
  void reversedIsGivenBack() {
    dtOne.on(FakeDtOne.READ, 200, transaction(REFERENCE, 8, "REVERSED"));

    assertThat(adapter.find(Given.asked(adapter, FakeDtOne.ID)))
        .isInstanceOf(Answer.GivenBack.class);
  }

  @Test
  void classDecidesAndAContradictingNameDecidesNothing() {
    dtOne.on(
        FakeDtOne.READ,
        200,
        completed(REFERENCE).replace("7,\"message\":\"COMPLETED\"", "7,\"message\":\"DECLINED\""));

    assertThat(doubt(adapter.find(Given.asked(adapter, FakeDtOne.ID))))
        .isEqualTo(Doubt.UNCLASSIFIED);
  }

  @Test
  void unknownMessageOfAKnownClassIsTakenByItsClass() {
    dtOne.on(FakeDtOne.READ, 200, transaction(REFERENCE, 9, "DECLINED-SOMETHING-NEW"));

    assertThat(adapter.find(Given.asked(adapter, FakeDtOne.ID))).isInstanceOf(Answer.Failed.class);
  }

  @Test
  void searchOfTheLastDayIsOneCallWithoutDates() {
    Window covers = notFound(NOW.minus(Duration.ofHours(20)));

    assertThat(covers.covers(NOW.minus(Duration.ofHours(20)))).isTrue();
    assertThat(covers.covers(NOW)).isTrue();
    assertThat(covers.covers(NOW.minus(Duration.ofHours(24)))).isFalse();
    assertThat(dtOne.calls(FakeDtOne.SEARCH)).hasSize(1);
    assertThat(query(0, "external_id")).isEqualTo(REFERENCE);
    assertThat(query(0, "from_date")).isNull();
  }

  @Test
  void olderAttemptIsSearchedDayByDayBackToItsBeginning() {
    Instant began = NOW.minus(Duration.ofHours(60));

    assertThat(notFound(began)).isEqualTo(new Window(began, NOW));

    List<RecordedRequest> calls = dtOne.calls(FakeDtOne.SEARCH);
    assertThat(calls).hasSize(3);
    assertThat(query(1, "from_date")).isEqualTo("2026-11-19T21:45:00.000000Z");
    for (int i = 1; i < calls.size(); i++) {
      Instant from = Instant.parse(Objects.requireNonNull(query(i, "from_date")));
      Instant to = Instant.parse(Objects.requireNonNull(query(i, "to_date")));
      assertThat(Duration.between(from, to)).isLessThanOrEqualTo(Duration.ofHours(24));
    }
    assertThat(query(2, "from_date")).isEqualTo(query(1, "to_date"));
    assertThat(query(2, "to_date")).isEqualTo("2026-11-21T10:30:00.000000Z");
    assertThat(query(2, "external_id")).isEqualTo(REFERENCE);
  }

  @Test
  void attemptTooOldToSearchIsNotCovered() {
    assertThat(notFound(Instant.EPOCH).covers(Instant.EPOCH)).isFalse();
    assertThat(dtOne.calls(FakeDtOne.SEARCH)).hasSize(1);
  }

  @Test
  void olderTransactionIsFoundInItsDay() {
    dtOne.on(
        FakeDtOne.SEARCH,
        request -> json(
            200,
            request.getUrl().queryParameter("from_date") == null
                ? "[]"
                : "[" + completed(REFERENCE) + "]"));

    assertThat(adapter.find(begun(NOW.minus(Duration.ofHours(30)))))
        .isInstanceOf(Answer.Delivered.class);
  }

  @Test
  void ownCodeOf404MeansAnEmptyList() {
    dtOne.on(FakeDtOne.SEARCH, 404, error("1008004"));

    assertThat(adapter.find(begun(NOW))).isInstanceOf(Answer.NotFound.class);
  }

  @Test
  void transactionsOfOtherReferencesAreNotOurs() {
    dtOne.on(FakeDtOne.SEARCH, 200, "[" + completed(REFERENCE + "X") + "]");

    assertThat(adapter.find(begun(NOW))).isInstanceOf(Answer.NotFound.class);
  }

  @Test
  void twoTransactionsUnderOneReferenceNeedAPerson() {
    dtOne.on(
        FakeDtOne.SEARCH,
        200,
        "[" + completed(REFERENCE) + "," + completed(REFERENCE).replace(FakeDtOne.ID, "42") + "]");

    assertThat(doubt(adapter.find(begun(NOW)))).isEqualTo(Doubt.AMBIGUOUS);
  }

  @Test
  void namelessTransactionMayBeOurs() {
    dtOne.on(
        FakeDtOne.SEARCH,
        200,
        "[" + completed(REFERENCE).replace("\"" + REFERENCE + "\"", "null") + "]");

    assertThat(doubt(adapter.find(begun(NOW)))).isEqualTo(Doubt.UNREADABLE);
  }

  @Test
  void allPagesAreRead() {
    dtOne.on(FakeDtOne.SEARCH, request -> {
      boolean second = "2".equals(request.getUrl().queryParameter("page"));
      String other = completed("OTHER").replace(FakeDtOne.ID, "42");
      return json(200, "[" + (second ? completed(REFERENCE) : other) + "]")
          .newBuilder()
          .addHeader("x-total", "2") // Read without regard to case.
          .addHeader("x-total-pages", "2")
          .build();
    });

    assertThat(adapter.find(begun(NOW))).isInstanceOf(Answer.Delivered.class);
  }

  @Test
  void listThatAnnouncesMoreThanItHoldsProvesNothing() {
    dtOne.on(
        FakeDtOne.SEARCH,
        request -> json(200, "[]").newBuilder().addHeader("X-Total", "1").build());

    assertThat(doubt(adapter.find(begun(NOW)))).isEqualTo(Doubt.UNREADABLE);
  }

  @Test
  void serverThatRepeatsOnePageForEverIsLeft() {
    dtOne.on(
        FakeDtOne.SEARCH,
        request -> json(200, "[" + completed("OTHER") + "]")
            .newBuilder()
            .addHeader("X-Total-Pages", "999999999")
            .build());

    assertThat(doubt(adapter.find(begun(NOW)))).isEqualTo(Doubt.UNREADABLE);
  }

  @ParameterizedTest
  @CsvSource({"9, DECLINED", "8, REVERSED"})
  void endInABrokenListIsInDoubtBecauseASecondSaleMayBeHidden(int of, String status) {
    String ended = "[" + transaction(REFERENCE, of, status) + "]";
    dtOne.on(
        FakeDtOne.SEARCH,
        request -> json(200, ended).newBuilder().addHeader("X-Total", "2").build());
    assertThat(doubt(adapter.find(begun(NOW)))).isEqualTo(Doubt.UNREADABLE);

    dtOne.on(FakeDtOne.SEARCH, 200, ended);
    assertThat(adapter.find(begun(NOW))).isNotInstanceOf(Answer.InDoubt.class);
  }

  @Test
  void deliveryInABrokenListIsOne() {
    dtOne.on(
        FakeDtOne.SEARCH,
        request -> json(200, "[" + completed(REFERENCE) + "]")
            .newBuilder()
            .addHeader("X-Total", "2")
            .build());

    assertThat(adapter.find(begun(NOW))).isInstanceOf(Answer.Delivered.class);
  }

  @Test
  void recordWithoutIdMayBeOurs() {
    dtOne.on(FakeDtOne.SEARCH, 200, "[{\"external_id\":\"OTHER\"}]");
    assertThat(doubt(adapter.find(begun(NOW)))).isEqualTo(Doubt.UNREADABLE);

    dtOne.on(FakeDtOne.SEARCH, 200, "[null]");
    assertThat(doubt(adapter.find(begun(NOW)))).isEqualTo(Doubt.UNREADABLE);
  }

  @Test
  void recordOfOursWithoutIdIsUnreadable() {
    dtOne.on(
        FakeDtOne.SEARCH,
        200,
        "[" + completed(REFERENCE).replace("\"id\": 2260001234", "\"id\": null") + "]");

    assertThat(doubt(adapter.find(begun(NOW)))).isEqualTo(Doubt.UNREADABLE);
  }

  @Test
  void whatTheLatestShowsIsNotSearchedInItsDay() {
    dtOne.on(FakeDtOne.SEARCH, 200, "[" + completed(REFERENCE) + "]");

    assertThat(adapter.find(begun(NOW.minus(Duration.ofHours(60)))))
        .isInstanceOf(Answer.Delivered.class);
    assertThat(dtOne.calls(FakeDtOne.SEARCH)).hasSize(1);
  }

  @Test
  void historyThatBreaksOffIsNotPassedOffAsWhole() {
    dtOne.on(FakeDtOne.SEARCH, 200, "[" + completed(REFERENCE) + ",null]");

    assertThatThrownBy(() -> adapter.history(NOW.minus(Duration.ofHours(1)), NOW))
        .isInstanceOf(NotSentException.class)
        .hasMessageContaining("breaks off");
  }

  @Test
  void dayThatCannotBeReadWholeIsNotCovered() {
    dtOne.on(
        FakeDtOne.SEARCH,
        request ->
            json(200, request.getUrl().queryParameter("from_date") == null ? "[]" : "[null]"));

    assertThat(doubt(adapter.find(begun(NOW.minus(Duration.ofHours(30))))))
        .isEqualTo(Doubt.UNREADABLE);
  }

  @Test
  void dayIsSearchedAsSoonAsTheLatestMayNotShowIt() {
    Instant covered = NOW.minus(Duration.ofHours(24)).plus(Duration.ofMinutes(15));

    assertThat(notFound(covered)).isEqualTo(new Window(covered, NOW));
    assertThat(dtOne.calls(FakeDtOne.SEARCH)).hasSize(1);
    assertThat(notFound(covered.minusNanos(1_000)))
        .isEqualTo(new Window(covered.minusNanos(1_000), NOW));
    assertThat(dtOne.calls(FakeDtOne.SEARCH)).hasSize(3);
  }

  @Test
  void fortyDaysAreSearchedAndNotMore() {
    Instant oldest = NOW.minus(Duration.ofDays(41)).plus(Duration.ofMinutes(15));

    assertThat(notFound(oldest)).isEqualTo(new Window(oldest, NOW));
    assertThat(dtOne.calls(FakeDtOne.SEARCH)).hasSize(42);
    dtOne.forget();
    assertThat(notFound(oldest.minusNanos(1)).covers(oldest)).isFalse();
    assertThat(dtOne.calls(FakeDtOne.SEARCH)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"99, 1", "100, 2"})
  void fullPageWithoutHeadersIsFollowedByAnother(int size, int calls) {
    String strangers = IntStream.range(0, size)
        .mapToObj(i -> completed("OTHER").replace(FakeDtOne.ID, String.valueOf(7_000 + i)))
        .collect(Collectors.joining(",", "[", "]"));
    dtOne.on(
        FakeDtOne.SEARCH,
        request ->
            json(200, "1".equals(request.getUrl().queryParameter("page")) ? strangers : "[]"));

    assertThat(adapter.find(begun(NOW))).isInstanceOf(Answer.NotFound.class);
    assertThat(dtOne.calls(FakeDtOne.SEARCH)).hasSize(calls);
    assertThat(query(0, "per_page")).isEqualTo("100");
  }

  @ParameterizedTest
  @CsvSource({
    "X-Total, 1, NotFound",
    "X-Total, 2, InDoubt",
    "X-Total, many, NotFound",
    "X-Total, 1000000000, NotFound",
    "X-Total-Pages, 1, NotFound",
    "X-Total-Pages, 2, InDoubt"
  })
  void headersThatCanBeReadSayWhatIsMissing(String name, String value, String answer) {
    dtOne.on(
        FakeDtOne.SEARCH,
        request -> json(200, "[" + completed("OTHER") + "]")
            .newBuilder()
            .addHeader(name, value)
            .build());

    assertThat(adapter.find(begun(NOW)).getClass().getSimpleName()).isEqualTo(answer);
  }

  @Test
  void emptyPageEndsTheListWhateverItAnnounces() {
    dtOne.on(
        FakeDtOne.SEARCH,
        request -> json(200, "[]").newBuilder().addHeader("X-Total-Pages", "5").build());

    assertThat(adapter.find(begun(NOW))).isInstanceOf(Answer.NotFound.class);
    assertThat(dtOne.calls(FakeDtOne.SEARCH)).hasSize(1);
  }

  @Test
  void listWithoutEndIsLeft() {
    dtOne.on(FakeDtOne.SEARCH, request -> {
      String page = request.getUrl().queryParameter("page");
      return json(200, "[" + completed("OTHER").replace(FakeDtOne.ID, "7" + page) + "]")
          .newBuilder()
          .addHeader("X-Total-Pages", "999999999")
          .build();
    });

    assertThat(doubt(adapter.find(begun(NOW)))).isEqualTo(Doubt.UNREADABLE);
    assertThat(dtOne.calls(FakeDtOne.SEARCH)).hasSize(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "null", "[1]", "<html/>"})
  void whatIsNoListProvesNothing(String body) {
    dtOne.on(FakeDtOne.SEARCH, 200, body);

    assertThat(doubt(adapter.find(begun(NOW)))).isEqualTo(Doubt.UNREADABLE);
  }

  @ParameterizedTest
  @CsvSource({
    "404, 1000404, HTTP 404 1000404",
    "500, 1008004, HTTP 500 1008004",
    "404, null, HTTP 404",
    "404, none, HTTP 404"
  })
  void errorThatIsNoEmptyListMeansThatItCouldNotBeAsked(int status, String code, String told) {
    dtOne.on(
        FakeDtOne.SEARCH,
        status,
        code.equals("null")
            ? "<html/>"
            : error(code).replace("{\"code\":none,\"message\":\"Something of none\"}", ""));

    assertThatThrownBy(() -> adapter.find(begun(NOW)))
        .isInstanceOf(NotSentException.class)
        .hasMessageEndingWith(told);
  }

  @Test
  void questionThatIsNotAnsweredOrNotAskedIsNoAnswer() {
    Attempt attempt = begun(NOW);
    dtOne.on(FakeDtOne.SEARCH, request -> FakeDtOne.lost());
    assertThatThrownBy(() -> adapter.find(attempt))
        .isInstanceOf(NotSentException.class)
        .hasMessageContaining("did not answer a question");

    dtOne.close();
    assertThatThrownBy(() -> adapter.find(attempt))
        .isInstanceOf(NotSentException.class)
        .hasMessageContaining("could not be asked");
  }

  @Test
  void catalogueThatIsNoListIsNoAnswer() {
    dtOne.on("GET /v1/products", 200, "{}");

    assertThatThrownBy(() -> adapter.plans(Given.sim(Given.CLARO)))
        .isInstanceOf(NotSentException.class)
        .hasMessageContaining("something unreadable");
  }

  @Test
  void credentialsThatAreRefusedAreNamed() {
    dtOne.on(FakeDtOne.SEARCH, 401, error("1000401"));

    assertThatThrownBy(() -> adapter.find(begun(NOW))).isInstanceOf(CredentialsException.class);
  }

  private Window notFound(Instant began) {
    Answer answer = adapter.find(begun(began));
    assertThat(answer).isInstanceOf(Answer.NotFound.class);
    return ((Answer.NotFound) answer).covers();
  }

  private Attempt begun(Instant began) {
    return Attempt.builder(Given.topUp(), REFERENCE, began, adapter.prepare(Given.topUp()))
        .build();
  }

  private String query(int call, String name) {
    return dtOne.calls(FakeDtOne.SEARCH).get(call).getUrl().queryParameter(name);
  }
}
