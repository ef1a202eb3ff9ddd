package io.recarga.carrier.reloadly;

import static io.recarga.carrier.reloadly.FakeReloadly.error;
import static io.recarga.carrier.reloadly.FakeReloadly.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.DeclineReason;
import io.recarga.spi.Answer;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.Doubt;
import io.recarga.spi.ErrorTable.Row;
import io.recarga.spi.Proves;
import java.util.List;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row pinned: what a code proves must not change by accident. */
class ErrorsTest {
  private static final List<String> PINNED = List.of(
      "INVALID_RECIPIENT_PHONE 4xx INVALID_LINE NOTHING_SOLD null",
      "INVALID_SENDER_PHONE 4xx INVALID_LINE NOTHING_SOLD null",
      "INVALID_PHONE_NUMBER 4xx INVALID_LINE NOTHING_SOLD null",
      "PHONE_RECENTLY_RECHARGED 4xx RECENTLY_RECHARGED NOTHING_SOLD_NOW PT2M",
      "RECIPIENT_HAS_PENDING_TRANSACTION 4xx RECENTLY_RECHARGED NOTHING_SOLD_NOW PT2M",
      "RECIPIENT_REACHED_MAX_TOPUP_NUMBER 4xx LINE_LIMIT_REACHED NOTHING_SOLD null",
      "PHONE_BANNED_BY_OPERATOR 4xx LINE_BLOCKED NOTHING_SOLD null",
      "RECIPIENT_PHONE_INACTIVE 4xx LINE_BLOCKED NOTHING_SOLD null",
      "INVALID_AMOUNT 4xx INVALID_AMOUNT NOTHING_SOLD null",
      "INVALID_AMOUNT_FOR_OPERATOR 4xx INVALID_AMOUNT NOTHING_SOLD null",
      "INVALID_LOCAL_AMOUNT_FOR_OPERATOR 4xx INVALID_AMOUNT NOTHING_SOLD null",
      "INVALID_AMOUNT_FOR_RECIPIENT_PHONE 4xx INVALID_AMOUNT NOTHING_SOLD null",
      "INSUFFICIENT_BALANCE 4xx WALLET_TOO_LOW NOTHING_SOLD null",
      "MAX_DAILY_TRANSACTION_COUNT_REACHED 4xx ACCOUNT_LIMIT_REACHED NOTHING_SOLD null",
      "MAX_DAILY_TRANSACTION_AMOUNT_REACHED 4xx ACCOUNT_LIMIT_REACHED NOTHING_SOLD null",
      "INACTIVE_ACCOUNT 4xx ACCOUNT_BLOCKED NOTHING_SOLD null",
      "ACCOUNT_NOT_FOUND 4xx ACCOUNT_BLOCKED NOTHING_SOLD null",
      "OPERATOR_UNAVAILABLE_OR_CURRENTLY_INACTIVE 503 CARRIER_UNAVAILABLE NOTHING_SOLD PT1M",
      "OPERATOR_UNAVAILABLE_OR_CURRENTLY_INACTIVE 4xx CARRIER_UNAVAILABLE NOTHING_SOLD PT1M",
      "TRANSACTION_CANNOT_BE_PROCESSED_AT_THE_MOMENT 4xx CARRIER_UNAVAILABLE NOTHING_SOLD PT1M",
      "TRANSACTION_CANNOT_BE_PROCESSED_AT_THE_MOMENT 500 CARRIER_UNAVAILABLE NOTHING null",
      "OPERATOR_NOT_IN_SERVICE any CARRIER_UNAVAILABLE NOTHING null",
      "CONNECTION_TO_OPERATOR_TEMPORARILY_DOWN any CARRIER_UNAVAILABLE NOTHING null",
      "CONNECTION_TO_OPERATOR_FAILED any CARRIER_UNAVAILABLE NOTHING null",
      "TOPUP_TRANSACTION_FAILED any CARRIER_FAILED NOTHING null",
      "TRANSACTION_FAILED_ON_OPERATOR any CARRIER_FAILED NOTHING null",
      "TRANSACTION_REJECTED_BY_OPERATOR any CARRIER_FAILED NOTHING null",
      "TRANSACTION_REFUSED_BY_OPERATOR any CARRIER_FAILED NOTHING null",
      "REQUEST_FAILED_ON_PROVIDER any CARRIER_FAILED NOTHING null",
      "REQUEST_PROCESSING_FAILED any CARRIER_FAILED NOTHING null",
      "PROVIDER_INTERNAL_ERROR any CARRIER_FAILED NOTHING null",
      "UNMAPPED_PROVIDER_ERROR_CODE any CARRIER_FAILED NOTHING null",
      "INTERNAL_SERVER_ERROR any OTHER NOTHING null",
      "SERVICE_UNAVAILABLE any OTHER NOTHING null",
      "CUSTOM_IDENTIFIER_ALREADY_USED any OTHER REFERENCE_USED null",
      "INVALID_INPUT_PROVIDED 4xx INVALID_REQUEST NOTHING_SOLD null",
      "INVALID_REQUEST 4xx INVALID_REQUEST NOTHING_SOLD null",
      "UNPROCCESSABLE_ENTITY 4xx INVALID_REQUEST NOTHING_SOLD null",
      "RESOURCE_NOT_FOUND 4xx INVALID_REQUEST NOTHING_SOLD null",
      "METHOD_NOT_SUPPORTED 4xx INVALID_REQUEST NOTHING_SOLD null",
      "MEDIA_TYPE_NOT_ACCEPTABLE 4xx INVALID_REQUEST NOTHING_SOLD null",
      "UNSUPPORTED_MEDIA_TYPE 4xx INVALID_REQUEST NOTHING_SOLD null",
      "COUNTRY_NOT_SUPPORTED 4xx INVALID_LINE NOTHING_SOLD null",
      "RATE_LIMIT_REACHED 4xx THROTTLED NOTHING_SOLD PT1S",
      "(any body) 429 THROTTLED NOTHING_SOLD PT1S",
      "(no code) 4xx INVALID_REQUEST NOTHING_SOLD null",
      "INVALID_TOKEN 4xx CREDENTIALS NOTHING_SOLD PT0S",
      "TOKEN_EXPIRED 4xx CREDENTIALS NOTHING_SOLD PT0S",
      "AUTHENTICATION_FAILURE 4xx CREDENTIALS NOTHING_SOLD PT0S",
      "INVALID_CREDENTIALS 4xx CREDENTIALS NOTHING_SOLD null",
      "INVALID_AUDIENCE 4xx CREDENTIALS NOTHING_SOLD null",
      "NOT_AUTHORIZED 4xx CREDENTIALS NOTHING_SOLD null",
      "(any body) 401 CREDENTIALS NOTHING_SOLD PT0S",
      "COULD_NOT_AUTO_DETECT_OPERATOR any INVALID_LINE NOTHING null",
      "TRANSACTION_NOT_FOUND any OTHER NOTHING null",
      "FX_RATE_NOT_AVAILABLE any OTHER NOTHING null");

