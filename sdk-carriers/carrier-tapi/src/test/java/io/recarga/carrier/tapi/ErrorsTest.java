package io.recarga.carrier.tapi;

import static io.recarga.carrier.tapi.FakeTapi.error;
import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.spi.Answer;
import io.recarga.spi.Attempt;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.Doubt;
import io.recarga.spi.ErrorTable.Row;
import io.recarga.spi.Rejection;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row pinned: what a code proves must not change by accident. */
class ErrorsTest {
  private static final List<String> PINNED = List.of(
      "RPA04022 400 INVALID_AMOUNT NOTHING_SOLD",
      "XPA04023 400 INVALID_REQUEST NOTHING_SOLD",
      "RPA04041 400 INVALID_AMOUNT NOTHING_SOLD",
      "XCX04325 404 PLAN_UNAVAILABLE NOTHING_SOLD",
      "RPA04345 404 PLAN_UNAVAILABLE NOTHING_SOLD",
      "XPA04626 409 OTHER REFERENCE_USED",
      "RPA04680 429 LINE_LIMIT_REACHED NOTHING_SOLD_NOW",
      "ALO04140 401 CREDENTIALS NOTHING",
      "LTL01 400 CREDENTIALS NOTHING",
      "XX05000 500 CARRIER_FAILED NOTHING",
      "XPA05170 500 OTHER NOTHING");

  private FakeTapi tapi;
  private CarrierAdapter adapter;

  @BeforeEach
  void start() throws Exception {
    tapi = new FakeTapi();
    adapter = Tapi.connect(tapi.account().build());
  }

  @AfterEach
  void stop() {
    tapi.close();
  }

  @Test
  void theTableIsWhatIsPinned() {
    assertThat(Tapi.errors().rows().stream().map(ErrorsTest::text))
        .containsExactlyElementsOf(PINNED);
  }

  @Test
  void noRowIsRepeatedByItselfOrEndsItsReference() {
    assertThat(Tapi.errors().rows()).allSatisfy(row -> {
      assertThat(row.retryAfter()).isNull();
      assertThat(row.burnsReference()).isFalse();
      assertThat(row.evidence()).isNotBlank();
    });
  }

  @ParameterizedTest
  @MethodSource("rows")
  void theAdapterAnswersByTheRow(Row row) {
    Attempt attempt = Given.attempt(adapter);
    tapi.on("POST /payment", row.httpStatus(), error(row.code()));

    Answer answer = adapter.send(attempt);

    switch (row.proves()) {
      case NOTHING_SOLD, NOTHING_SOLD_NOW -> {
        Rejection rejection = ((Answer.Rejected) answer).rejection();
        assertThat(rejection.proves()).isEqualTo(row.proves());
        assertThat(rejection.reason()).isEqualTo(row.reason());
        assertThat(rejection.evidence().words()).isEqualTo("Año no válido");
      }
      case REFERENCE_USED ->
        assertThat(((Answer.InDoubt) answer).doubt()).isEqualTo(Doubt.REFERENCE_USED);
      case NOTHING -> assertThat(((Answer.InDoubt) answer).doubt()).isEqualTo(Doubt.AMBIGUOUS);
    }
    assertThat(tapi.calls("POST /payment")).hasSize(1);
  }

  static List<Row> rows() {
    return Tapi.errors().rows();
  }

  /** A code is documented with its status: with another one nobody knows what it means. */
  @ParameterizedTest
  @CsvSource({
    "RPA04041, 500, UNCLASSIFIED",
    "XPA04626, 400, UNCLASSIFIED",
    "BRANDNEW, 400, UNCLASSIFIED"
  })
  void whatNoRowNamesIsInDoubt(String code, int status, Doubt doubt) {
    tapi.on("POST /payment", status, error(code));

    Answer.InDoubt answer = (Answer.InDoubt) adapter.send(Given.attempt(adapter));

    assertThat(answer.doubt()).isEqualTo(doubt);
    assertThat(answer.evidence().code()).isEqualTo(code);
    assertThat(answer.evidence().words()).isEqualTo("Año no válido");
  }

  @Test
  void aRefusalWithoutCodeIsInDoubt() {
    for (int status : List.of(400, 403, 404, 429, 500)) {
      tapi.on("POST /payment", status, "{\"message\":\"Forbidden\"}");

      assertThat(adapter.send(Given.attempt(adapter))).isInstanceOf(Answer.InDoubt.class);
    }
  }

  private static String text(Row row) {
    return String.join(
        " ", row.code(), row.statusText(), row.reason().name(), row.proves().name());
  }
}
