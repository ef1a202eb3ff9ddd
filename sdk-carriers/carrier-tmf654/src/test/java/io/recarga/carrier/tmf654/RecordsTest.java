package io.recarga.carrier.tmf654;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recarga.DeclineReason;
import io.recarga.HistoryEntry;
import io.recarga.Money;
import io.recarga.NotSentException;
import io.recarga.Pin;
import io.recarga.simulator.SimulatorClock;
import io.recarga.spi.Answer;
import io.recarga.spi.Attempt;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.Delivery;
import io.recarga.spi.Doubt;
import io.recarga.spi.DuplicateLevel;
import io.recarga.spi.Evidence;
import io.recarga.spi.Notice;
import io.recarga.spi.Window;
import io.recarga.spi.http.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What one record, one list and one notice say, and what they leave open. */
class RecordsTest {
  private static final String POST = "POST topupBalance";
  private static final String LIST = "GET topupBalance";
  private static final String READ = "GET topupBalance/7";

  private Stub carrier;

  @BeforeEach
  void start() throws IOException {
    carrier = new Stub();
  }

  @AfterEach
  void stop() {
    carrier.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"created", "failed", "cancelled", "limbo"})
  void whatOtherReferencesCameToIsNotOurs(String status) {
    Answer answer = found("{\"id\":\"7\",\"status\":\"" + status + "\",\"description\":\"OTHER\"}");

    assertThat(doubt(answer)).isEqualTo(Doubt.UNREADABLE);
    assertThat(evidence(answer).words()).isEqualTo("a record of another reference");
  }

  @Test
  void deliveryUnderAnotherReferenceIsEchoedAsItIs() {
    assertThat(delivery(found("{\"id\":\"7\",\"status\":\"completed\",\"description\":\"OTHER\"}"))
            .echoedReference())
        .isEqualTo("OTHER");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":\"7\"}",
        "{\"id\":\"7\",\"status\":null}",
        "{\"id\":\"7\",\"status\":\" \"}"
      })
  void recordWithoutStatusSaysOnlyThatItIsThere(String record) {
    Answer answer = found(record);

    assertThat(answer).isInstanceOf(Answer.Accepted.class);
    assertThat(((Answer.Accepted) answer).evidence().transactionId()).isEqualTo("7");
  }

  @Test
  void wordThatNobodyListedIsTold() {
    Answer answer = found("{\"id\":\"7\",\"status\":\"limbo\",\"reason\":\"who knows\"}");

    assertThat(doubt(answer)).isEqualTo(Doubt.UNCLASSIFIED);
    assertThat(evidence(answer).code()).isEqualTo("limbo");
    assertThat(evidence(answer).words()).isEqualTo("who knows");
    assertThat(evidence(answer).transactionId()).isEqualTo("7");
  }

  @Test
  void cancellationIsAFailureOfTheCarriersInR17() {
    assertThat(((Answer.Failed) found("{\"id\":\"7\",\"status\":\"cancelled\"}")).reason())
        .isEqualTo(DeclineReason.CANCELLED);

    carrier.on("GET balanceTopup/7", 200, "{\"id\":\"7\",\"status\":\"cancelled\"}");
    CarrierAdapter r17 =
        Given.adapter(Given.dialect().version(TmfVersion.R17).build(), carrier.url());
    assertThat(((Answer.Failed) r17.find(Given.accepted(r17, "7"))).reason())
        .isEqualTo(DeclineReason.CARRIER_FAILED);
  }

  @Test
  void failureWaitsAsTheDialectSays() {
    CarrierAdapter patient =
        Given.adapter(Given.dialect().failedWait(Duration.ofMinutes(7)).build(), carrier.url());
    carrier.on(READ, 200, "{\"id\":\"7\",\"status\":\"failed\"}");
    Answer.Failed failed = (Answer.Failed) patient.find(Given.accepted(patient, "7"));
    assertThat(failed.retryAfter()).isEqualTo(Duration.ofMinutes(7));
    assertThat(failed.reason()).isEqualTo(DeclineReason.CARRIER_FAILED);

    carrier.on(READ, 200, "{\"id\":\"7\",\"status\":\"cancelled\"}");
    assertThat(((Answer.Failed) patient.find(Given.accepted(patient, "7"))).retryAfter())
        .isEqualTo(Duration.ofMinutes(7));
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"amount\":20,\"units\":\" \"}', 20",
    "'{\"amount\":20,\"units\":\" pen \"}', 20",
    "'{\"amount\":20,\"units\":\"PEN\",\"more\":[1]}', 20"
  })
  void unitThatIsNotNamedIsTheDialects(String amount, String soles) {
    assertThat(delivered("\"amount\":" + amount).delivered()).isEqualTo(Money.of(soles, "PEN"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"amount\":null", "\"amount\":{\"units\":\"PEN\"}", "\"x\":1"})
  void amountThatIsNotStatedIsSilence(String amount) {
    assertThat(delivered(amount).delivered()).isNull();
  }

  @Test
  void amountBeyondAllBoundsIsInDoubt() {
    assertThat(doubt(found("{\"id\":\"7\",\"status\":\"completed\",\"amount\":20.1234567890123}")))
        .isEqualTo(Doubt.UNREADABLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[1]", "true", "{\"amount\":\"much\"}"})
  void amountThatIsNoneMakesTheRecordUnreadable(String amount) {
    assertThat(doubt(found("{\"id\":\"7\",\"status\":\"completed\",\"amount\":" + amount + "}")))
        .isEqualTo(Doubt.UNREADABLE);
  }

  @Test
  void feesAreAddedAndOneOfAnotherUnitLeavesThemUnknown() {
    String fee = "{\"name\":\"Fee\",\"amount\":{\"amount\":0.5,\"units\":\"PEN\"}}";
    String odd = "{\"name\":\"fee\",\"amount\":{\"amount\":1,\"units\":\"MB\"}}";
    String nameless = "{\"amount\":{\"amount\":9,\"units\":\"PEN\"}}";
    String empty = "{\"name\":\"fee\",\"amount\":null}";

    assertThat(fee("{\"item\":[null," + fee + "," + nameless + "," + empty + "]},null,{\"item\":["
            + fee + "]}"))
        .isEqualTo(Money.of("1.00", "PEN"));
    assertThat(fee("{\"item\":[" + fee + "," + odd + "]}")).isNull();
    assertThat(fee("{\"item\":null}")).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {"'\"4711\"', 4711", "'\" \"', none", "'null', none"})
  void voucherThatWeDidNotSendIsACardThatWasSold(String voucher, String pin) {
    assertThat(delivered("\"voucher\":" + voucher).pin())
        .isEqualTo(pin == null ? null : Pin.of(pin, null, null));
  }

  @ParameterizedTest
  @CsvSource({"100, true", "101, false"})
  void whatIsTooLongForAPinIsNone(int length, boolean isPin) {
    assertThat(delivered("\"voucher\":\"" + "7".repeat(length) + "\"").pin() != null)
        .isEqualTo(isPin);
  }

  @Test
  void voucherThatWeSentIsNoPin() {
    CarrierAdapter paying = Tmf654.connect(Given.account(Given.dialect().build(), carrier.url())
        .vouchers(key -> Secret.of("4711"))
        .build());
    carrier.on(POST, 201, "{\"id\":\"7\",\"status\":\"completed\",\"voucher\":\"4711\"}");

    assertThat(delivery(paying.send(Given.attempt(paying))).pin()).isNull();
  }

  @Test
  void everyStatusHasItsOwnInTheActivity() {
    List<String> words = List.of("created", "completed", "failed", "cancelled", "limbo");
    String records = IntStream.range(0, words.size())
        .mapToObj(i -> "{\"id\":\"" + i + "\",\"status\":\"" + words.get(i)
            + "\",\"description\":\"R" + i + "\",\"requestedDate\":\"2026-11-0" + (9 - i)
            + "T00:00:00Z\"}")
        .collect(Collectors.joining(","));
    carrier.on(
        "GET balanceActionHistory",
        200,
        "[" + records + ",{\"id\":\"8\",\"requestedDate\":\"2026-11-02T00:00:00Z\"},"
            + "{\"id\":\"9\",\"status\":\"cancelled\",\"confirmationDate\":\"2026-11-01T00:00:00Z\","
            + "\"requestedDate\":\"2026-11-01T00:00:00Z\"}]");

    List<HistoryEntry> activity = adapter().activity(Given.SIM);

    assertThat(activity)
        .extracting(HistoryEntry::status)
        .containsExactly(
            HistoryEntry.Status.OPEN,
            HistoryEntry.Status.DELIVERED,
            HistoryEntry.Status.FAILED,
            HistoryEntry.Status.FAILED,
            HistoryEntry.Status.OTHER,
            HistoryEntry.Status.OTHER,
            HistoryEntry.Status.OTHER);
    assertThat(activity.get(0).reference()).isEqualTo("R0");
    assertThat(activity.get(0).delivered()).isNull();
  }

  @Test
  void errorThatIsNoAnswerMeansThatItCouldNotBeAsked() {
    carrier.on(READ, 500, "{\"id\":\"7\",\"status\":\"failed\"}");
    assertThatThrownBy(() -> adapter().find(Given.accepted(adapter(), "7")))
        .isInstanceOf(NotSentException.class)
        .hasMessageContaining("500");

    carrier.on(LIST, 500, "[]");
    assertThatThrownBy(() -> adapter().find(Given.attempt(adapter())))
        .isInstanceOf(NotSentException.class)
        .hasMessageContaining("500");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "null", "{}", "{\"id\":\"8\",\"status\":\"completed\"}"})
  void whatIsNotTheRecordAskedForIsUnreadable(String body) {
    Answer answer = found(body);

    assertThat(doubt(answer)).isEqualTo(Doubt.UNREADABLE);
    assertThat(evidence(answer).transactionId()).isEqualTo("7");
  }

  @Test
  void idThatTheCarrierDeniesIsNotFoundNowhere() {
    carrier.on(LIST, 200, "[]");

    Answer answer = adapter().find(Given.accepted(adapter(), "7"));

    assertThat(doubt(answer)).isEqualTo(Doubt.AMBIGUOUS);
    assertThat(evidence(answer).code()).isEqualTo("HTTP 404");
    assertThat(evidence(answer).transactionId()).isEqualTo("7");
  }

  @Test
  void idThatABlindCarrierDeniesIsNotSearched() throws Exception {
    TmfDialect dialect = Given.dialect()
        .reference(TmfReference.header("X-Id", null))
        .duplicates(DuplicateLevel.BLIND)
        .build();
    CarrierAdapter blind = Given.adapter(dialect, carrier.url());
    Attempt asked = Given.accepted(blind, "7");
    carrier.requests();

    assertThat(doubt(blind.find(asked))).isEqualTo(Doubt.UNREADABLE);
    assertThat(carrier.requests()).hasSize(1);
  }

  @Test
  void notFoundCoversTheTimeUpToTheQuestion() {
    SimulatorClock clock = SimulatorClock.virtual(Instant.parse("2026-11-22T13:00:00Z"));
    CarrierAdapter timed = Tmf654.connect(
        Given.account(Given.dialect().build(), carrier.url()).time(clock).build());
    carrier.on(LIST, request -> {
      clock.advance(Duration.ofSeconds(5));
      return Stub.json(200, "[]").build();
    });
    Attempt attempt = Given.attempt(timed);
    Instant asked = clock.now();

    assertThat(timed.find(attempt)).isEqualTo(Answer.notFound(Window.until(asked)));
  }

  @Test
  void failureInABrokenListIsInDoubtBecauseASecondSaleMayBeHidden() {
    String failed = record("7", "failed", Given.REFERENCE);
    list(200, "2", "[" + failed + ",null]");
    assertThat(doubt(search())).isEqualTo(Doubt.UNREADABLE);
    list(200, "2", "[" + failed + "]");
    assertThat(doubt(search())).isEqualTo(Doubt.UNREADABLE);
    list(200, "1", "[" + failed + "]");
    assertThat(search()).isInstanceOf(Answer.Failed.class);
    list(200, "3", "[" + record("7", "completed", Given.REFERENCE) + "]");
    assertThat(search()).isInstanceOf(Answer.Delivered.class);
  }

  @Test
  void recordOfOurLineWithoutReferenceMayBeOurs() {
    String line = "{\"id\":\"1\",\"status\":\"completed\",\"logicalResource\":{\"value\":\"%s\"}}";
    list(200, "1", "[" + line.formatted("51987654321") + "]");
    assertThat(doubt(search())).isEqualTo(Doubt.UNREADABLE);
    list(200, "1", "[" + line.formatted("51900000000") + "]");
    assertThat(search()).isInstanceOf(Answer.NotFound.class);
  }

  @Test
  void emptyListThatCountsInWordsIsEmpty() {
    list(200, "many", "[]");

    assertThat(search()).isInstanceOf(Answer.NotFound.class);
  }

  @Test
  void recordThatBearsNoReferenceAtABlindCarrierEchoesNone() {
    TmfDialect dialect = Given.dialect()
        .reference(TmfReference.header("X-Id", null))
        .duplicates(DuplicateLevel.BLIND)
        .build();
    CarrierAdapter blind = Given.adapter(dialect, carrier.url());
    carrier.on(READ, 200, record("7", "completed", "OTHER"));

    assertThat(delivery(blind.find(Given.accepted(blind, "7"))).echoedReference())
        .isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"completed", "failed", "created"})
  void recordWithoutIdIsNone(String status) {
    carrier.on(POST, 201, "{\"status\":\"" + status + "\"}");

    assertThat(doubt(send())).isEqualTo(Doubt.UNREADABLE);
  }

  @Test
  void nullAmongTheRecordsMayBeOurs() {
    list(200, "1", "[null]");
    assertThat(doubt(search())).isEqualTo(Doubt.UNREADABLE);
    list(200, "1", "{\"id\":{}}");
    assertThat(doubt(search())).isEqualTo(Doubt.UNREADABLE);
    list(200, "1", "[{\"status\":\"failed\",\"description\":\"OTHER\"}]");
    assertThat(doubt(search())).isEqualTo(Doubt.UNREADABLE);
  }

  @Test
  void oneRecordInPlaceOfAListIsAListOfOne() {
    list(200, "1", record("7", "completed", Given.REFERENCE));
    assertThat(search()).isInstanceOf(Answer.Delivered.class);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        "200, none, NotFound",
        "200, 1, NotFound",
        "200, ' 1 ', NotFound",
        "200, 2, InDoubt",
        "206, 1, NotFound",
        "206, none, InDoubt",
        "200, many, NotFound",
        "200, 1000000000, NotFound"
      })
  void pageThatRepeatsItselfIsTheWholeListOnlyWhereNothingSpeaksAgainstIt(
      int status, String total, String answer) {
    list(status, total, "[" + record("1", "completed", "OTHER") + "]");

    assertThat(search().getClass().getSimpleName()).isEqualTo(answer);
  }

  @Test
  void fullPageThatRepeatsItselfMayHideMore() throws Exception {
    list(200, null, "[]");
    search();
    int size = Integer.parseInt(carrier.last().getUrl().queryParameter("limit"));
    for (int count : new int[] {size - 1, size}) {
      list(
          200,
          null,
          IntStream.range(0, count)
              .mapToObj(i -> record(String.valueOf(100 + i), "completed", "OTHER"))
              .collect(Collectors.joining(",", "[", "]")));
      assertThat(search().getClass().getSimpleName())
          .isEqualTo(count < size ? "NotFound" : "InDoubt");
    }
  }

  @Test
  void pageThatHoldsOldAndNewIsNotTrusted() {
    carrier.on(LIST, request -> {
      boolean first = "0".equals(request.getUrl().queryParameter("offset"));
      String old = record("1", "completed", "OTHER");
      return Stub.json(
              200, "[" + old + (first ? "" : "," + record("2", "completed", "OTHER")) + "]")
          .build();
    });

    assertThat(doubt(search())).isEqualTo(Doubt.UNREADABLE);
  }

  @Test
  void listWithoutEndIsLeft() throws Exception {
    carrier.on(LIST, request -> {
      String offset = request.getUrl().queryParameter("offset");
      return Stub.json(200, "[" + record("1" + offset, "completed", "OTHER") + "]")
          .build();
    });
    Attempt attempt = Given.attempt(adapter());
    carrier.requests();

    assertThat(doubt(adapter().find(attempt))).isEqualTo(Doubt.UNREADABLE);
    assertThat(carrier.requests()).hasSize(50);
  }

  @Test
  void firstPageThatIsOutOfRangeIsNoAnswer() {
    list(416, null, "");

    assertThatThrownBy(this::search).isInstanceOf(NotSentException.class);
  }

  @Test
  void requestorMayBearTheReference() {
    TmfDialect dialect = Given.dialect().reference(TmfReference.requestor()).build();
    CarrierAdapter adapter = Given.adapter(dialect, carrier.url());
    carrier.on(
        LIST,
        200,
        "[{\"id\":\"1\",\"status\":\"failed\"},{\"id\":\"7\",\"status\":\"completed\",\"requestor\":"
            + "{\"id\":\"" + Given.REFERENCE + "\"}}]");

    assertThat(delivery(adapter.find(Given.attempt(adapter))).echoedReference())
        .isEqualTo(Given.REFERENCE);
  }

  @ParameterizedTest
  @CsvSource({
    "'Bearer realm=\"x\", error=\"invalid_token\"', Rejected",
    "'bearer error=invalid_token', Rejected",
    "'Bearer error=\"insufficient_scope\"', InDoubt",
    "'Basic realm=\"x\"', InDoubt",
    "'Bearer realm=\"x\"', InDoubt"
  })
  void refusedTokenIsProofOnlyWhereTheHeaderNamesIt(String header, String answer) {
    carrier.on(
        POST,
        request -> Stub.json(401, "").addHeader("WWW-Authenticate", header).build());

    assertThat(send().getClass().getSimpleName()).isEqualTo(answer);
  }

  @Test
  void refusedTokenInAnotherStatusProvesNothing() {
    carrier.on(
        POST,
        request -> Stub.json(403, "")
            .addHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"")
            .build());
    assertThat(doubt(send())).isEqualTo(Doubt.UNREADABLE);
  }

  @Test
  void errorTellsItsCodeOrItsStatusAndItsReasonOrMessage() {
    carrier.on(POST, 400, "{\"code\":\"60\",\"reason\":\"bad\",\"message\":\"very bad\"}");
    assertThat(evidence(send()).code()).isEqualTo("60");
    assertThat(evidence(send()).words()).isEqualTo("bad");
    carrier.on(POST, 400, "{\"code\":\"60\",\"message\":\"very bad\"}");
    assertThat(evidence(send()).words()).isEqualTo("very bad");
    carrier.on(POST, 400, "{\"message\":\"very bad\"}");
    assertThat(doubt(send())).isEqualTo(Doubt.UNREADABLE);
    assertThat(evidence(send()).code()).isEqualTo("HTTP 400");
    assertThat(evidence(send()).words()).isEqualTo("very bad");
    carrier.on(POST, 502, "<html/>");
    assertThat(doubt(send())).isEqualTo(Doubt.UNREADABLE);
    assertThat(evidence(send()).words()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"code\":\"9\"}",
        "{\"reason\":\"Conflict\"}",
        "{\"code\":\"9\",\"message\":\"Conflict\"}",
        "<html/>"
      })
  void conflictOfAnotherShapeIsAGateways(String body) {
    carrier.on(POST, 409, body);

    assertThat(doubt(send())).isIn(Doubt.UNCLASSIFIED, Doubt.UNREADABLE);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        "200, /x/77, none",
        "201, /x/77, none",
        "202, none, none",
        "202, ' /x/77 ', 77",
        "202, /x/77?y=1, 77",
        "202, /x/77/#z, 77",
        "202, /, none"
      })
  void onlyWhatIsAcceptedInTheBackgroundIsKnownByItsAddress(
      int status, String location, String id) {
    carrier.on(POST, request -> {
      var answer = Stub.json(status, "");
      return (location == null ? answer : answer.addHeader("Location", location)).build();
    });

    Answer answer = send();

    if (id == null) {
      assertThat(doubt(answer)).isEqualTo(Doubt.UNREADABLE);
      assertThat(evidence(answer).code()).isEqualTo("HTTP " + status);
    } else {
      assertThat(((Answer.Accepted) answer).evidence().transactionId()).isEqualTo(id);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"event\":{\"topupBalance\":{\"id\":\"7\"}}}', true",
    "'{\"event\":{\"topupBalance\":{\"description\":\"REF\"}}}', true",
    "'{\"event\":{\"balanceTopup\":{\"id\":\"7\"}}}', true",
    "'{\"event\":{\"topupBalance\":{\"status\":\"failed\"}}}', false",
    "'{\"event\":{}}', false",
    "'{\"event\":null}', false",
    "'null', false",
    "'<html/>', false"
  })
  void noticeNamesATopUpByIdOrReference(String body, boolean accepted) {
    assertThat(adapter().notice(Map.of(), bytes(body)).isAccepted()).isEqualTo(accepted);
  }

  @Test
  void noticeBearsItsTokenAndNothingLikeIt() {
    CarrierAdapter adapter = Tmf654.connect(Given.account(Given.dialect().build(), carrier.url())
        .noticeToken("n0tice")
        .build());
    Map<String, List<String>> headers = new HashMap<>();
    headers.put(null, List.of("HTTP/1.1 200"));
    headers.put("Date", List.of("today"));
    headers.put("AUTHORIZATION", List.of("Bearer  n0tice "));
    assertThat(bears(adapter, headers)).isTrue();

    for (String other : List.of("n0tice", "Basic n0tice", "Bearer", "Bearer ", "Bearer n0ticed")) {
      headers.put("AUTHORIZATION", List.of(other));
      assertThat(bears(adapter, headers)).as(other).isFalse();
    }
    headers.put("AUTHORIZATION", List.of("Bearer n0tice", "Bearer n0tice"));
    assertThat(bears(adapter, headers)).isFalse();
    headers.put("AUTHORIZATION", List.of());
    assertThat(bears(adapter, headers)).isFalse();
    headers.put("AUTHORIZATION", Collections.singletonList(null));
    assertThat(bears(adapter, headers)).isFalse();
    headers.put("AUTHORIZATION", null);
    assertThat(bears(adapter, headers)).isFalse();
  }

  private static boolean bears(CarrierAdapter adapter, Map<String, List<String>> headers) {
    Notice notice = adapter.notice(headers, bytes("{\"event\":{\"topupBalance\":{\"id\":\"7\"}}}"));
    return notice.isAccepted();
  }

  private Money fee(String impacts) {
    return delivered("\"impactedBucket\":[" + impacts + "]").fee();
  }

  private Delivery delivered(String more) {
    return delivery(found("{\"id\":\"7\",\"status\":\"completed\"," + more + "}"));
  }

  private Answer found(String record) {
    carrier.on(READ, 200, record);
    CarrierAdapter adapter = adapter();
    return adapter.find(Given.accepted(adapter, "7"));
  }

  private Answer search() {
    CarrierAdapter adapter = adapter();
    return adapter.find(Given.attempt(adapter));
  }

  private Answer send() {
    CarrierAdapter adapter = adapter();
    return adapter.send(Given.attempt(adapter));
  }

  private CarrierAdapter adapter() {
    return Given.adapter(Given.dialect().build(), carrier.url());
  }

  private void list(int status, String total, String records) {
    carrier.on(LIST, request -> {
      var answer = Stub.json(status, records);
      return (total == null ? answer : answer.addHeader("X-Total-Count", total)).build();
    });
  }

  private static String record(String id, String status, String reference) {
    return "{\"id\":\"" + id + "\",\"status\":\"" + status + "\",\"description\":\"" + reference
        + "\"}";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Delivery delivery(Answer answer) {
    assertThat(answer).isInstanceOf(Answer.Delivered.class);
    return ((Answer.Delivered) answer).delivery();
  }

  private static Doubt doubt(Answer answer) {
    assertThat(answer).isInstanceOf(Answer.InDoubt.class);
    return ((Answer.InDoubt) answer).doubt();
  }

  private static Evidence evidence(Answer answer) {
    return ((Answer.InDoubt) answer).evidence();
  }
}