  @Test
  void theTableIsWhatIsPinned() {
    assertThat(Reloadly.errors().rows().stream().map(ErrorsTest::text))
        .containsExactlyElementsOf(PINNED);
  }

  @Test
  void everyRowTellsWhereItIsKnownFromAndNoneBurnsTheReference() {
    assertThat(Reloadly.errors().rows()).allSatisfy(row -> {
      assertThat(row.evidence()).isNotBlank();
      assertThat(row.burnsReference()).isFalse();
    });
  }

  @ParameterizedTest
  @MethodSource("rows")
  void theAdapterAnswersByTheRow(Row row) throws Exception {
    try (FakeReloadly reloadly = new FakeReloadly()) {
      CarrierAdapter adapter = Reloadly.connect(reloadly.account().build());
      int status = row.httpStatus() < 100 ? 400 : row.httpStatus();
      reloadly.on("POST /topups", request -> answer(row, status));

      Answer answer = adapter.send(Given.attempt(adapter));

      switch (row.proves()) {
        case NOTHING_SOLD, NOTHING_SOLD_NOW -> {
          Answer.Rejected rejected = (Answer.Rejected) answer;
          assertThat(rejected.rejection().proves()).isEqualTo(row.proves());
          assertThat(rejected.rejection().reason()).isEqualTo(row.reason());
          assertThat(rejected.rejection().retryAfter()).isEqualTo(row.retryAfter());
        }
        case REFERENCE_USED ->
          assertThat(((Answer.InDoubt) answer).doubt()).isEqualTo(Doubt.REFERENCE_USED);
        case NOTHING -> assertThat(((Answer.InDoubt) answer).doubt()).isEqualTo(Doubt.AMBIGUOUS);
      }
      assertThat(reloadly.calls("POST /topups")).hasSize(1);
    }
  }

  @Test
  void onlyTheNamedServerErrorIsARefusal() {
    List<Row> refusals = Reloadly.errors().rows().stream()
        .filter(
            row -> row.proves() == Proves.NOTHING_SOLD || row.proves() == Proves.NOTHING_SOLD_NOW)
        .filter(row -> row.httpStatus() == Row.ANY_STATUS || row.httpStatus() >= 500)
        .toList();

    assertThat(refusals)
        .extracting(Row::code)
        .containsExactly("OPERATOR_UNAVAILABLE_OR_CURRENTLY_INACTIVE");
  }

  @Test
  void aFailureWithoutKnownReasonIsTheCarriers() {
    assertThat(Errors.reasonOf(null)).isEqualTo(DeclineReason.CARRIER_FAILED);
    assertThat(Errors.reasonOf("BRAND_NEW")).isEqualTo(DeclineReason.CARRIER_FAILED);
    assertThat(Errors.reasonOf("INTERNAL_SERVER_ERROR")).isEqualTo(DeclineReason.CARRIER_FAILED);
    assertThat(Errors.reasonOf("INSUFFICIENT_BALANCE")).isEqualTo(DeclineReason.WALLET_TOO_LOW);
  }

  static List<Row> rows() {
    return Reloadly.errors().rows();
  }

  private static MockResponse answer(Row row, int status) {
    if (row.code().equals(Errors.ANY_BODY)) {
      return json(status, "<html>no</html>");
    }
    return json(status, error(row.code().equals(Errors.NO_CODE) ? null : row.code()));
  }

  private static String text(Row row) {
    return String.join(
        " ",
        row.code(),
        row.statusText(),
        row.reason().name(),
        row.proves().name(),
        String.valueOf(row.retryAfter()));
  }
}
